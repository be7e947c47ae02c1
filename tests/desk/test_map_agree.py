"""Agreed together needs a step of its own: two views, tie by tie, and what people say to each."""

from __future__ import annotations

import re
from typing import Any
from uuid import UUID

import pytest

from alongside.base.core.errors import CannotSee, Refused
from alongside.base.core.ids import uuid7
from alongside.people.persons.models import Label
from alongside.people.ties import actions
from alongside.people.ties.agreeing import Agreed, agree_together
from alongside.people.ties.models import Tie
from alongside.people.ties.readings import Reading
from alongside.people.ties.told import Said, Told
from tests.cast import Cast
from tests.desk.test_map_page import put

WHY = "a test looks at what was kept"


def two_views(cast: Cast) -> dict[str, Tie]:
    """Of Zee they differ, of Kit they say the same, of Lena only Ana says anything."""
    ana = cast.viewer("ana")
    ties = {name: put(cast, name, 2) for name in ("Zee", "Kit", "Lena")}
    for name, said in (("Zee", Said(closeness=4, quality="hard")), ("Kit", Said(2, "ok"))):
        actions.say_reading(
            tie_id=ties[name].pk, perspective="carer", said=said, said_by="Lorna", by=ana
        )
    return ties


def url_of(cast: Cast, who: str = "ana") -> str:
    html = cast.client(who).get(cast.url("maya", "map/compare/")).content.decode()
    found = re.findall(r'<option value="((?:worker|carer)-[0-9a-f]+)"', html)
    views = sorted(dict.fromkeys(found))
    return cast.url("maya", "map/agree/") + f"?view={views[1]}&with={views[0]}"


def agreed(cast: Cast) -> dict[UUID, Reading]:
    rows = Reading.objects.unguarded(WHY).filter(perspective="agreed").order_by("written_at")
    return {row.tie_id: row for row in rows}


def body(**given: Any) -> dict[str, Any]:
    return {"key": str(uuid7()), **given}


def test_it_lists_first_where_they_differ(cast: Cast) -> None:
    two_views(cast)
    html = cast.client("ana").get(url_of(cast)).content.decode()
    differ, alike = html.split("Where they say the same")
    assert re.findall(r"<legend>([^<]*)", differ) == ["Ivy", "Lena", "Zee"]
    assert "Kit" in re.findall(r"<legend>([^<]*)", alike)
    assert "Lorna’s view: Far away. Hard going." in differ
    assert "Both: Close. OK." in alike
    assert "checked" in html
    assert not agreed(cast), "looking agrees on nothing"


def test_one_view_the_other_or_a_third_is_saved_at_once(cast: Cast) -> None:
    ties = two_views(cast)
    zee, kit, lena = (ties[name].pk for name in ("Zee", "Kit", "Lena"))
    before = Reading.objects.unguarded(WHY).count()
    sent = body(**{
        f"tie-{zee}": "4.hard.", f"tie-{kit}": "",
        f"closeness-{lena}": "3", f"quality-{lena}": "thin", "said_by": "Maya and Ana",
    })  # fmt: skip
    client, url = cast.client("ana"), url_of(cast)
    first = client.post(url, sent)
    assert first.status_code == 303
    assert client.post(url, sent)["Location"] == first["Location"]
    assert Reading.objects.unguarded(WHY).count() == before + 2, "once, and both views stay"
    found = agreed(cast)
    assert set(found) == {zee, lena}
    assert (found[zee].closeness, found[zee].quality) == (4, "hard")
    assert (found[lena].closeness, found[lena].quality) == (3, "thin")
    assert found[lena].said_by == "Maya and Ana"
    assert "Saved, as agreed together." in client.get(first["Location"]).content.decode()
    assert "Agreed together, " in client.get(url).content.decode()


