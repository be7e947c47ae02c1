"""Words in what I may read: what is found, what never is, and what the index holds."""

from __future__ import annotations

import html
import re
import time
from typing import Any

import pytest
from django.db.models import QuerySet
from hypothesis import given
from hypothesis import strategies as st

from alongside.base.audit.models import AuditRow
from alongside.base.core.units import unit
from alongside.base.search import words
from alongside.base.search.models import Words
from alongside.doors.desk.queries.finding import MOST, in_what_is_written
from alongside.people.working import actions as working
from alongside.people.working.models import EndingReason
from alongside.practice.encounters.actions import Part, What, correct_encounter
from alongside.practice.encounters.models import Encounter, EncounterPart
from alongside.practice.promises.actions import make_promise, settle_promise
from alongside.practice.promises.models import Promise
from tests.cast import DAY, NOW, STAFF, WORDS, Cast, seal, visit


def found(cast: Cast, who: str, asked: str) -> list[str]:
    """The lines found, without the marks."""
    rows = in_what_is_written(cast.viewer(who), asked).rows
    return ["".join(words for words, _mark in row.line) for row in rows]


def page(cast: Cast, who: str, asked: str) -> str:
    return html.unescape(cast.client(who).post("/find/", {"q": asked}).content.decode())


# --- what is found -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "asked",
    ["weir", "WEIR moving", "mov scho", "schools walked", "wéir", "to the weir", "“weir”", "weir."],
)
def test_every_word_or_its_beginning_in_any_order(asked: str, cast: Cast) -> None:
    assert found(cast, "ana", asked) == [WORDS["maya_ana"]]


@pytest.mark.parametrize(
    "asked", ["", " ", "weir garage", "eir", "w", "'; --", '"', "*", "NOT weir x"]
)
def test_what_nobody_wrote_is_not_found(asked: str, cast: Cast) -> None:
    assert found(cast, "ana", asked) == []


def test_a_promise_and_a_part_are_found_by_their_words(cast: Cast) -> None:
    assert found(cast, "ana", "art room") == [WORDS["maya_promise"]]
    assert found(cast, "ana", "grandad") == [WORDS["noor_part"]]


def test_the_latest_come_first_and_no_more_than_twenty(cast: Cast) -> None:
    for days in range(MOST + 3):
        visit(cast, "ana", "maya", words=f"Swimming number {days}", days_ago=days + 1)
    make_promise(person_ids=[cast.maya.pk], words="book swimming", by=cast.viewer("ana"))
    written = in_what_is_written(cast.viewer("ana"), "swimming")
    assert (len(written.rows), written.more) == (MOST, True)
    lines = ["".join(piece for piece, _mark in row.line) for row in written.rows]
    assert lines[:3] == ["book swimming", "Swimming number 0", "Swimming number 1"]
    assert "These are the latest" in page(cast, "ana", "swimming")


def test_a_line_says_when_and_whose_it_is(cast: Cast) -> None:
    (row,) = in_what_is_written(cast.viewer("ana"), "weir").rows
    assert (row.by, row.day, row.about) == ("Ana Moreau", "27 April 2027", "Maya Okonjo")
    assert row.url == f"/entries/{cast.maya_ana.pk}/"
    assert cast.client("ana").get(row.url).status_code == 200
    assert "<mark>weir</mark>" in page(cast, "ana", "weir")


# --- what never is -------------------------------------------------------------------------------


def test_each_finds_what_they_may_read_and_nothing_else(cast: Cast) -> None:
    readers = {
        "weir": {"ana", "cal", "zoe"}, "bus pass": {"ana", "cal", "zoe"},
        "art room": {"ana", "cal", "zoe"}, "garage": {"cal"}, "slept through": {"ben"},
        "cooked": {"ana", "cal", "zoe"}, "den in the hall": {"ana", "cal", "ben"},
        "grandad": {"ana", "cal"},
    }  # fmt: skip
    for asked, those in readers.items():
        assert {who for who in STAFF if found(cast, who, asked)} == those, asked


def reads(cast: Cast, who: str) -> list[tuple[str, list[str]]]:
    """The address of every entry and promise somebody reads, and the texts of it they read."""
    viewer = cast.viewer(who)
    rows = []
    for one in Encounter.objects.visible_to(viewer).current():
        parts = EncounterPart.objects.visible_to(viewer).filter(encounter=one)
        rows.append(
            (f"/entries/{one.pk}/", [f"{one.narrative} {one.title}", *(p.words for p in parts)])
        )
    for promise in Promise.objects.visible_to(viewer):
        rows.append((str(promise.pk), [promise.words]))
    return rows


