"""Promises of the day when everything has to be dropped: they wait, and somebody says so."""

from __future__ import annotations

import re
from typing import Any

import pytest

from alongside.base.core import clock
from alongside.base.core.errors import CannotSee, NotNow, Refused, Stale
from alongside.base.notices.models import Notice
from alongside.doors.desk.actions import drop_the_day
from alongside.people.contact.actions import hold_contact
from alongside.practice.appointments.changing import Drop
from alongside.practice.promises.actions import make_promise, settle_promise
from alongside.practice.promises.models import Promise, PromiseStep
from alongside.practice.promises.putting_off import Later, put_off, say_later
from tests.cast import DAY, NOW, Cast
from tests.practice.test_changes import stands as meeting_now
from tests.practice.test_changes import today

TOMORROW = (NOW + DAY).date()


def promised(cast: Cast, words: str = "ring the college", **more: Any) -> Promise:
    with clock.at(NOW - DAY):
        (row,) = make_promise(
            person_ids=[cast.maya.pk], words=words, by=cast.viewer("ana"), due=NOW.date(), **more
        )
    return row


def stands(cast: Cast, row: Promise) -> Promise:
    return Promise.objects.visible_to(cast.viewer("cal")).get(pk=row.pk)


def test_it_waits_is_never_late_and_they_are_to_be_told(cast: Cast) -> None:
    row, ana = promised(cast), cast.viewer("ana")
    assert put_off(later=[Later(row.pk, 1, TOMORROW)], by=ana) == [cast.maya.pk]
    now = stands(cast, row)
    assert (now.state, now.due, now.to_tell, now.words) == (
        "open", TOMORROW, True, "ring the college",
    )  # fmt: skip
    step = PromiseStep.objects.visible_to(ana).get(promise=row)
    assert (step.due, step.words) == (NOW.date(), "Something urgent came up.")
    clock.stand_at(clock.midnight(TOMORROW) + 8 * clock.A_SECOND * 3600)
    page = cast.client("ana").get("/").content.decode()
    line = page[page.index("ring the college") - 400 : page.index("ring the college") + 400]
    assert "By" in line
    assert "Was " not in line, "nothing is overdue at eight in the morning"
    assert "Tell them it will be later" in page
    theirs = cast.client("zoe").get(cast.url("maya")).content.decode()
    assert f"/promises/{row.pk}/later/" in theirs, "whoever sees the record can tell them"


def test_how_they_were_told_is_kept_once(cast: Cast) -> None:
    row, ana = promised(cast), cast.viewer("ana")
    put_off(later=[Later(row.pk, 1, TOMORROW)], by=ana)
    with pytest.raises(Refused):
        say_later(promise_id=row.pk, how="mail", by=ana)
    say_later(promise_id=row.pk, how="said", by=cast.viewer("cal"))
    assert not stands(cast, row).to_tell
    words = PromiseStep.objects.visible_to(ana).filter(promise=row).order_by("-at", "-pk")
    assert words[0].words == "They were told that it will be later: said."
    with pytest.raises(NotNow):
        say_later(promise_id=row.pk, how="said", by=ana)


def test_keeping_it_after_all_leaves_nothing_to_tell(cast: Cast) -> None:
    row, ana = promised(cast), cast.viewer("ana")
    put_off(later=[Later(row.pk, 1, TOMORROW)], by=ana)
    settle_promise(promise_id=row.pk, state="kept", version=2, by=ana)
    assert not stands(cast, row).to_tell


def test_nobody_on_hold_is_to_be_told(cast: Cast) -> None:
    row, other, ana = promised(cast), promised(cast, "post it"), cast.viewer("ana")
    put_off(later=[Later(row.pk, 1, TOMORROW)], by=ana)
    hold_contact(person_id=cast.maya.pk, why="x", label="open", by=ana)
    with pytest.raises(NotNow):
        say_later(promise_id=row.pk, how="said", by=ana)
    page = cast.client("ana").get(f"/promises/{row.pk}/later/").content.decode()
    assert "Something urgent came up" not in page
    put_off(later=[Later(other.pk, 1, TOMORROW)], by=ana)
    assert not stands(cast, other).to_tell


def test_only_ones_own_open_promise_and_only_to_a_later_day(cast: Cast) -> None:
    row, ana = promised(cast), cast.viewer("ana")
    for who in ("cal", "ben"):
        with pytest.raises(CannotSee):
            put_off(later=[Later(row.pk, 1, TOMORROW)], by=cast.viewer(who))
    with pytest.raises(Refused):
        put_off(later=[Later(row.pk, 1, NOW.date())], by=ana)
    with pytest.raises(Stale):
        put_off(later=[Later(row.pk, 7, TOMORROW)], by=ana)
    settle_promise(promise_id=row.pk, state="kept", version=1, by=ana)
    with pytest.raises(NotNow):
        put_off(later=[Later(row.pk, 2, TOMORROW)], by=ana)


def test_meetings_and_promises_are_dropped_together_or_not_at_all(cast: Cast) -> None:
    row, (meeting, _other) = promised(cast), today(cast)
    with pytest.raises(Stale):
        drop_the_day(
            drops=[Drop(meeting.pk, 1, None)], later=[Later(row.pk, 9, TOMORROW)],
            by=cast.viewer("ana"),
        )  # fmt: skip
    assert meeting_now(cast, meeting).cancelled_at is None
    drop_the_day(drops=[], later=[Later(row.pk, 1, TOMORROW)], by=cast.viewer("ana"), ask=cast.ben)
    care = Notice.objects.visible_to(cast.viewer("cal")).filter(kind="care")
    assert care.count() == 1, "somebody asks tomorrow how she is, with promises alone too"
    assert Notice.objects.visible_to(cast.viewer("ben")).filter(kind="step_in").count() == 1


def test_the_page_lists_both_and_one_press_does_it(cast: Cast) -> None:
    row, meetings = promised(cast), today(cast)
    promised(cast, "Dee rings back", whose="other", by_name="Dee")
    client = cast.client("ana")
    assert "I have to drop everything" in client.get("/").content.decode()
    page = client.get("/drop/").content.decode()
    assert "Promised for today: ring the college" in page
    assert "Dee rings back" not in page, "what others promised is not hers to put off"
    sent = dict(re.findall(r'name="(key|version-[^"]+)" value="([^"]*)"', page))
    sent |= dict(re.findall(r'name="((?:to|later)-[^"]+)" value="([^"]*)" checked', page))
    assert client.post("/drop/", sent).status_code == 303
    assert stands(cast, row).due == TOMORROW
    assert all(meeting_now(cast, one).to_tell == "displaced" for one in meetings)
    page = cast.client("cal").get(f"/promises/{row.pk}/later/").content.decode()
    assert "Something urgent came up, so what I promised you will be later." in page
    text = page[page.index("<textarea") : page.index("</textarea>")]
    assert "college" not in text
    assert "Maya" not in text
    assert "Ana" in text, "in the name of who promised it, whoever says so"
    assert "Cal" not in text


def test_on_a_friday_it_waits_until_monday(cast: Cast) -> None:
    clock.stand_at(NOW + 4 * DAY)
    with clock.at(NOW):
        make_promise(
            person_ids=[cast.maya.pk], words="ring", by=cast.viewer("ana"),
            due=(NOW + 4 * DAY).date(),
        )  # fmt: skip
    assert "By Monday 10 May instead" in cast.client("ana").get("/drop/").content.decode()
