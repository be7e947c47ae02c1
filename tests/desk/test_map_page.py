"""The map page: the picture, the list, the table and the words say the same, to who may see it."""

from __future__ import annotations

import datetime as dt
import re
from itertools import pairwise
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

from alongside.base.audit.models import AuditRow
from alongside.base.core.dates import RoughDate
from alongside.people.persons.models import Label
from alongside.people.ties import actions
from alongside.people.ties.models import Place, Tie
from alongside.people.ties.told import Said, Told
from tests.cast import DAY, NOW, Cast
from tests.masking import masked

TODAY = NOW.date()
WHY = "a test looks at what was kept"


def put(cast: Cast, name: str, ring: int | None = None, **more: Any) -> Tie:
    told = Told(more.pop("kind", "friend"), name, **more.pop("told", {}))
    ana = cast.viewer("ana")
    tie = actions.add_tie(person_id=cast.maya.pk, told=told, by=ana)
    if ring:
        said = Said(closeness=ring, quality=more.pop("quality", "ok"))
        actions.say_reading(
            tie_id=tie.pk, perspective=more.pop("view", "worker"), said=said, by=ana, **more
        )
    return tie


def page(cast: Cast, who: str = "ana", query: str = "") -> str:
    answer = cast.client(who).get(cast.url("maya", "map/") + query)
    assert answer.status_code == 200
    return masked(answer.content)


def drawn(html: str) -> set[str]:
    return set(re.findall(r'<a class="map-one[^"]*" href="[^"]*" data-key="([0-9a-f-]+)"', html))


def listed(html: str) -> set[str]:
    return set(re.findall(r'id="tie-([0-9a-f-]+)"', html))


def places(cast: Cast) -> dict[Any, tuple[float, dict[str, int]]]:
    rows = Place.objects.unguarded(WHY).filter(person=cast.maya)
    return {row.tie_id: (row.spoke, row.lanes) for row in rows}


def test_picture_list_table_and_words_hold_the_same_people(cast: Cast) -> None:
    for number in range(6):
        put(cast, f"Friend{number}", number % 4 + 1)
    picture = page(cast)
    assert len(drawn(picture)) >= 6
    assert drawn(picture) == listed(page(cast, query="?tab=list"))
    for tab in ("table", "words"):
        html = page(cast, query=f"?tab={tab}")
        assert all(f"Friend{number}" in html for number in range(6))


def test_it_costs_the_same_however_many_are_on_it(cast: Cast) -> None:
    client, url = cast.client("ana"), cast.url("maya", "map/")
    client.get(url)
    counts = []
    for many in (0, 1, 8):
        for number in range(many):
            put(cast, f"F{many}-{number}", 2)
        client.get(url)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(url).status_code == 200
        counts.append(len(queries))
    assert len(set(counts)) == 1, counts


def test_looking_writes_its_own_row_and_nothing_else(cast: Cast) -> None:
    put(cast, "Zee", 1)
    before = places(cast)
    page(cast)
    page(cast, query="?print=1")
    rows = AuditRow.objects.visible_to(cast.viewer("ana")).order_by("-seq")
    verbs = list(rows.values_list("verb", flat=True)[:2])
    assert verbs == ["printed map of", "saw map of"]
    assert places(cast) == before


def test_nobody_who_has_a_place_is_moved_when_somebody_comes_in_or_goes(cast: Cast) -> None:
    ties = [put(cast, f"Friend{number}", number % 4 + 1) for number in range(5)]
    before = places(cast)
    new = put(cast, "Lena", 2)
    actions.end_tie(tie_id=ties[0].pk, version=1, ended=RoughDate(TODAY), by=cast.viewer("ana"))
    after = places(cast)
    assert new.pk in after
    assert all(after[pk][0] == spoke for pk, (spoke, _lanes) in before.items())
    for pk, (_spoke, lanes) in before.items():
        assert lanes.items() <= after[pk][1].items()


def test_a_hidden_tie_leaves_no_trace_for_whoever_may_not_see_it(cast: Cast) -> None:
    for number in range(4):
        put(cast, f"Friend{number}", 1)
    queries = [f"?tab={tab}" for tab in ("map", "list", "table", "words")] + ["?print=1"]
    before = [page(cast, "zoe", query) for query in queries]
    ana = cast.viewer("ana")
    told = Told("friend", "Shane", label=Label.RESTRICTED)
    tie = actions.add_tie(person_id=cast.maya.pk, told=told, by=ana)
    actions.say_reading(
        tie_id=tie.pk, perspective="worker", said=Said(closeness=1, quality="hard"), by=ana
    )
    client, url = cast.client("zoe"), cast.url("maya", "map/")
    assert [page(cast, "zoe", query) for query in queries] == before
    assert "Shane" in page(cast)
    asked = f"?who={tie.pk}"
    assert page(cast, "zoe", asked) == page(cast, "zoe")
    assert "Shane" not in page(cast, query="?print=1"), "and it is on no paper"
    put(cast, "Newcomer", 1)
    with_it = places(cast)
    assert tie.pk not in with_it, "nobody stands aside for one who is kept back"
    assert client.get(url).status_code == 200