@pytest.mark.parametrize("who", STAFF)
def test_whoever_looks_finds_every_text_they_read(who: str, cast: Cast) -> None:
    """Where a search begins is a matter of time: it leaves out nothing that the rules let through,
    and lets nothing through. Each word of what anybody wrote is looked for."""
    own = reads(cast, who)
    everything = reads(cast, "cal") + reads(cast, "ana") + reads(cast, "ben")
    every_word = {word for _url, texts in everything for text in texts for word in text.split()}
    for word in sorted(every_word):
        asked = words.words_in(word)
        if not asked:
            continue
        theirs = {
            url.strip("/").split("/")[-1]
            for url, texts in own
            if any(all(any(said.startswith(one) for said in words._folded(text).split())
                       for one in asked) for text in texts)
        }  # fmt: skip
        rows = in_what_is_written(cast.viewer(who), word).rows
        if len(theirs) <= MOST:
            assert {url_id(row.url) for row in rows} == theirs, word


def url_id(url: str) -> str:
    return next(part for part in url.split("/") if part.count("-") == 4)


@pytest.mark.parametrize(
    "name",
    ["maya_open", "maya_restricted", "maya_sealed", "dee_safe", "reflection", "draft", "banner",
     "maya_wondering"],
)  # fmt: skip
def test_facts_addresses_reflections_and_drafts_are_not_in_the_index(name: str, cast: Cast) -> None:
    for who in ("ana", "cal", "ben"):
        assert found(cast, who, WORDS[name]) == [], who
    kept = " ".join(QuerySet(Words).values_list("text", flat=True))
    assert words._folded(WORDS[name]) not in kept


def test_what_was_read_yesterday_is_not_found_today(cast: Cast) -> None:
    assert found(cast, "ana", "weir")
    working.bar(person_id=cast.maya.pk, worker=cast.ana, by=cast.viewer("cal"))
    assert found(cast, "ana", "weir") == []


def test_a_sealed_record_is_found_by_those_inside(cast: Cast) -> None:
    seal(cast, "maya", "ana")
    assert {who for who in STAFF if found(cast, who, "weir")} == {"ana"}


def test_in_the_grace_of_an_ending_ones_own_words_are_found(cast: Cast) -> None:
    working.end(
        relationship_id=cast.ana_maya.pk, by=cast.viewer("cal"), reason=EndingReason.MOVED_ON
    )
    assert found(cast, "ana", "weir") == [WORDS["maya_ana"]]
    assert found(cast, "ana", "bus pass") == []


# --- as things stand now -------------------------------------------------------------------------


def test_a_correction_takes_the_place_of_what_it_corrects(cast: Cast) -> None:
    correct_encounter(
        encounter_id=cast.siblings.pk, by=cast.viewer("ana"), why="it was the loft",
        parts=[Part(cast.ira.pk, seen=True), Part(cast.noor.pk, seen=True, words="Noor sang")],
        what=What(happened_at=NOW - 6 * DAY, narrative="All three built a den in the loft"),
    )  # fmt: skip
    assert found(cast, "ana", "hall") == []
    assert found(cast, "ana", "grandad") == []
    assert found(cast, "ana", "loft") == ["All three built a den in the loft"]
    assert found(cast, "ana", "sang") == ["Noor sang"]
    assert kept() == as_it_stands()


def test_a_promise_that_was_changed_is_found_by_its_new_words(cast: Cast) -> None:
    settle_promise(
        promise_id=cast.maya_promise.pk, state="changed", version=1, by=cast.viewer("ana"),
        words="ask the college about the kiln",
    )  # fmt: skip
    assert found(cast, "ana", "art room") == []
    assert found(cast, "ana", "kiln") == ["ask the college about the kiln"]


def kept() -> set[tuple[str, Any, str]]:
    return {
        row for row in QuerySet(Words).exclude(text="").values_list("kind", "object_id", "text")
    }


def as_it_stands() -> set[tuple[str, Any, str]]:
    return {
        (kind, pk, words._folded(said))
        for kind, read in words.SOURCES.items()
        for pk, said in read()
        if words._folded(said)
    }


