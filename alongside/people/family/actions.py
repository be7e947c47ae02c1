"""Telling of a family: who is in it, what joins them, and when they are together."""

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from alongside.base.audit.chain import note
from alongside.base.core import clock
from alongside.base.core.dates import Precision, RoughDate
from alongside.base.core.errors import CannotSee, MayNot, NotNow, Refused, Stale
from alongside.base.core.ids import uuid7
from alongside.base.core.text import one_line, over
from alongside.base.core.units import unit
from alongside.people.persons.models import Person
from alongside.people.ties.bulk import add_ties_in_bulk
from alongside.people.ties.models import Tie
from alongside.people.working.access import key_worker_of, manages, reason_for

from .kinds import CARING, PARENTS, SIBLINGS, UNIONS
from .models import Link, LinkKind, Relative, Shape, Together
from .nearness import tie_kind


@dataclass
class Who:
    """Somebody in a family, as told."""

    name: str
    shape: str = Shape.NEUTRAL
    born: RoughDate | None = None
    has_died: bool = False
    died: RoughDate | None = None
    relation: str = ""
    source: str = ""
    kept_close: bool = False


@dataclass
class How:
    """What joins somebody to `of`: they are its parent or carer, its child, or beside it.

    `role` is parent, child, union or sibling; `beside` is the other parent of the same child.
    None for `of` is the person whose family it is.
    """

    role: str
    kind: str
    of: UUID | None = None
    beside: UUID | None = None
    began: RoughDate | None = None
    ended: RoughDate | None = None
    lives_with: bool = False
    source: str = ""


_ROLES = {"parent": PARENTS, "child": PARENTS, "union": UNIONS, "sibling": SIBLINGS}


def tell_of(
    *,
    person_id: UUID,
    how: How,
    by: Any,
    who: Who | None = None,
    relative_id: UUID | None = None,
    tie_id: UUID | None = None,
) -> Relative:
    """Say who somebody in the family is: somebody new, or one who is in it already.

    A new one who is close to the person is tied to them too, or is whom `tie_id` tells of. Raises
    CannotSee, MayNot for keeping somebody close, NotNow and Refused.
    """
    _check_how(how)
    if who is not None:
        _check(who)
    with unit():
        person = _person(person_id, by)
        me = myself(person=person, by=by)
        of = _relative(how.of, person_id, by) if how.of else me
        beside = _relative(how.beside, person_id, by) if how.beside else None
        if who is None:
            one = _relative(relative_id, person_id, by)
        else:
            if who.kept_close:
                _must_keep(by, person_id)
            one = _new(person, who, by, _tie(tie_id, person_id, by))
        link = _join(one, of, beside, how, by)
        _tie_to(person, one, link, who.relation if who else "", by)
        _noted("told of", "relative", one.pk, person_id, by)
    return one


def myself(*, person: Person, by: Any) -> Relative:
    """The person as one of their own family, made when first told of."""
    found = Relative.objects.visible_to(by).filter(person=person, other=person).order_by("pk")
    return found.first() or Relative.objects.create(
        person=person, other=person, name=person.name, made_by=by.worker, made_at=clock.now()
    )


def _new(person: Person, who: Who, by: Any, tie: Tie | None) -> Relative:
    if tie is not None and who.kept_close:
        raise Refused({"kept_close": _close_and_tied()})
    row = Relative(
        person=person,
        tie=tie,
        other_id=tie.other_id if tie else None,
        made_by=by.worker,
        made_at=clock.now(),
    )
    _put(row, who)
    row.save(force_insert=True)
    return row


def _put(row: Relative, who: Who) -> None:
    row.name, row.shape, row.kept_close = one_line(who.name), who.shape, who.kept_close
    row.born, row.born_precision = _day(who.born)
    row.has_died = who.has_died or who.died is not None
    row.died, row.died_precision = _day(who.died)
    row.source = one_line(who.source)


def _day(date: RoughDate | None) -> tuple[dt.date | None, str]:
    return (date.earliest, date.precision) if date else (None, Precision.UNKNOWN)


