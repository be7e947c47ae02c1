"""Hands on a map: taps on the card, steps back, the page for a table, and who knows whom there."""

from __future__ import annotations

import re
from typing import Any
from uuid import uuid4

from django.db import connection
from django.test.utils import CaptureQueriesContext

from alongside.base.audit.models import AuditRow
from alongside.people.persons.models import Label
from alongside.people.ties import actions
from alongside.people.ties.models import Tie
from alongside.people.ties.readings import Reading
from alongside.people.ties.told import Said, Told
from tests.cast import NOW, Cast
from tests.masking import masked

TODAY = NOW.date()


def put(cast: Cast, whose: str, name: str, by: str = "ana", **told: Any) -> Tie:
    told.setdefault("kind", "friend")
    return actions.add_tie(
        person_id=cast.people[whose].pk, told=Told(name=name, **told), by=cast.viewer(by)
    )


def page(cast: Cast, query: str = "", who: str = "ana", at: str = "map/") -> str:
    answer = cast.client(who).get(cast.url("maya", at) + query)
    assert answer.status_code == 200
    return masked(answer.content)


def send(cast: Cast, address: str, who: str = "ana", **fields: Any) -> Any:
    return cast.client(who).post(address, {"key": str(uuid4()), **fields})


def agreed(cast: Cast, sees: str = "record") -> None:
    actions.consent_to_map(
        person_id=cast.maya.pk, sees=sees, counts=sees != "nobody", by=cast.viewer("ana")
    )


def current(cast: Cast, tie: Tie, view: str) -> Any:
    rows = Reading.objects.visible_to(cast.viewer("ana")).current()
    return rows.filter(tie=tie, perspective=view).order_by("on", "written_at", "pk").last()


# --- the card ------------------------------------------------------------------------------------


def test_closer_and_further_are_readings_of_the_view_that_is_open(cast: Cast) -> None:
    agreed(cast)
    tie, ana = put(cast, "maya", "Zee"), cast.viewer("ana")
    for view, ring in (("own", 3), ("worker", 1)):
        actions.say_reading(tie_id=tie.pk, perspective=view, said=Said(closeness=ring), by=ana)
    html = page(cast, f"?view=person&who={tie.pk}")
    assert re.search(r'name="closeness" value="2"[^>]*>[^<]*<span>Closer', html)
    assert re.search(r'name="closeness" value="4"[^>]*>[^<]*<span>Further', html)
    answer = send(cast, f"/ties/{tie.pk}/move/", view="person", closeness="2")
    assert answer.status_code == 303
    assert answer["Location"].endswith("#card")
    assert current(cast, tie, "own").closeness == 2
    assert current(cast, tie, "worker").closeness == 1, "nobody else's view has moved"


def test_a_carer_s_view_stays_the_carer_s_and_another_worker_s_is_not_mine_to_say(
    cast: Cast,
) -> None:
    tie, ana = put(cast, "maya", "Zee"), cast.viewer("ana")
    actions.say_reading(
        tie_id=tie.pk, perspective="carer", said_by="Lorna", said=Said(closeness=3), by=ana
    )
    actions.say_reading(
        tie_id=tie.pk, perspective="worker", said=Said(closeness=3), by=cast.viewer("zoe")
    )
    found = re.findall(r'\?view=((?:carer|worker)-\w+)[^"]*"[^>]*>([^<]+)</a>', page(cast))
    views = {view: name for view, name in found if name.endswith("view")}
    assert len(views) == 3
    for view, name in views.items():
        mine = "Lorna" in name or "Ana" in name
        assert ('id="tap-save"' in page(cast, f"?view={view}&who={tie.pk}")) == mine, name
        answer = send(cast, f"/ties/{tie.pk}/move/", view=view, closeness="2")
        assert answer.status_code == (303 if mine else 409), name
    assert current(cast, tie, "carer").said_by == "Lorna"
    assert current(cast, tie, "carer").closeness == 2
    dee = put(cast, "dee", "Zee")
    html = cast.client("ana").get(cast.url("dee", f"map/?who={dee.pk}")).content.decode()
    assert "first ask who will see it" in html
    assert 'id="tap-save"' not in html, "their own view needs their answer first"


def test_a_day_that_is_over_is_looked_at_and_not_changed(cast: Cast) -> None:
    tie = put(cast, "maya", "Zee")
    html = page(cast, f"?on=2026-01-01&who={tie.pk}")
    assert "data-map-form" not in html


