"""Decisions: the person is told first, and whoever sees it differently stands beside it."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from alongside.base.core import clock
from alongside.base.core.errors import CannotSee, NotNow, Refused
from alongside.base.core.guarded import Unscoped
from alongside.base.notices.models import Notice
from alongside.people.working import actions as working
from alongside.practice.decisions import queries
from alongside.practice.decisions.actions import (
    Decided,
    record_decision,
    say_told,
    see_differently,
)
from alongside.practice.decisions.models import Decision, DifferentView
from alongside.practice.encounters.models import Encounter
from tests.cast import DAY, NOW, Cast, visit
from tests.factories import organisation as made

pytestmark = pytest.mark.django_db

KEY = "018f0000-0000-7000-8000-0000000001%02d"
WHOLE: dict[str, Any] = {
    "words": "Home tuition ends in June", "wanted": "“I want it to stay”", "challenge": "Ask Cal",
    "because": ["money"], "told_on": NOW.date(),
}  # fmt: skip


def decide(cast: Cast, who: str = "ana", **changed: Any) -> Decision:
    decided = Decided(**{**WHOLE, **changed})
    return record_decision(person_id=cast.maya.pk, decided=decided, by=cast.viewer(who))


def differ(cast: Cast, row: Decision, who: str = "ana", **changed: Any) -> DifferentView:
    given = {"whose": "person", "words": "That is not fair", **changed}
    return see_differently(decision_id=row.pk, by=cast.viewer(who), **given)


# --- writing one down ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changed", "named"),
    [
        ({"words": " "}, "words"), ({"wanted": ""}, "wanted"), ({"challenge": ""}, "challenge"),
        ({"because": []}, "because"), ({"because": ["need", "x"]}, "because"),
        ({"told_on": None}, "told_on"), ({"told_on": NOW.date() + DAY}, "told_on"),
        ({"decided_on": NOW.date() + DAY}, "decided_on"), ({"decided_by": "w" * 201}, "decided_by"),
    ],
)  # fmt: skip
def test_what_is_missing_is_said(changed: dict[str, Any], named: str, cast: Cast) -> None:
    with pytest.raises(Refused) as refused:
        decide(cast, **changed)
    assert named in refused.value.problems


def test_the_person_is_told_first_or_it_says_why_not(cast: Cast) -> None:
    row = decide(cast, told_on=None, not_told_because="she is away until Friday")
    page = cast.client("ana").get(f"/decisions/{row.pk}/").content.decode()
    assert "Not told yet: she is away until Friday." in page
    with pytest.raises(Refused):
        say_told(decision_id=row.pk, on=NOW.date() + DAY, told_by="", by=cast.viewer("ana"))
    say_told(decision_id=row.pk, on=NOW.date(), told_by="Cal Hughes", by=cast.viewer("ana"))
    page = cast.client("ana").get(f"/decisions/{row.pk}/").content.decode()
    assert "Told 3 May 2027, by Cal Hughes." in page
    with pytest.raises(NotNow):
        say_told(decision_id=row.pk, on=NOW.date(), told_by="", by=cast.viewer("ana"))


def test_a_page_that_is_refused_keeps_every_word_and_tick(cast: Cast) -> None:
    sent = {"words": "A new school", "because": ["need", "nobody"], "key": KEY % 1}
    answer = cast.client("ana").post(cast.url("maya", "decision/"), sent)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "A new school" in page
    assert page.count(" checked") == 2
    assert "Write what they wanted" in page


def test_strangers_neither_read_nor_write(cast: Cast) -> None:
    row = decide(cast)
    for name in ("ben", "lea", "tom", "adi"):
        with pytest.raises(CannotSee):
            decide(cast, who=name)
        with pytest.raises(CannotSee):
            differ(cast, row, who=name)
        with pytest.raises(CannotSee):
            say_told(decision_id=row.pk, on=NOW.date(), told_by="", by=cast.viewer(name))
        assert not DifferentView.objects.visible_to(cast.viewer(name)).exists()


def test_a_bar_wins(cast: Cast) -> None:
    row = decide(cast)
    working.bar(person_id=cast.maya.pk, worker=cast.ana, by=cast.viewer("ana"))
    assert cast.client("ana").get(f"/decisions/{row.pk}/").status_code == 404
    assert not Decision.objects.visible_to(cast.viewer("ana")).exists()


# --- different views -----------------------------------------------------------------------------


def test_each_view_stands_under_its_own_name(cast: Cast) -> None:
    row = decide(cast)
    given: list[tuple[dict[str, str], str]] = [
        ({"whose": "person", "name": "somebody else"}, "Maya Okonjo"),
        ({"whose": "worker", "name": "Cal Hughes"}, "Ana Moreau"),
        ({"whose": "family", "name": "Jean (nan)"}, "Jean (nan)"),
        ({"whose": "partner", "name": "Mr Osei, school"}, "Mr Osei, school"),
    ]
    for changed, name in given:
        assert differ(cast, row, **changed).name == name
    for changed in ({"whose": "family"}, {"whose": "partner"}, {"whose": "x"}, {"words": " "},
                    {"said_on": NOW.date() + DAY}):  # fmt: skip
        with pytest.raises(Refused):
            differ(cast, row, **changed)


def test_a_workers_view_is_told_to_the_practice_lead_without_a_name_of_the_person(
    cast: Cast,
) -> None:
    row = decide(cast)
    differ(cast, row, whose="family", name="Jean")
    told = Notice.objects.visible_to(cast.viewer("lea")).filter(kind="different")
    assert not told.exists(), "the family's view is not a worker's"
    differ(cast, row, whose="worker", words="I think it should stay")
    (notice,) = told
    assert (notice.about_worker_id, notice.person_id) == (cast.ana.pk, None)
    page = cast.client("lea").get("/").content.decode()
    assert "Ana Moreau has a different view of a decision" in page
    assert "Maya" not in page
    assert "should stay" not in page


def test_nobody_edits_or_removes_a_view_nor_the_words_of_a_decision(cast: Cast) -> None:
    """Neither by the code nor past it: the database refuses."""
    row = decide(cast)
    view = differ(cast, row)
    for who in ("cal", "ana"):
        seen = DifferentView.objects.visible_to(cast.viewer(who)).filter(pk=view.pk)
        for change in ({"words": "x"}, {"name": "x"}, {"decision": cast.maya_decision}):
            with pytest.raises(DatabaseError), transaction.atomic():
                seen.update(**change)
        with pytest.raises(Unscoped):
            seen.delete()
        with pytest.raises(Unscoped):
            view.delete()
    for change in ({"words": "x"}, {"wanted": "x"}, {"decided_by": "x"}):
        with pytest.raises(DatabaseError), transaction.atomic():
            Decision.objects.visible_to(cast.viewer("cal")).filter(pk=row.pk).update(**change)


def test_there_is_no_deed_that_would(cast: Cast) -> None:
    from alongside.practice.decisions import actions

    deeds = {name for name in dir(actions) if not name.startswith("_")}
    assert {"record_decision", "say_told", "see_differently"} <= deeds
    assert not {name for name in deeds if name.startswith(("edit", "remove", "withdraw", "hide"))}


@pytest.mark.parametrize("page", ["", "?print=all", "before/"])
def test_a_view_goes_wherever_the_decision_is_quoted(page: str, cast: Cast) -> None:
    row = decide(cast)
    differ(cast, row, words="Nobody came to ask me", whose="family", name="Jean (nan)")
    for who in ("ana", "cal", "zoe"):
        shown = cast.client(who).get(cast.url("maya", page)).content.decode()
        assert "Home tuition ends in June" in shown
        assert "Jean (nan) sees it differently" in shown
        assert "Nobody came to ask me" in shown


# Where the word stands for something else.
OTHERS = ("_done.html", "decision_form.html", "import_file.html", "imports_waiting.html")


def test_every_template_that_shows_a_decision_uses_the_one_piece() -> None:
    from pathlib import Path

    templates = Path(__file__).resolve().parents[2] / "alongside" / "templates"
    using = [
        file.name
        for file in templates.rglob("*.html")
        if "decided" in file.read_text() and file.name not in OTHERS
    ]
    for file in templates.rglob("*.html"):
        if file.name in using and file.parent.name != "components":
            assert "components/decision.html" in file.read_text(), file.name


def test_in_the_story_a_decision_stands_once_whichever_page(cast: Cast) -> None:
    """Sixty visits make two pages; decisions between them, before the first and after the last."""
    for number in range(60):
        visit(cast, "ana", "maya", words=f"v{number}", days_ago=10 + number)
    days = (3, 12, 59, 60, 61, 69, 80)
    for ago in days:
        decide(cast, words=f"Decided {ago:02} ago", decided_on=(NOW - ago * DAY).date())
    client, url, pages = cast.client("ana"), cast.url("maya"), []
    while url:
        pages.append(client.get(url).content.decode())
        found = pages[-1].partition("?before=")[2].partition('"')[0]
        url = f"{cast.url('maya')}?before={found}" if found else ""
    assert len(pages) == 2
    for ago in days:
        said = [page.count(f"Decided {ago:02} ago") for page in pages]
        assert sum(said) == 1, (ago, said)


def test_a_decision_and_its_views_cost_one_query(
    cast: Cast, django_assert_num_queries: Any
) -> None:
    viewer = made.viewer(cast.ana)
    for _ in range(3):
        row = decide(cast)
        differ(cast, row)
        differ(cast, row, whose="worker")
    queries.decisions_of(cast.maya.pk, viewer)
    with django_assert_num_queries(1):
        found = queries.decisions_of(cast.maya.pk, viewer)
    assert [len(one.views) for one in found] == [2, 2, 2, 1]


def test_before_a_meeting_only_what_is_recent_open_or_untold(cast: Cast) -> None:
    old = (NOW - 90 * DAY).date()
    decide(cast, words="long settled", decided_on=old)
    decide(cast, words="long ago but open", decided_on=old, challenge_by=NOW.date())
    decide(cast, words="long untold", decided_on=old, told_on=None, not_told_because="x")
    page = cast.client("ana").get(cast.url("maya", "before/")).content.decode()
    assert "long settled" not in page
    assert "long ago but open" in page
    assert "long untold" in page


# --- something hard, and a gift, from the page to record -----------------------------------------


def record(cast: Cast, number: int, **more: str) -> Any:
    sent = {"for_them": "I told her that I reported it.", "key": KEY % number, **more}
    return cast.client("ana").post(cast.url("maya", "record/"), sent)


def test_something_hard_proposes_the_next_meeting_at_once(cast: Cast) -> None:
    answer = record(cast, 2, hard="on")
    assert answer["Location"] == cast.url("maya") + "?done=hard"
    page = cast.client("ana").get(answer["Location"]).content.decode()
    assert cast.url("maya", "ask/") in page.partition("Suggest when you next meet")[0][-200:]
    assert "Something hard had to be said." in page
    entry = Encounter.objects.visible_to(cast.viewer("ana")).get(hard=True)
    assert entry.narrative.startswith("I told her")
    assert not record(cast, 3)["Location"].endswith("hard")


def test_a_correction_keeps_that_it_was_hard(cast: Cast) -> None:
    record(cast, 4, hard="on")
    entry = Encounter.objects.visible_to(cast.viewer("ana")).get(hard=True)
    page = cast.client("ana").get(f"/entries/{entry.pk}/correct/").content.decode()
    assert 'name="hard" value="on" checked' in page


def test_the_gift_chip_leads_to_the_note_once_the_visit_is_safe(cast: Cast) -> None:
    answer = record(cast, 5, gift="on")
    assert answer["Location"] == cast.url("maya", "gift/")
    assert (
        Encounter.objects.visible_to(cast.viewer("ana"))
        .filter(narrative__startswith="I told her", happened_at__lte=clock.now())
        .exists()
    )


def test_days_are_asked_as_people_write_them(cast: Cast) -> None:
    sent = {"words": "A new school", "wanted": "to stay", "because": "need", "challenge": "ring us",
            "told_on": "yesterday", "challenge_by": "12/6", "key": KEY % 6}  # fmt: skip
    answer = cast.client("ana").post(cast.url("maya", "decision/"), sent)
    assert answer.status_code == 303
    row = Decision.objects.visible_to(cast.viewer("ana")).order_by("-pk").first()
    assert row is not None
    assert (row.told_on, row.challenge_by) == (dt.date(2027, 5, 2), dt.date(2027, 6, 12))
