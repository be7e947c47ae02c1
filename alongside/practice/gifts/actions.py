"""Writing a gift note, giving back what cannot be kept, and a manager's having seen it."""

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from alongside.base.audit.chain import note
from alongside.base.core import clock
from alongside.base.core.errors import CannotSee, NotNow, Refused
from alongside.base.core.text import clean, one_line, over, too_long
from alongside.base.core.units import unit
from alongside.base.notices.actions import tell
from alongside.base.notices.models import NoticeKind
from alongside.base.organisation.models import Office, OfficeName, Worker
from alongside.base.organisation.viewer import Viewer
from alongside.people.persons.models import Person
from alongside.people.working.access import managers_of, reason_for

from .models import NOT_KEPT, Direction, Gift, GiftCopy, GiftOnFile, Kind, Outcome, plain_words


@dataclass
class Offer:
    """What was offered, and what became of it."""

    direction: str
    kind: str
    what: str
    outcome: str
    why: str
    worth: str = ""
    offered_by: str = ""
    offered_on: dt.date | None = None
    where: str = ""
    said: str = ""
    plain_line: str = ""
    culture: str = ""


def record_gift(*, person_id: UUID, offer: Offer, by: Any) -> Gift:
    """Keep a gift note and a line on the person's file, and copy the note to their managers.

    Where the writer is the only manager, the practice leads get the copy: it never goes to nobody.
    Raises CannotSee, and Refused: for money that was not declined or is not being given back.
    """
    _check(offer)
    with unit():
        if not Person.objects.visible_to(by).filter(pk=person_id).exists():
            raise CannotSee
        on = offer.offered_on or clock.today()
        gift = Gift.objects.create(
            person_id=person_id,
            author=by.worker,
            direction=offer.direction,
            kind=offer.kind,
            what=one_line(offer.what),
            worth="" if offer.kind == Kind.MADE else one_line(offer.worth),
            offered_by=one_line(offer.offered_by),
            offered_on=on,
            outcome=offer.outcome,
            where=one_line(offer.where),
            said=clean(offer.said),
            why=clean(offer.why),
            culture=one_line(offer.culture),
            written_at=clock.now(),
        )
        GiftOnFile.objects.create(
            gift=gift,
            person_id=person_id,
            author=by.worker,
            on=on,
            plain_line=one_line(offer.plain_line) or plain_words(),
        )
        managers = _copied_to(person_id, by)
        GiftCopy.objects.bulk_create(GiftCopy(gift=gift, manager_id=one) for one in managers)
        tell(managers, NoticeKind.GIFT, person_id=person_id, about=by.worker_id)
        note(
            "recorded",
            "gift",
            actor_id=by.worker_id,
            object_id=gift.pk,
            person_id=person_id,
            relation=reason_for(by, person_id),
        )
    return gift


def give_back(
    *, gift_id: UUID, on: dt.date, back_by: str, witness: str, receipt: str, by: Any
) -> Gift:
    """Say that a gift was given back: when, by whom; for money also before whom, and the receipt.

    Raises CannotSee, NotNow where there is nothing to give back, and Refused.
    """
    back_by, witness, receipt = one_line(back_by), one_line(witness), one_line(receipt)
    problems = over(200, back_by=back_by, witness=witness) | over(300, receipt=receipt)
    if not back_by:
        problems["back_by"] = _("Write who gave it back.")
    if on > clock.today():
        problems["on"] = _("Write the day it was given back; it cannot be to come.")
    with unit():
        gift = Gift.objects.for_action(by).filter(pk=gift_id).first()
        if gift is None:
            raise CannotSee
        if gift.outcome not in (Outcome.RETURNING, Outcome.SHARED):
            raise NotNow(_("There is nothing to give back any more."))
        if gift.kind == Kind.MONEY and not witness:
            problems["witness"] = _("Money goes back before somebody else. Write who was there.")
        if gift.kind == Kind.MONEY and not receipt:
            problems["receipt"] = _("Write where the receipt is, or its number.")
        if problems:
            raise Refused(problems)
        gift.outcome, gift.back_on, gift.back_by = Outcome.RETURNED, on, back_by
        gift.witness, gift.receipt = witness, receipt
        gift.save()
        note("gave back", "gift", actor_id=by.worker_id, object_id=gift.pk,
             person_id=gift.person_id)  # fmt: skip
    return gift