def test_undo_stands_under_the_map_and_goes_back_to_it(cast: Cast) -> None:
    tie = put(cast, "maya", "Zee")
    actions.say_reading(
        tie_id=tie.pk, perspective="worker", said=Said(closeness=2), by=cast.viewer("ana")
    )
    action = re.search(r'action="(/readings/[^"]+)"', page(cast))
    assert action
    assert "Zee. Close." in page(cast)
    away = "https://elsewhere.example/"
    answer = send(cast, action[1], at=away)
    assert answer.status_code == 303
    assert answer["Location"].startswith(cast.url("maya", "map/")), "and nowhere else"
    html = page(cast)
    assert "Redo" in html
    assert current(cast, tie, "worker") is None
    assert "Zee. Close." not in page(cast, who="zoe"), "what I may undo is mine alone"


def test_whoever_was_put_on_is_taken_off_and_put_on_again(cast: Cast) -> None:
    tie, looked = put(cast, "maya", "Zee"), cast.url("maya", "map/") + "?tab=list"
    html = page(cast, "?tab=list")
    assert "Zee. Put on the map." in html
    off = re.search(r'action="(/ties/[^"]+/off/)"', html)
    assert off
    key = str(uuid4())
    for _sent in ("once", "and again, when the answer was lost"):
        answer = cast.client("ana").post(off[1], {"key": key, "at": looked})
        assert answer["Location"] == looked + "&done=taken_off"
    html = cast.client("ana").get(answer["Location"]).content.decode()
    assert "Taken off the map." in html
    on = re.search(r'action="(/ties/[^"]+/on/)"', html)
    assert on
    assert str(tie.pk) not in page(cast, "?tab=list", who="zoe")
    answer = send(cast, on[1], at=f"{looked}&who={tie.pk}")
    assert answer["Location"] == f"{looked}&who={tie.pk}#card"
    assert str(tie.pk) in page(cast, "?tab=list", who="zoe")
    assert "Zee. Put on the map." not in page(cast, who="zoe"), "what I may undo is mine alone"


# --- at a table ----------------------------------------------------------------------------------


def test_the_consent_question_comes_first_and_leads_back_to_the_table(cast: Cast) -> None:
    client, url = cast.client("ana"), cast.url("maya", "map/together/")
    answer = client.get(url)
    assert answer.status_code == 302
    asked = answer["Location"]
    assert asked == cast.url("maya", "ties/before/") + "?then=together"
    answer = send(cast, asked, sees="record", counts="yes")
    assert answer["Location"] == url
    agreed(cast, "nobody")
    html = client.get(url).content.decode()
    assert "said not to write their own view down" in html
    assert 'name="kind"' not in html


def test_one_at_a_time_who_the_ring_the_line_and_which_way_help_goes(cast: Cast) -> None:
    agreed(cast)
    url = cast.url("maya", "map/together/")
    answer = send(cast, url, name="Zee", kind="friend")
    steps = []
    for name, value in (("closeness", "2"), ("quality", "strong"), ("flow", "both")):
        steps.append(answer["Location"])
        html = cast.client("ana").get(answer["Location"]).content.decode()
        assert f'type="radio" id="tap-1" name="{name}"' in html
        answer = send(cast, answer["Location"], **{name: value})
        assert answer.status_code == 303
    assert answer["Location"].startswith(url)
    tie = Tie.objects.visible_to(cast.viewer("ana")).get(name="Zee")
    assert tie.source == "Maya"
    one = current(cast, tie, "own")
    assert (one.closeness, one.quality, one.flow) == (2, "strong", "both")
    assert [re.sub(r".*step=", "", step) for step in steps] == ["ring", "line", "help"]
    undo = re.search(r'action="(/readings/[^"]+)"', page(cast, at="map/together/"))
    assert undo
    answer = send(cast, undo[1], to="table")
    assert answer["Location"] == steps[2], "back to the step that was taken back"
    assert current(cast, tie, "own").flow == ""