def test_the_index_holds_what_stands_in_the_records_and_nothing_else(cast: Cast) -> None:
    assert kept() == as_it_stands()
    assert len(kept()) > 7


def test_the_index_can_be_written_anew(cast: Cast) -> None:
    before = kept()
    QuerySet(Words).filter(pk__in=list(QuerySet(Words).values_list("pk", flat=True)[:4])).delete()
    QuerySet(Words).filter(object_id=cast.kit_cal.pk).update(text="something else")
    assert kept() != before
    assert words.rebuild() == len(as_it_stands())
    assert kept() == before
    assert found(cast, "cal", "garage") == [WORDS["kit_cal"]]


def test_a_deed_that_fails_leaves_no_words(cast: Cast) -> None:
    def interrupted() -> None:
        with unit():
            visit(cast, "ana", "maya", words="We saw an otter")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        interrupted()
    assert found(cast, "ana", "otter") == []


# --- the page ------------------------------------------------------------------------------------


def test_a_person_who_is_surely_meant_opens_at_once(cast: Cast) -> None:
    client = cast.client("ana")
    for asked in ("Maya", "may", "maya okonjo"):
        assert client.post("/find/", {"q": asked})["Location"] == cast.url("maya"), asked
    # What only resembles a name may be a word: then both are shown, the person first.
    visit(cast, "ana", "maya", words="We talked about the mayor")
    shown = page(cast, "ana", "mayo")
    assert 'id="found">People' not in shown
    assert "<mark>mayor</mark>" in shown
    visit(cast, "ana", "maya", words="Maia is her new friend")
    shown = page(cast, "ana", "maia")
    assert shown.index(cast.url("maya")) < shown.index("<mark>Maia</mark>")


def test_quotation_marks_leave_names_out(cast: Cast) -> None:
    shown = page(cast, "ana", '"Maya"')
    assert 'id="found"' not in shown
    assert "Dee and <mark>Maya</mark> cooked" in shown


def test_an_empty_answer_says_what_helps(cast: Cast) -> None:
    shown = page(cast, "ana", "zzz")
    assert "Nobody you work with is called that" in shown
    assert "give a name and one more thing" in shown
    assert "No entry or promise that you can read has these words either" in shown
    assert "Nothing found" in page(cast, "ana", '"Zzz"')


def test_a_search_leaves_one_row_without_words(cast: Cast) -> None:
    rows = AuditRow.objects.visible_to(cast.viewer("ana"))
    before = rows.count()
    page(cast, "ana", "weir")
    assert rows.count() == before + 1
    row = rows.order_by("-seq")[0]
    assert (row.verb, row.kind, row.person_id) == ("searched", "people and words", None)
    assert len(row.mark) == 64
    assert "weir" not in str(row.__dict__)


# --- the line ------------------------------------------------------------------------------------

some_words = st.text(alphabet="abcé ’'-.\nمЖ", max_size=400)


@given(some_words, st.text(alphabet="abcé مЖ", max_size=12), st.integers(20, 200))
def test_a_line_is_a_piece_of_the_text_as_it_was_written(text: str, asked: str, most: int) -> None:
    pieces = words.line_with(text, asked, most)
    line = "".join(piece for piece, _mark in pieces).strip("…")
    assert line in " ".join(text.split())
    for piece, mark in pieces:
        if mark:
            assert any(words._folded(piece).startswith(each) for each in words.words_in(asked))


def test_a_word_said_ten_thousand_times_does_not_hold_up_the_line() -> None:
    def took(count: int) -> float:
        started = time.process_time()
        words.line_with("tea and toast " * count, "tea toast")
        return time.process_time() - started

    took(10)
    short, long = (min(took(count) for _time in range(3)) for count in (1000, 8000))
    assert long < 16 * short, "eight times as long a text is not sixty-four times the work"


def test_a_line_holds_what_was_asked_for_from_the_midst_of_a_long_text() -> None:
    text = f"{'Nothing much happened. ' * 40}She told me about Siobhán’s dog. {'Then tea. ' * 40}"
    pieces = words.line_with(text, "siobhans dog")
    assert [piece for piece, mark in pieces if mark] == ["Siobhán’s", "dog"]
    assert pieces[0] == ("…", False)
    assert pieces[-1] == ("…", False)
    assert 60 < sum(len(piece) for piece, _mark in pieces) < 160
    assert re.match(r"\w", pieces[1][0])