def _join(one: Relative, of: Relative, beside: Relative | None, how: How, by: Any) -> Link:
    """The line between them; a second parent is put beside the first one, where there is one."""
    if beside is not None and beside.pk in (one.pk, of.pk):
        raise Refused({"beside": _("Choose somebody else as the other parent.")})
    parent = of if how.role == "child" else one
    if beside is not None and beside.kept_close != parent.kept_close:
        beside = None  # a line to each: who may not see the one is to see the other
    if one.pk == of.pk:
        raise Refused({"of": _("Choose two people.")})
    link = Link(person_id=one.person_id, kind=how.kind, made_by=by.worker, made_at=clock.now())
    if how.role == "parent":
        link.one, link.other, link.child = one, beside, of
    elif how.role == "child":
        link.one, link.other, link.child = of, beside, one
    else:
        link.one, link.other = of, one
    if how.role == "parent" and (first := _waiting(link, beside, by)):
        first.other = one
        link = first
    elif _already(link, by):
        raise NotNow(_("That is said here already. Change it where it stands."))
    _put_days(link, how.began or link.began, how.ended or link.ended)
    link.lives_with = how.lives_with or (link.lives_with and link.until_day is None)
    link.source = one_line(how.source) or link.source
    link.save()
    return link


def _waiting(link: Link, beside: Relative | None, by: Any) -> Link | None:
    """The line of the same child to one parent of this kind, to which the second one belongs: any
    by birth or adoption, of carers only the one named."""
    if beside is None and link.kind in CARING:
        return None
    rows = _links(link.person_id, by).filter(kind=link.kind, child=link.child, other__isnull=True)
    rows = rows.exclude(one=link.one).filter(one__kept_close=link.one.kept_close)
    if beside is not None:
        rows = rows.filter(one=beside)
    return rows.first() if rows.count() == 1 else None


def _already(link: Link, by: Any) -> bool:
    ends = Q(one=link.one, other=link.other) | Q(one=link.other, other=link.one)
    if link.child_id and link.kind not in CARING:
        ends |= Q(one=link.one) | Q(other=link.one)
    kinds = [link.kind] if link.child_id else [*UNIONS] if link.kind in UNIONS else [*SIBLINGS]
    rows = _links(link.person_id, by).filter(ends, child=link.child, kind__in=kinds)
    if link.kind in CARING + UNIONS:
        rows = rows.filter(until_day__isnull=True)  # what ended may begin again
    return rows.exists()


def _links(person_id: UUID, by: Any) -> Any:
    return Link.objects.visible_to(by).standing().filter(person=person_id)


def _put_days(link: Link, began: RoughDate | None, ended: RoughDate | None) -> None:
    link.from_day, link.from_precision = _day(began)
    link.until_day, link.until_precision = _day(ended)
    if ended:
        link.lives_with = False
    if began and ended and ended.earliest < began.earliest:
        raise Refused({"ended": _("It ends before it begins. Check the two days.")})


def _tie_to(person: Person, one: Relative, link: Link, relation: str, by: Any) -> None:
    """Have whoever is close to the person stand among their ties, where the map finds them."""
    if one.kept_close or one.tie_id or one.is_me:
        return
    links = _links(person.pk, by)
    kind = tie_kind(links, myself(person=person, by=by).pk, one.pk)
    if not kind:
        return
    tie = Tie(person=person, kind=kind, name=one.name, relation=one_line(relation)[:200])
    tie.source = one.source
    if link.kind in CARING + UNIONS:
        tie.from_day, tie.from_precision = link.from_day, link.from_precision
        tie.until_day = link.until_day
        tie.until_precision = link.until_precision if link.until_day else ""
    add_ties_in_bulk([tie], by=by)
    one.tie = tie
    one.save()


# --- changing what was told ----------------------------------------------------------------------


def change_relative(*, relative_id: UUID, version: int, who: Who, by: Any) -> Relative:
    """Say it better of somebody in the family. Raises CannotSee, MayNot, Refused and Stale."""
    _check(who)
    with unit():
        row = _relative(relative_id, None, by)
        if who.kept_close != row.kept_close:
            _must_keep(by, row.person_id)
        if who.kept_close and (row.tie_id or row.is_me):
            raise Refused({"kept_close": _close_and_tied()})
        _must_be_new(row, version)
        if who.kept_close != row.kept_close:
            _part_from_the_other(row, by)
        _put(row, who)
        row.version += 1
        row.save()
        if row.tie and row.tie.name != row.name:
            row.tie.name = row.name
            row.tie.version += 1
            row.tie.save()
        _noted("changed", "relative", row.pk, row.person_id, by)
    return row


