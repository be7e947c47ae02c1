"""Gift notes: money is never kept, the manager has a copy, the person may read a plain line."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from alongside.base.core import clock
from alongside.base.core.errors import CannotSee, NotNow, Refused
from alongside.base.notices.models import Notice
from alongside.base.organisation.actions import set_local_text
from alongside.base.organisation.models import local_text
from alongside.people.working import actions as working
from alongside.practice.gifts import queries
from alongside.practice.gifts.actions import (
    Offer,
    _outcome_wrong,
    give_back,
    record_gift,
    say_seen,
)
from alongside.practice.gifts.models import (
    NOT_KEPT,
    Direction,
    Gift,
    GiftCopy,
    GiftOnFile,
    Kind,
    Outcome,
)
from tests.cast import DAY, NOW, Cast, seal
from tests.factories import organisation as made

pytestmark = pytest.mark.django_db

SCARF = Offer("to_us", "thing", "a scarf", "shared", "She knitted half a year.", where="the hook")
COAT = Offer("to_us", "money", "£40 in my coat", "returning", "I found it on the bus.")
KEY = "018f0000-0000-7000-8000-0000000000%02d"


def note(cast: Cast, offer: Offer, who: str = "ana", person: str = "maya") -> Gift:
    return record_gift(person_id=cast.people[person].pk, offer=offer, by=cast.viewer(who))


def changed(offer: Offer, **fields: Any) -> Offer:
    return Offer(**{**offer.__dict__, **fields})


# --- money ---------------------------------------------------------------------------------------


@given(st.sampled_from(Direction.values), st.sampled_from(Kind.values), st.text(max_size=10)
       | st.sampled_from(Outcome.values))  # fmt: skip
def test_money_is_taken_only_as_declined_or_being_given_back(
    direction: str, kind: str, outcome: str
) -> None:
    refused = bool(_outcome_wrong(Offer(direction, kind, "x", outcome, "y")))
    if kind == Kind.MONEY and not refused:
        assert direction == Direction.TO_US
        assert outcome in NOT_KEPT
    if outcome == Outcome.RETURNED or outcome not in Outcome.values:
        assert refused, "given back is said on the note, with its witness"


def test_the_database_itself_never_keeps_money(cast: Cast) -> None:
    row = note(cast, COAT)
    for kept in ("shared", "given"):
        with pytest.raises(IntegrityError), transaction.atomic():
            Gift.objects.visible_to(cast.viewer("ana")).filter(pk=row.pk).update(outcome=kept)


def test_kept_money_is_refused_with_kind_words_and_nothing_is_lost(cast: Cast) -> None:
    url = cast.url("maya", "gift/")
    page = cast.client("ana").get(url).content.decode()
    assert "Telling is the right thing" in page
    assert "That keeps us both safe" in page
    sent = {"direction": "to_us", "kind": "money", "what": "a tenner", "outcome": "shared",
            "where": "tin", "why": "he insisted", "key": KEY % 1}  # fmt: skip
    answer = cast.client("ana").post(url, sent)
    assert answer.status_code == 422
    said = answer.content.decode()
    assert "We always decline money" in said
    assert "he insisted" in said
    assert Gift.objects.visible_to(cast.viewer("ana")).count() == 1, "the one of the cast"


def test_money_goes_back_with_who_when_witness_and_receipt(cast: Cast) -> None:
    row, ana = note(cast, COAT), cast.viewer("ana")
    back = {"on": NOW.date(), "back_by": "Ana Moreau", "witness": "Cal Hughes", "receipt": "no. 7"}
    for missing in ("back_by", "witness", "receipt"):
        with pytest.raises(Refused) as refused:
            give_back(gift_id=row.pk, by=ana, **{**back, missing: " "})
        assert list(refused.value.problems) == [missing]
    with pytest.raises(Refused):
        give_back(gift_id=row.pk, by=ana, **{**back, "on": NOW.date() + DAY})
    done = give_back(gift_id=row.pk, by=ana, **back)
    assert (done.outcome, done.witness, done.receipt) == ("returned", "Cal Hughes", "no. 7")
    with pytest.raises(NotNow):
        give_back(gift_id=row.pk, by=ana, **back)


# --- what is written -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("field", "value", "named"),
    [
        ("what", " ", "what"), ("why", "", "why"), ("where", "", "where"),
        ("outcome", "", "outcome"), ("outcome", "given", "outcome"), ("kind", "x", "kind"),
        ("direction", "x", "direction"), ("direction", "from_us", "outcome"),
        ("what", "w" * 301, "what"), ("offered_on", dt.date(2027, 5, 4), "offered_on"),
    ],
)  # fmt: skip
def test_what_is_missing_is_said(field: str, value: Any, named: str, cast: Cast) -> None:
    with pytest.raises(Refused) as refused:
        note(cast, changed(SCARF, **{field: value}))
    assert named in refused.value.problems


def test_what_giving_means_to_them_stands_on_the_note(cast: Cast) -> None:
    row = note(cast, changed(SCARF, culture="Nobody leaves her home with empty hands"))
    page = cast.client("cal").get(f"/gifts/{row.pk}/").content.decode()
    assert "Nobody leaves her home with empty hands" in page
    assert "empty hands" not in cast.client("zoe").get(cast.url("maya")).content.decode()
    with pytest.raises(Refused):
        note(cast, changed(SCARF, culture="c" * 301))


def test_how_money_goes_back_stands_beside_the_form(cast: Cast) -> None:
    page = cast.client("ana").get(cast.url("maya", "gift/")).content.decode()
    assert "with a colleague beside you: count it together, ask for a receipt" in page


def test_a_gift_from_a_worker_is_in_the_same_register(cast: Cast) -> None:
    row = note(cast, Offer("from_us", "thing", "a football", "given", "Her birthday; Cal agreed."))
    assert row.outcome == Outcome.GIVEN
    with pytest.raises(Refused):
        note(cast, Offer("from_us", "money", "bus fare", "given", "She had none."))


def test_nothing_made_by_hand_has_a_price(cast: Cast) -> None:
    assert note(cast, changed(SCARF, kind="made", worth="£20")).worth == ""


# --- who is told, and what stands on the file ----------------------------------------------------


def test_the_manager_has_a_copy_and_says_they_have_seen_it(cast: Cast) -> None:
    row, cal = note(cast, SCARF), cast.viewer("cal")
    told = Notice.objects.visible_to(cal).filter(kind="gift", person_id=cast.maya.pk)
    assert told.count() == 2, "this one, and the one of the cast"
    page = cast.client("cal").get("/gifts/").content.decode()
    assert "Not seen yet." in page
    say_seen(gift_id=row.pk, words="Thank you for telling me", by=cal)
    with pytest.raises(NotNow):
        say_seen(gift_id=row.pk, words="", by=cal)
    for name in ("ana", "lea", "zoe", "tom"):
        with pytest.raises(CannotSee):
            say_seen(gift_id=row.pk, words="", by=cast.viewer(name))


def test_a_note_by_the_manager_goes_to_the_practice_lead(cast: Cast) -> None:
    row = note(cast, SCARF, who="cal")
    assert [copy.manager_id for copy in copies(cast, row, "lea")] == [cast.lea.pk]


def test_a_manager_outside_the_seal_gets_no_copy(cast: Cast) -> None:
    row = note(cast, SCARF, who="ben", person="rose")
    assert not copies(cast, row, "cal")
    assert not Notice.objects.visible_to(cast.viewer("cal")).filter(person_id=cast.rose.pk)
    assert cast.client("lea").get(f"/gifts/{row.pk}/").status_code == 404, "nor the lead"


def copies(cast: Cast, row: Gift, who: str) -> list[GiftCopy]:
    return list(GiftCopy.objects.visible_to(cast.viewer(who)).filter(gift=row))


def test_gates_win_over_author_and_copy(cast: Cast) -> None:
    row = note(cast, SCARF)
    seal(cast, "maya")
    assert cast.client("cal").get(f"/gifts/{row.pk}/").status_code == 404
    working.bar(person_id=cast.maya.pk, worker=cast.ana, by=cast.viewer("ana"))
    assert cast.client("ana").get(f"/gifts/{row.pk}/").status_code == 404
    assert "a scarf" not in cast.client("ana").get("/gifts/").content.decode()


def test_the_file_says_that_a_gift_was_recorded_and_the_plain_line_only(cast: Cast) -> None:
    note(cast, changed(SCARF, worth="£15", plain_line="Ana wrote down the scarf you made."))
    page = cast.client("zoe").get(cast.url("maya")).content.decode()
    assert "Ana wrote down the scarf you made." in page
    assert "That keeps us both safe" in page, "the line of the other note, as nobody changed it"
    for kept in ("£15", "half a year", "the hook", "/gifts/"):
        assert kept not in page.partition('aria-label="Beside the page"')[2]
    assert not GiftOnFile.objects.visible_to(cast.viewer("ben")).exists()


# --- a cue, not a sanction -----------------------------------------------------------------------


def test_three_from_one_person_in_ninety_days_is_told_to_the_worker_alone(cast: Cast) -> None:
    for days in (89, 40):
        note(cast, changed(SCARF, offered_on=(NOW - days * DAY).date()))
    note(cast, SCARF, who="cal")
    assert [(cue.person.name, cue.count) for cue in queries.cues(cast.viewer("ana"))] == [
        ("Maya Okonjo", 3)
    ]
    assert "in 90 days" in cast.client("ana").get("/gifts/").content.decode()
    row = note(cast, SCARF)
    assert "in 90 days" in cast.client("ana").get(f"/gifts/{row.pk}/").content.decode()
    for name in ("cal", "lea"):
        assert queries.cues(cast.viewer(name)) == []
        assert "in 90 days" not in cast.client(name).get("/gifts/").content.decode()
        assert "in 90 days" not in cast.client(name).get(f"/gifts/{row.pk}/").content.decode()
    with clock.at(NOW + 60 * DAY):
        assert queries.cues(cast.viewer("ana")) == [], "the oldest are out of the window"


def test_what_we_gave_is_no_cue(cast: Cast) -> None:
    for _ in range(4):
        note(cast, Offer("from_us", "thing", "a book", "given", "Her birthday."))
    assert queries.cues(cast.viewer("ana")) == []


# --- the local rule ------------------------------------------------------------------------------


def test_the_rule_of_the_place_stands_beside_the_form(cast: Cast) -> None:
    for name in ("ana", "cal", "rec"):
        with pytest.raises(CannotSee):
            set_local_text(kind="gifts", words="x", by=cast.viewer(name))
    set_local_text(kind="gifts", words="Nothing above five pounds.", by=cast.viewer("adi"))
    with clock.at(NOW + DAY):
        set_local_text(kind="gifts", words="Nothing above ten pounds.", by=cast.viewer("lea"))
    now = local_text("gifts")
    assert now is not None
    assert now.set_by == cast.lea
    page = cast.client("ana").get(cast.url("maya", "gift/")).content.decode()
    assert "Nothing above ten pounds." in page
    assert "five" not in page


def test_it_costs_the_persons_page_one_query(cast: Cast, django_assert_num_queries: Any) -> None:
    viewer = made.viewer(cast.ana)
    queries.gifts_of(cast.maya, viewer)  # the viewer's own rights are read
    for _ in range(3):
        note(cast, SCARF)
    queries.gifts_of(cast.maya, viewer)
    with django_assert_num_queries(1):
        assert len(queries.gifts_of(cast.maya, viewer)) == 4