def test_what_cannot_be_taken_comes_back_with_what_was_chosen(cast: Cast) -> None:
    ties = two_views(cast)
    zee, lena = ties["Zee"].pk, ties["Lena"].pk
    client, url = cast.client("ana"), url_of(cast)
    for given, sentence in (
        ({}, "Choose what is agreed"),
        ({f"tie-{zee}": "4.hard.", f"closeness-{zee}": "1"}, "not both"),
        ({f"tie-{zee}": "1.strong."}, "changed meanwhile"),
        ({f"tie-{zee}": "4.hard.", "on": "1/1/2100"}, "This day lies ahead."),
    ):
        answer = client.post(url, body(**given, **{f"closeness-{lena}": "3"} if given else {}))
        assert answer.status_code == 422, given
        html = answer.content.decode()
        assert sentence in html
        if given:
            assert '<option value="3" selected>' in html
    assert not agreed(cast)


def test_all_of_it_is_saved_or_nothing(cast: Cast) -> None:
    ties = two_views(cast)
    ana = cast.viewer("ana")
    good = Agreed(ties["Zee"].pk, Said(closeness=1))
    with pytest.raises(Refused):
        agree_together(
            person_id=cast.maya.pk, agreed=[good, Agreed(ties["Kit"].pk, Said())], by=ana
        )
    with pytest.raises(CannotSee):
        agree_together(person_id=cast.maya.pk, agreed=[good, Agreed(uuid7(), Said(1))], by=ana)
    with pytest.raises(CannotSee):
        agree_together(person_id=cast.kit.pk, agreed=[good], by=ana)
    assert not agreed(cast)


def test_help_that_was_agreed_before_is_said_to_go_neither_way(cast: Cast) -> None:
    ties = two_views(cast)
    zee = ties["Zee"].pk
    actions.say_reading(
        tie_id=zee, perspective="agreed", said=Said(closeness=1, flow="in"), by=cast.viewer("ana")
    )
    client, url = cast.client("ana"), url_of(cast)
    assert 'value="4.hard.none"' in client.get(url).content.decode()
    assert client.post(url, body(**{f"tie-{zee}": "4.hard.none"})).status_code == 303
    assert agreed(cast)[zee].flow == "none"


def test_what_comes_from_a_view_that_is_not_shared_stays_with_its_writer(cast: Cast) -> None:
    ties = two_views(cast)
    zee = ties["Zee"].pk
    ana = cast.viewer("ana")
    actions.say_reading(
        tie_id=zee,
        perspective="carer",
        said=Said(closeness=3),
        said_by="Lorna",
        shared=False,
        by=ana,
    )
    client, url = cast.client("ana"), url_of(cast)
    assert "so what you save here is, too" in client.get(url).content.decode()
    client.post(url, body(**{f"tie-{zee}": "3.hard.", f"tie-{ties['Kit'].pk}": "2.ok."}))
    found = agreed(cast)
    assert found[zee].shared is False
    assert found[ties["Kit"].pk].shared is True


def test_a_tie_that_is_kept_back_can_be_agreed_on_by_nobody_who_does_not_see_it(
    cast: Cast,
) -> None:
    two_views(cast)
    ana = cast.viewer("ana")
    before = cast.client("zoe").get(url_of(cast, "zoe")).content.decode()
    told = Told("friend", "Shane", label=Label.RESTRICTED)
    hidden = actions.add_tie(person_id=cast.maya.pk, told=told, by=ana)
    for view in ("worker", "carer"):
        actions.say_reading(
            tie_id=hidden.pk, perspective=view, said=Said(1), said_by="Lorna", by=ana
        )
    assert "Shane" in cast.client("ana").get(url_of(cast)).content.decode()
    url = url_of(cast, "zoe")
    after = cast.client("zoe").get(url).content.decode()
    assert re.findall(r"<legend>([^<]*)", after) == re.findall(r"<legend>([^<]*)", before)
    assert "Shane" not in after
    answer = cast.client("zoe").post(url, body(**{f"tie-{hidden.pk}": "1.."}))
    assert answer.status_code == 422
    with pytest.raises(CannotSee):
        agree_together(
            person_id=cast.maya.pk, agreed=[Agreed(hidden.pk, Said(1))], by=cast.viewer("zoe")
        )
    assert not agreed(cast)


def test_with_one_view_there_is_nothing_to_agree_on(cast: Cast) -> None:
    html = cast.client("ana").get(cast.url("maya", "map/agree/")).content.decode()
    assert "no two views" in html