def _part_from_the_other(row: Relative, by: Any) -> None:
    """A line of their own for each of two parents, so that the one stays where the other is not
    seen."""
    rows = _links(row.person_id, by).filter(Q(one=row) | Q(other=row))
    for link in rows.filter(child__isnull=False, other__isnull=False):
        other_id = link.other_id if link.one_id == row.pk else link.one_id
        link.one_id, link.other_id = other_id, None
        link.version += 1
        link.save()
        link.pk, link.one_id, link.version = uuid7(), row.pk, 1
        link.made_by, link.made_at = by.worker, clock.now()
        link.save(force_insert=True)


def put_at(*, relative_id: UUID, spot: int | None, by: Any) -> Relative:
    """Put somebody at a place in their row, in quarter columns; None lets the drawing choose."""
    with unit():
        row = _relative(relative_id, None, by)
        row.spot = None if spot is None else max(-2000, min(spot, 2000))
        row.save()
        _noted("placed", "relative", row.pk, row.person_id, by)
    return row


def withdraw_relative(*, relative_id: UUID, by: Any) -> Relative:
    """They were told of by mistake: they and their lines are drawn no more, and stay kept. A tie
    to them stays. Raises CannotSee, and NotNow for the person whose family it is."""
    with unit():
        row = _relative(relative_id, None, by)
        if row.is_me:
            raise NotNow(_("This is whose family it is."))
        now = clock.now()
        row.withdrawn_at = now
        row.version += 1
        row.save()
        rows = _links(row.person_id, by)
        for link in rows.filter(Q(one=row) | Q(other=row) | Q(child=row)):
            _let_go(link, row, now)
        _noted("withdrew", "relative", row.pk, row.person_id, by)
    return row


def _let_go(link: Link, row: Relative, now: dt.datetime) -> None:
    """Of two parents the other one stays."""
    if link.child_id and link.other_id and row.pk != link.child_id:
        if link.one_id == row.pk:
            link.one_id = link.other_id
        link.other_id = None
    else:
        link.withdrawn_at = now
    link.version += 1
    link.save()


def change_link(
    *,
    link_id: UUID,
    version: int,
    kind: str,
    began: RoughDate | None,
    ended: RoughDate | None,
    lives_with: bool,
    by: Any,
    mistake: bool = False,
) -> Link:
    """Say it better of what joins people, or that it was a mistake. A kind changes only into one
    of its own sort. Raises CannotSee, Refused and Stale."""
    with unit():
        row: Link | None = Link.objects.for_action(by).standing().filter(pk=link_id).first()
        if row is None:
            raise CannotSee
        sort = next(kinds for kinds in (PARENTS, UNIONS, SIBLINGS) if row.kind in kinds)
        if kind not in sort:
            raise Refused({"kind": _("Choose one of these.")})
        _must_be_new(row, version)
        row.kind = kind
        row.lives_with = lives_with and row.child_id is not None
        _put_days(row, began, ended)
        row.withdrawn_at = clock.now() if mistake else None
        row.version += 1
        row.save()
        if ended and not mistake:
            _end_ties(row, ended, by)
        _noted("withdrew" if mistake else "changed", "family link", row.pk, row.person_id, by)
    return row


def _end_ties(link: Link, ended: RoughDate, by: Any) -> None:
    """What was a tie because of this line ends with it."""
    if link.kind not in CARING + UNIONS:
        return
    ends = Relative.objects.visible_to(by).filter(pk__in=[link.one_id, link.other_id])
    ties = Tie.objects.for_action(by).filter(pk__in=ends.values("tie"), until_day__isnull=True)
    for tie in ties.filter(kind__in=("carer", "cared_for", "partner")):
        tie.until_day, tie.until_precision = ended.earliest, ended.precision
        tie.version += 1
        tie.save()


# --- being together ------------------------------------------------------------------------------