def say_seen(*, gift_id: UUID, words: str, by: Any) -> GiftCopy:
    """A manager has seen their copy, with what they think of it if they like.

    Raises CannotSee where no copy is theirs, NotNow where it was seen already, and Refused.
    """
    words = one_line(words)
    if problems := over(500, words=words):
        raise Refused(problems)
    with unit():
        gift = Gift.objects.visible_to(by).filter(pk=gift_id).first()
        copy = GiftCopy.objects.for_action(by).filter(gift_id=gift_id).first()
        if gift is None or copy is None:
            raise CannotSee
        if copy.seen_at:
            raise NotNow(_("You have seen it already."))
        copy.seen_at, copy.words = clock.now(), words
        copy.save()
        note("saw copy of", "gift", actor_id=by.worker_id, object_id=gift.pk,
             person_id=gift.person_id)  # fmt: skip
    return copy


def _copied_to(person_id: UUID, by: Any) -> list[UUID]:
    """Who is told: the person's managers who may know of the record, else the practice leads."""
    held = Worker.objects.select_related("user")
    managers = held.filter(pk__in=managers_of(person_id)).exclude(pk=by.worker_id)
    found = [one.pk for one in managers if _may_see(one, person_id)]
    if found:
        return found
    leads = Office.objects.active().filter(name=OfficeName.LEAD).exclude(worker_id=by.worker_id)
    return list(leads.values_list("worker_id", flat=True).distinct())


def _may_see(worker: Worker, person_id: UUID) -> bool:
    return Person.objects.visible_to(Viewer(worker)).filter(pk=person_id).exists()


def _check(offer: Offer) -> None:
    problems = over(300, what=one_line(offer.what)) | over(100, worth=one_line(offer.worth))
    problems |= over(200, offered_by=one_line(offer.offered_by), where=one_line(offer.where))
    problems |= over(500, plain_line=one_line(offer.plain_line))
    problems |= over(300, culture=one_line(offer.culture))
    for name, words in (("why", offer.why), ("said", offer.said)):
        if sentence := too_long(clean(words)):
            problems[name] = sentence
    if offer.direction not in Direction.values:
        problems["direction"] = _("Choose one of these.")
    if offer.kind not in Kind.values:
        problems["kind"] = _("Choose one of these.")
    if not one_line(offer.what):
        problems["what"] = _("Write what it was.")
    if not clean(offer.why):
        problems["why"] = _("Write why, in a sentence.")
    if offer.offered_on and offer.offered_on > clock.today():
        problems["offered_on"] = _("Write the day it was offered; it cannot be to come.")
    if sentence := _outcome_wrong(offer):
        problems["outcome"] = sentence
    elif offer.outcome == Outcome.SHARED and not one_line(offer.where):
        problems["where"] = _("Write where it is now, and who shares it.")
    if problems:
        raise Refused(problems)


def _outcome_wrong(offer: Offer) -> str:
    if offer.direction == Direction.FROM_US:
        if offer.kind == Kind.MONEY:
            return _("Money to somebody you work with goes through where you work, never from you.")
        return "" if offer.outcome == Outcome.GIVEN else _("From you, it was given to them.")
    if offer.kind == Kind.MONEY and offer.outcome not in NOT_KEPT:
        return _(
            "We always decline money. If it reached you without your knowing, choose that, and "
            "tell your manager today. Telling is the right thing."
        )
    if offer.outcome in (Outcome.DECLINED, Outcome.SHARED, Outcome.RETURNING):
        return ""
    return _("Choose what became of it. Once it is given back, say so on the note.")