def test_hiding_somebody_closes_the_gap_they_would_leave(cast: Cast) -> None:
    ties = [put(cast, f"Friend{number}", 2) for number in range(5)]
    ana, gone = cast.viewer("ana"), ties[2]
    told = Told("friend", "Friend2", label=Label.RESTRICTED)
    actions.change_tie(tie_id=gone.pk, version=1, told=told, by=ana)
    assert places(cast)[gone.pk] == (None, {})
    spokes = sorted(spoke for tie in ties if (spoke := places(cast)[tie.pk][0]) is not None)
    assert len(spokes) == 4
    steps = [round(after - before, 1) for before, after in pairwise(spokes)]
    assert max(steps) < 2 * min(steps), "as if there had been four"


def test_a_view_that_is_not_shared_is_its_writer_s_alone(cast: Cast) -> None:
    tie = put(cast, "Zee", 1)
    ana = cast.viewer("ana")
    before = page(cast, "cal")
    kept = places(cast)
    actions.say_reading(
        tie_id=tie.pk, perspective="carer", said=Said(closeness=4, quality="hard"),
        said_by="Lorna", shared=False, by=ana,
    )  # fmt: skip
    assert "Lorna’s view" in page(cast)
    assert page(cast, "cal") == before
    assert places(cast) == kept
    assert "Lorna" not in page(cast, query="?print=1")


def test_a_day_and_a_view(cast: Cast) -> None:
    put(cast, "Zee", 1, on=TODAY - 30 * DAY)
    tie = put(cast, "Lena", 2, on=TODAY - 2 * DAY)
    actions.say_reading(
        tie_id=tie.pk, perspective="agreed", said=Said(closeness=4), by=cast.viewer("ana")
    )
    then = page(cast, query=f"?tab=list&on={TODAY - 10 * DAY}")
    assert "Zee" in then
    html = page(cast, query="?tab=list&view=together")
    assert "Agreed together" in html
    assert "Far away (1)" in html
    for nonsense in ("?on=rain", "?view=nobody", "?on=9999-01-01", "?area=help"):
        assert drawn(page(cast, query=nonsense)) == drawn(page(cast)), nonsense


def test_what_a_newer_view_leaves_open_stands_as_it_was_said(cast: Cast) -> None:
    tie = put(cast, "Zee", 1, quality="strong", on=TODAY - 3 * DAY)
    actions.say_reading(
        tie_id=tie.pk, perspective="worker", said=Said(quality="hard"), by=cast.viewer("ana")
    )
    html = page(cast, query="?tab=list")
    assert "Very close (2)" in html, "with her nan"
    assert "Hard going." in html


def test_no_one_right_now_takes_back_whom_they_counted_on(cast: Cast) -> None:
    ana = cast.viewer("ana")
    actions.consent_to_map(person_id=cast.maya.pk, sees="record", counts=True, by=ana)
    tie = put(cast, "Zee")
    actions.say_reading(
        tie_id=tie.pk, perspective="own", said=Said(closeness=1, counts_on=True), by=ana,
        on=TODAY - 5 * DAY,
    )  # fmt: skip
    assert "Someone I can count on" in page(cast, query="?tab=list&view=person")
    actions.ask_count_on(person_id=cast.maya.pk, answer="no_one", by=ana, on=TODAY)
    assert "Someone I can count on" not in page(cast, query="?tab=list&view=person")
    then = f"?tab=list&view=person&on={TODAY - 2 * DAY}"
    assert "Someone I can count on" in page(cast, query=then)


def test_no_name_stands_in_an_address(cast: Cast) -> None:
    tie = put(cast, "Zee", 1)
    actions.say_reading(
        tie_id=tie.pk, perspective="carer", said=Said(closeness=2), said_by="Lorna Quill",
        by=cast.viewer("ana"),
    )  # fmt: skip
    for address in re.findall(r'href="([^"]*)"', page(cast)):
        assert "Quill" not in address
        assert "Zee" not in address


def test_names_are_words_and_never_markup(cast: Cast) -> None:
    put(cast, '"><script>alert(1)</script>', 1)
    for tab in ("map", "list", "table", "words"):
        assert "<script>alert" not in page(cast, query=f"?tab={tab}")


def test_who_has_died_without_a_day_is_said_to_have_died(cast: Cast) -> None:
    put(cast, "Grandad", 2, told={"whereabouts": "died"})
    html = page(cast, query="?tab=list")
    assert "Died." in html
    assert "not known" not in html
    assert dt.date.min.isoformat() not in html
    assert re.search(r'class="map-more"[^>]*>died</text>', page(cast))


def test_a_phone_has_the_shapes_first_and_they_lead_to_the_names(cast: Cast) -> None:
    put(cast, "Zee", 1)
    html = page(cast)
    small = re.search(r'<a class="map-glance" href="([^"]+)">(.*?)</a>', html, re.DOTALL)
    assert small
    assert "Zee" not in small[2]
    assert 'class="map map-small"' in small[2]
    whole = page(cast, query="?" + small[1].partition("?")[2].replace("&amp;", "&"))
    assert "map-glance" not in whole
    assert drawn(whole) == drawn(html)
    assert "whole=1" in whole, "and stays so from day to day"