def test_who_was_put_on_at_a_table_by_mistake_is_taken_off_there(cast: Cast) -> None:
    agreed(cast)
    url = cast.url("maya", "map/together/")
    asked = send(cast, url, name="Zee", kind="friend")["Location"]
    off = re.search(r'action="(/ties/[^"]+/off/)"', page(cast, at="map/together/"))
    assert off
    assert off[1] in cast.client("ana").get(asked).content.decode(), "where the ring is asked for"
    answer = send(cast, off[1], to="table")
    assert answer["Location"] == url + "?done=taken_off"
    html = cast.client("ana").get(answer["Location"]).content.decode()
    assert "Taken off." in html
    on = re.search(r'action="(/ties/[^"]+/on/)"', html)
    assert on
    answer = send(cast, on[1], to="table")
    assert cast.client("ana").get(answer["Location"]).content.decode().count(">Zee<") > 0


def test_a_table_shows_their_own_view_and_nothing_that_is_private(cast: Cast) -> None:
    agreed(cast)
    ana = cast.viewer("ana")
    put(cast, "maya", "Shane", label=Label.RESTRICTED)
    away = put(cast, "maya", "Dad", kind="parent", whereabouts="prison", source="The police")
    tie = put(cast, "maya", "Zee")
    actions.say_reading(
        tie_id=tie.pk, perspective="worker", said=Said(closeness=4, quality="hard"), by=ana
    )
    actions.worry_about_tie(tie_id=tie.pk, words="He may come to the school.", by=ana)
    for html in (
        page(cast, at="map/together/"),
        masked(cast.client("ana").get(f"/ties/{away.pk}/together/").content),
        masked(cast.client("ana").get(f"/ties/{tie.pk}/together/").content),
    ):
        for private in ("Shane", "prison", "police", "He may come", "Hard going.", "Far away."):
            assert private not in html
    assert "Zee" in page(cast, at="map/together/")


def test_what_is_kept_back_is_not_said_at_a_table(cast: Cast) -> None:
    agreed(cast)
    tie = put(cast, "maya", "Shane", label=Label.RESTRICTED)
    address = f"/ties/{tie.pk}/together/"
    assert cast.client("ana").get(address).status_code == 404
    assert send(cast, address, closeness="2").status_code == 404


def test_the_page_for_a_table_costs_the_same_however_many_are_on_it(cast: Cast) -> None:
    agreed(cast)
    client, url = cast.client("ana"), cast.url("maya", "map/together/")
    counts = []
    for many in (0, 1, 6):
        for number in range(many):
            tie = put(cast, "maya", f"F{many}-{number}")
            actions.say_reading(
                tie_id=tie.pk, perspective="own", said=Said(closeness=2), by=cast.viewer("ana")
            )
        client.get(url)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(url).status_code == 200
        counts.append(len(queries))
    assert len(set(counts)) == 1, counts


# --- who knows whom ------------------------------------------------------------------------------


def two_known(cast: Cast) -> tuple[Tie, Tie]:
    """Dee and Noor, both with records that Ana reads, on Maya's map; Dee's record tells of Noor."""
    dee = put(cast, "maya", "Dee", kind="parent", other=cast.dee.pk)
    noor = put(cast, "maya", "Noor", kind="sibling", other=cast.noor.pk)
    put(cast, "dee", "Noor", kind="child", other=cast.noor.pk)
    return dee, noor


def between(html: str) -> list[str]:
    return re.findall(r'data-between="([^"]+)"', html)


def test_ties_between_others_are_drawn_when_asked_for_and_said_in_words(cast: Cast) -> None:
    dee, noor = two_known(cast)
    assert not between(page(cast))
    assert "Dee and Noor" not in page(cast, "?tab=words")
    pair = [f"{dee.pk} {noor.pk}"]
    assert between(page(cast, "?theirs=1")) == pair
    for query in (f"?who={noor.pk}", "?theirs=1", "?theirs=1&tab=list", "?theirs=1&tab=words"):
        assert "Dee and Noor: child." in page(cast, query), query
    other = put(cast, "maya", "Zee")
    assert not between(page(cast, f"?who={other.pk}"))
    assert "Dee and Noor" not in page(cast, "?print=1&theirs=1"), "another's record is on no paper"


def test_one_group_in_two_lives_is_a_tie_and_one_that_is_over_is_not(cast: Cast) -> None:
    from alongside.base.core.dates import RoughDate

    put(cast, "maya", "Dee", kind="parent", other=cast.dee.pk)
    put(cast, "maya", "Weir Lane School", kind="school")
    row = put(cast, "dee", "Weir Lane School", kind="school")
    assert "Dee and Weir Lane School: school." in page(cast, "?theirs=1")
    actions.end_tie(
        tie_id=row.pk, version=1, ended=RoughDate(TODAY.replace(year=2020)), by=cast.viewer("ana")
    )
    assert "Dee and Weir" not in page(cast, "?theirs=1")