def say_together(*, relative_id: UUID, on: dt.date, words: str, by: Any) -> Together:
    """A day they were together, or will be, and who makes it happen. Raises CannotSee, Refused."""
    words = one_line(words)
    if problems := over(300, words=words):
        raise Refused(problems)
    with unit():
        row = _relative(relative_id, None, by)
        if row.is_me:
            raise Refused({"on": _("Choose somebody else of the family.")})
        day = Together.objects.create(
            person_id=row.person_id, relative=row, on=on, words=words,
            made_by=by.worker, made_at=clock.now(),
        )  # fmt: skip
        _noted("said", "day together", day.pk, row.person_id, by)
    return day


def call_off_together(*, together_id: UUID, why: str, by: Any) -> Together:
    """It did not happen, or will not, and why. Raises CannotSee, NotNow and Refused."""
    why = one_line(why)
    if problems := over(300, why_off=why):
        raise Refused(problems)
    with unit():
        row: Together | None = Together.objects.for_action(by).filter(pk=together_id).first()
        if row is None:
            raise CannotSee
        if row.off_at:
            raise NotNow(_("That is said here already."))
        row.off_at, row.why_off = clock.now(), why
        row.save()
        _noted("called off", "day together", row.pk, row.person_id, by)
    return row


# --- shared --------------------------------------------------------------------------------------


def _check(who: Who) -> None:
    problems = over(200, name=one_line(who.name), source=one_line(who.source))
    problems |= over(200, relation=one_line(who.relation))
    if not one_line(who.name):
        problems["name"] = _("Write what they are called. “Mum” or “baby” will do.")
    if who.shape not in Shape.values:
        problems["shape"] = _("Choose one of these.")
    for name, date in (("born", who.born), ("died", who.died)):
        if date and date.earliest > clock.today():
            problems[name] = _("That day is still to come.")
    if who.born and who.died and who.died.earliest.year < who.born.earliest.year:
        problems["died"] = _("They died before they were born. Check the two days.")
    if problems:
        raise Refused(problems)


def _check_how(how: How) -> None:
    if how.kind not in _ROLES.get(how.role, ()) or how.kind not in LinkKind.values:
        raise Refused({"what": _("Choose what they are to each other.")})
    if how.lives_with and (how.ended or how.role not in ("parent", "child")):
        raise Refused({"lives_with": _("Who has moved out, or is nobody’s child here, cannot.")})


def _person(person_id: UUID, by: Any) -> Person:
    person: Person | None = Person.objects.for_action(by).filter(pk=person_id).first()
    if person is None:
        raise CannotSee
    return person


def _relative(relative_id: UUID | None, person_id: UUID | None, by: Any) -> Relative:
    rows = Relative.objects.for_action(by).standing().select_related("tie").filter(pk=relative_id)
    row: Relative | None = (rows.filter(person=person_id) if person_id else rows).first()
    if row is None:
        raise CannotSee
    return row


def _tie(tie_id: UUID | None, person_id: UUID, by: Any) -> Tie | None:
    if tie_id is None:
        return None
    tie: Tie | None = Tie.objects.visible_to(by).filter(pk=tie_id, person=person_id).first()
    if tie is None:
        raise CannotSee
    if Relative.objects.visible_to(by).standing().filter(tie=tie).exists():
        raise NotNow(_("They are in the family here already."))
    return tie


def _must_keep(by: Any, person_id: UUID) -> None:
    may = Person.objects.visible_to(by).filter(key_worker_of(by) | manages(by), pk=person_id)
    if not may.exists():
        raise MayNot(_("Only their key worker or the team’s manager can say who is kept close."))


def _close_and_tied() -> str:
    return _(
        "They stand among the people who matter too, where everybody who works with this person "
        "sees them. Take them away here as a mistake, and add them again as kept close."
    )


def _must_be_new(row: Any, version: int) -> None:
    if row.version != version:
        raise Stale(_("Somebody else changed this while you were writing. Look at both."), row)


def _noted(verb: str, kind: str, pk: UUID, person_id: UUID, by: Any) -> None:
    note(
        verb, kind, actor_id=by.worker_id, object_id=pk, person_id=person_id,
        relation=reason_for(by, person_id),
    )  # fmt: skip
