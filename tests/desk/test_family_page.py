"""The family page: the picture, the list and the words say the same, to whoever sees the record."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any
from uuid import uuid4

from django.db import connection
from django.test.utils import CaptureQueriesContext

from alongside.people.family.actions import How, Who, say_together, tell_of
from alongside.people.family.drafting import confirm_draft, keep_draft
from alongside.people.family.models import Link, Relative
from alongside.people.ties.models import Tie
from tests.cast import NOW, Cast
from tests.masking import masked
from tests.people.families import HARD, sixty


def bring(cast: Cast, told: Any) -> None:
    ana = cast.viewer("ana")
    draft = keep_draft(person_id=cast.maya.pk, family=told, file_name="x", left_out={}, by=ana)
    confirm_draft(draft_id=draft.pk, me=told.me, kept=set(told.members), by=ana)


def page(cast: Cast, who: str = "ana", query: str = "") -> str:
    answer = cast.client(who).get(cast.url("maya", "family/") + query)
    assert answer.status_code == 200
    return answer.content.decode()


def picture(html: str) -> str:
    start = html.index('<svg class="fam"')
    return html[start : html.index("</svg>", start)]


def drawn(html: str) -> list[str]:
    return re.findall(r'<a class="fam-one[^"]*" href="#r-([^"]+)"', html)


def listed(html: str) -> list[str]:
    return re.findall(r'<li class="list-row fam-row" id="r-([^"]+)"', html)


def test_picture_and_list_hold_the_same_people_each_once(cast: Cast) -> None:
    bring(cast, HARD["two foster homes, with dates"])
    html = page(cast)
    assert sorted(drawn(html)) == sorted(listed(html))
    assert len(drawn(html)) == len(set(drawn(html))) == 7
    assert "Foster home: Carol and Mike, 2019 to 2021." in html
    assert ">2019–2021</text>" in html


def test_every_line_of_the_picture_is_a_sentence(cast: Cast) -> None:
    bring(cast, HARD["half-siblings of three fathers"])
    html = page(cast)
    for said in (
        "Parents by birth: Dee and Ash.", "Parents by birth: Dee and Bob.",
        "Parents by birth: Dee and Cal.", "Was the partner of Dee, 2011 to 2013.",
        "Partner of Dee, since 2015.",
    ):  # fmt: skip
        assert said in html


def test_the_page_costs_the_same_however_large_the_family_is(cast: Cast) -> None:
    client = cast.client("ana")
    url = cast.url("maya", "family/")
    client.get(url)
    counts = []
    for told in (None, HARD["twins"], sixty()):
        if told:
            bring(cast, told)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(url).status_code == 200
        counts.append(len(queries))
    assert len(set(counts)) == 1, counts


def test_of_a_family_too_large_to_draw_sixty_are_and_any_of_them_can_be_gone_to(cast: Cast) -> None:
    bring(cast, sixty(3))
    bring(cast, sixty(7))
    html = page(cast)
    assert len(drawn(html)) == 60
    left = int(re.search(r"(\d+) more people are told of", html)[1])  # type: ignore[index]
    assert left > 10
    everybody = {str(pk) for pk in Relative.objects.visible_to(cast.viewer("ana"))
                 .values_list("pk", flat=True)}  # fmt: skip
    reached: set[str] = set()
    todo = [""]
    while todo and not reached >= everybody:
        html = page(cast, query=todo.pop())
        near = {*drawn(html), *re.findall(r"\?around=([0-9a-f-]{36})", html)}
        todo += [f"?around={one}" for one in sorted(near - reached)]
        reached |= near
    assert reached == everybody


def test_somebody_s_record_is_linked_for_who_sees_it_and_nothing_tells_of_it_otherwise(
    cast: Cast,
) -> None:
    ana = cast.viewer("ana")
    tell_of(person_id=cast.maya.pk, who=Who("Sister"), how=How("sibling", "siblings"), by=ana)
    tie = Tie.objects.visible_to(ana).get(name="Sister")
    pages = []
    for other in (None, cast.rose, cast.kit, cast.dee):
        tie.other = other
        tie.save()
        pages.append(masked(page(cast)))
    assert pages[0] == pages[1] == pages[2], "sealed, and barred: as if there were no record"
    assert f"/people/{cast.dee.pk}/" in pages[3]


def test_who_is_kept_close_is_on_no_print(cast: Cast) -> None:
    ana = cast.viewer("ana")
    tell_of(
        person_id=cast.maya.pk, who=Who("Shane", kept_close=True), how=How("parent", "birth"),
        by=ana,
    )  # fmt: skip
    assert "With those kept close" in page(cast)
    assert "Shane" not in page(cast)
    assert "Shane" in page(cast, query="?close=1")
    assert "not-printed" in page(cast, query="?close=1")
    assert "Shane" not in page(cast, query="?close=1&print=1")
    for query in ("", "?close=1"):
        html = page(cast, who="zoe", query=query)
        assert "Shane" not in html
        assert "kept close" not in html.replace("Without those kept close. Whoever", "")


def test_names_are_words_and_never_markup(cast: Cast) -> None:
    name = '"><script>alert(1)</script><a onfocus="x'
    tell_of(
        person_id=cast.maya.pk, who=Who(name), how=How("parent", "birth"), by=cast.viewer("ana")
    )
    html = page(cast)
    assert "<script>alert" not in html
    assert 'onfocus="x' not in html


def test_the_form_tells_and_keeps_every_word_where_it_cannot(cast: Cast) -> None:
    client, url = cast.client("ana"), cast.url("maya", "family/tell/")
    given = {"key": str(uuid4()), "who": "new", "name": "Nan Jean", "what": "parent.kinship",
             "lives_with": "on", "began": "March 2025", "relation": "nan"}  # fmt: skip
    wrong = client.post(url, given | {"began": "when it rained"})
    assert wrong.status_code == 422
    assert "when it rained" in wrong.content.decode()
    answer = client.post(url, given)
    assert answer.status_code == 303
    html = client.get(answer["Location"]).content.decode()
    assert "Cared for in the family by Nan Jean, since March 2025. Lives there now." in html
    assert "Nan Jean, since March 2025" in html


def test_a_tie_told_before_is_put_in_with_its_words(cast: Cast) -> None:
    tie = Tie.objects.create(
        person=cast.maya, kind="sibling", name="Kit", made_by=cast.ana, made_at=NOW
    )
    client = cast.client("ana")
    url = cast.url("maya", "family/tell/") + f"?tie={tie.pk}"
    assert f"?tie={tie.pk}" in page(cast)
    form = client.get(url).content.decode()
    assert 'value="Kit"' in form
    posted = {"key": str(uuid4()), "name": "Kit", "what": "sibling.half"}
    assert client.post(url, posted).status_code == 303
    html = page(cast)
    assert f"?tie={tie.pk}" not in html
    assert "Half-brother or half-sister of Kit." in html
    nobody = cast.url("maya", "family/tell/") + f"?tie={uuid4()}"
    assert client.get(nobody).status_code == 404


def test_last_and_next_together_stand_beside_a_brother(cast: Cast) -> None:
    ana = cast.viewer("ana")
    kit = tell_of(person_id=cast.maya.pk, who=Who("Kit"), how=How("sibling", "siblings"), by=ana)
    for days, words in ((-9, "Swimming. Nan drove."), (12, "Pizza. Ana asks.")):
        say_together(
            relative_id=kit.pk, on=NOW.date() + dt.timedelta(days=days), words=words, by=ana
        )
    html = page(cast)
    assert re.search(r"Last together:</span> 24 April 2027, .*Swimming", html)
    assert re.search(r"Next together:</span> 15 May 2027, .*Pizza", html)


def test_somebody_is_moved_along_their_row_and_put_back(cast: Cast) -> None:
    bring(cast, HARD["a grandparent who cares"])
    client, ana = cast.client("ana"), cast.viewer("ana")
    row = Relative.objects.visible_to(ana).get(name="Kit")

    def left_of() -> bool:
        at = {
            name: int(x)
            for x, name in re.findall(
                r'data-x="(\d+)"[^§]*?class="fam-name" x="\d+" y="\d+">(\w+)', picture(page(cast))
            )
        }
        return at["Kit"] < at["Maya"]

    before = left_of()
    way = "right" if before else "left"
    url = f"/relatives/{row.pk}/place/"
    assert client.post(url, {"key": str(uuid4()), "do": way}).status_code == 303
    assert left_of() != before
    assert client.post(url, {"key": str(uuid4()), "do": "free"}).status_code == 303
    assert left_of() == before


def test_a_stale_change_is_shown_beside_what_stands(cast: Cast) -> None:
    ana = cast.viewer("ana")
    dee = tell_of(person_id=cast.maya.pk, who=Who("Dee"), how=How("parent", "birth"), by=ana)
    link = Link.objects.visible_to(ana).get()
    client = cast.client("ana")
    for url, words in (
        (f"/relatives/{dee.pk}/", {"name": "Mum"}),
        (f"/family-links/{link.pk}/", {"kind": "adoptive"}),
    ):
        form = client.get(url).content.decode()
        version = re.search(r'name="version" value="(\d+)"', form)[1]  # type: ignore[index]
        first, second = (
            client.post(url, {**words, "version": version, "key": str(uuid4())}) for _ in "12"
        )
        assert (first.status_code, second.status_code) == (303, 409)