def test_a_record_one_does_not_see_tells_nothing_at_either_end(cast: Cast) -> None:
    """Whoever sees Maya alone finds the same page, whether or not the others have records."""
    viewer = "zoe"
    put(cast, "maya", "Dee", kind="parent")
    put(cast, "maya", "Noor", kind="sibling")
    queries = ("?theirs=1", "?theirs=1&tab=list", "?theirs=1&tab=words")
    for name in ("dee", "noor"):
        assert cast.client(viewer).get(cast.url(name)).status_code == 404
    before = [page(cast, query, viewer) for query in queries]
    ties = Tie.objects.visible_to(cast.viewer("ana")).filter(person=cast.maya)
    for name in ("Dee", "Noor"):
        row = ties.get(name=name)
        told = Told(row.kind, name, other=cast.people[name.lower()].pk)
        actions.change_tie(tie_id=row.pk, version=1, told=told, by=cast.viewer("ana"))
    put(cast, "dee", "Noor", kind="child", other=cast.noor.pk)
    assert [page(cast, query, viewer) for query in queries] == before
    assert between(page(cast, "?theirs=1")), "and who sees them all is told"


def test_who_knows_whom_costs_the_same_however_many_do(cast: Cast) -> None:
    client, url = cast.client("ana"), cast.url("maya", "map/") + "?theirs=1"
    counts = []
    for more in (lambda: None, lambda: two_known(cast)):
        more()
        client.get(url)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(url).status_code == 200
        asked = [query["sql"] for query in queries if "SAVEPOINT" not in query["sql"]]
        counts.append(len(asked))
    assert len(set(counts)) == 1, counts


def test_a_record_that_told_of_a_tie_keeps_that_it_was_looked_at(cast: Cast) -> None:
    two_known(cast)
    rows = AuditRow.objects.unguarded("a test looks at what was kept").filter(verb="saw ties of")
    page(cast)
    assert not rows.exists(), "nothing of theirs was shown"
    page(cast, "?theirs=1")
    told = list(rows.values_list("person_id", "actor_id", "relation"))
    assert told == [(cast.dee.pk, cast.ana.pk, "key_worker")]


def test_more_than_can_be_told_is_cut_and_said(cast: Cast, monkeypatch: Any) -> None:
    from alongside.doors.desk.queries import map_theirs

    two_known(cast)
    put(cast, "noor", "Dee", kind="parent", other=cast.dee.pk)
    assert "There are more ties" not in page(cast, "?theirs=1")
    monkeypatch.setattr(map_theirs, "MOST", 1)
    assert "There are more ties" in page(cast, "?theirs=1")


# --- size and tidying up -------------------------------------------------------------------------


def test_a_picture_is_as_large_as_asked_for(cast: Cast) -> None:
    put(cast, "maya", "Zee")

    def wide(query: str) -> int:
        found = re.search(r'<svg class="map"[^>]* width="(\d+)"', page(cast, query))
        assert found
        return int(found[1])

    assert wide("?zoom=200") in range(2 * wide("") - 2, 2 * wide("") + 1)
    assert wide("?zoom=1000000") == wide("")


def test_tidying_up_is_looked_at_first_and_undone_after(cast: Cast) -> None:
    for number in range(5):
        tie = put(cast, "maya", f"Friend{number}")
        actions.say_reading(
            tie_id=tie.pk, perspective="worker", said=Said(closeness=number % 4 + 1),
            by=cast.viewer("ana"),
        )  # fmt: skip
    url = cast.url("maya", "map/tidy/")

    def put_at() -> list[str]:
        return re.findall(r'data-key="[^"]+"[^>]* transform="([^"]+)"', page(cast))

    before = put_at()
    html = page(cast, at="map/tidy/")
    assert "would stand somewhere else" in html
    assert put_at() == before, "looking changes nothing"
    answer = send(cast, url, do="tidy")
    tidy = put_at()
    assert tidy != before
    drawn = html[html.index('id="then-head"') : html.index('id="now-head"')]
    assert re.findall(r'data-key="[^"]+"[^>]* transform="([^"]+)"', drawn) == tidy
    assert "Undo tidying up" in cast.client("ana").get(answer["Location"]).content.decode()
    send(cast, url, do="back")
    assert put_at() == before
