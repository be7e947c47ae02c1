"""A family from a file: put by as a draft, and told only as far as somebody has confirmed it."""

from collections import defaultdict
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from alongside.base.audit.chain import note
from alongside.base.core import clock
from alongside.base.core.dates import Precision, RoughDate
from alongside.base.core.errors import CannotSee, Refused
from alongside.base.core.guarded import destroy, destroy_all
from alongside.base.core.ids import uuid7
from alongside.base.core.text import one_line, plain
from alongside.base.core.units import unit
from alongside.people.persons.models import Person
from alongside.people.ties.bulk import add_ties_in_bulk
from alongside.people.ties.models import Tie
from alongside.people.working.access import reason_for

from .actions import myself
from .models import FamilyDraft, Link, Relative
from .nearness import tie_kinds
from .telling import Bond, Family, Member, packed, unpacked

A_MONTH = 28 * clock.A_DAY


def keep_draft(
    *, person_id: UUID, family: Family, file_name: str, left_out: dict[str, int], by: Any
) -> FamilyDraft:
    """Put a family from a file by, for one person's record. Drafts of the actor's that nobody came
    back to for a month go. Raises CannotSee."""
    with unit():
        person = _person(person_id, by)
        old = FamilyDraft.objects.visible_to(by).filter(at__lt=clock.now() - A_MONTH)
        destroy_all(FamilyDraft, list(old.values_list("pk", flat=True)))
        draft = FamilyDraft(
            person=person,
            by=by.worker,
            at=clock.now(),
            file_name=one_line(file_name)[-200:],
            people=len(family.members),
            links=len(family.bonds),
            left_out=left_out,
        )
        draft.hold(packed(family))
        draft.save(force_insert=True)
        _noted("drafted", draft.pk, person_id, by)
    return draft


def leave_draft(*, draft_id: UUID, by: Any) -> UUID:
    """Keep nothing of it: the draft goes at once. Answers whose record it was meant for. Raises
    CannotSee."""
    with unit():
        draft = _draft(draft_id, by)
        destroy(draft)
        _noted("left", draft.pk, draft.person_id, by)
    return draft.person_id


def confirm_draft(*, draft_id: UUID, me: str, kept: set[str], by: Any) -> UUID:
    """Tell in the person's record who is in the file: `me` is the person, `kept` who comes along.

    Who is here already, by name and year of birth, is not told twice, and nothing said here is
    changed. The draft goes. Answers whose record it is. Raises CannotSee and Refused.
    """
    with unit():
        draft = _draft(draft_id, by)
        family = unpacked(draft.told)
        if me not in family.members:
            raise Refused({"me": _("Choose who in the file they are.")})
        chosen = family.only((kept & family.members.keys()) | {me}, me=me)
        if len(chosen.members) < 2:
            raise Refused({"keep": _("Choose at least one other person of the file.")})
        person = _person(draft.person_id, by)
        _bring(person, chosen, draft.file_name, by)
        destroy(draft)
        _noted("confirmed", draft.pk, person.pk, by)
    return person.pk


def _bring(person: Person, family: Family, source: str, by: Any) -> None:
    here = matched(person, family, by)
    here[family.me] = myself(person=person, by=by)
    fresh: dict[str, Relative] = {}
    for key, one in family.members.items():
        if key not in here:
            fresh[key] = _relative(person, one, source, by)
    Relative.objects.bulk_create(fresh.values(), batch_size=500)
    rows = here | fresh
    said = _said(person, by)
    links = [link for bond in family.bonds if (link := _link(person, bond, rows, said, by))]
    for link in links:
        link.source = source
    Link.objects.bulk_create(links, batch_size=500)
    _tie(person, here[family.me].pk, list(fresh.values()), source, by)


def matched(person: Person, family: Family, by: Any) -> dict[str, Relative]:
    """Who of a file is in the family here already: one of that name here and one in the file, born
    in one year or not known when."""
    here: dict[str, list[Relative]] = defaultdict(list)
    rows = Relative.objects.visible_to(by).standing().filter(person=person).select_related("tie")
    for row in rows:
        here[plain(row.tie.name if row.tie else row.name)].append(row)
    there: dict[str, list[Member]] = defaultdict(list)
    for one in family.members.values():
        there[plain(one.name)].append(one)
    found = {}
    for name, members in there.items():
        others = here.get(name, [])
        if len(members) == len(others) == 1 and not others[0].is_me:
            member, row = members[0], others[0]
            years = {date.year for date in (row.born, member.born and member.born.earliest) if date}
            if len(years) < 2 and member.id != family.me:
                found[member.id] = row
    return found


def _relative(person: Person, one: Member, source: str, by: Any) -> Relative:
    born, died = _day(one.born), _day(one.died)
    return Relative(
        person=person, name=one.name[:200], shape=one.shape, born=born[0], born_precision=born[1],
        has_died=one.has_died, died=died[0], died_precision=died[1], source=source,
        made_by=by.worker, made_at=clock.now(),
    )  # fmt: skip


def _day(date: RoughDate | None) -> tuple[Any, str]:
    return (date.earliest, date.precision) if date else (None, Precision.UNKNOWN)


_Said = set[tuple[str, frozenset[UUID | None], UUID | None]]


def _said(person: Person, by: Any) -> _Said:
    rows = Link.objects.visible_to(by).standing().filter(person=person)
    return {(row.kind, frozenset((row.one_id, row.other_id)), row.child_id) for row in rows}


def _link(
    person: Person, bond: Bond, rows: dict[str, Relative], said: _Said, by: Any
) -> Link | None:
    one, other, child = (rows[end] if end else None for end in (bond.one, bond.other, bond.child))
    assert one is not None  # noqa: S101 - a bond has a first end
    if len({row.pk for row in (one, other, child) if row}) < len(bond.ends):
        return None  # two of the file are one here
    pks = [row.pk if row else None for row in (one, other, child)]
    mark = (bond.kind, frozenset(pks[:2]), pks[2])
    if mark in said:
        return None
    said.add(mark)
    began, ended = _day(bond.began), _day(bond.ended)
    return Link(
        id=uuid7(), person=person, kind=bond.kind, one=one, other=other, child=child,
        from_day=began[0], from_precision=began[1], until_day=ended[0], until_precision=ended[1],
        made_by=by.worker, made_at=clock.now(),
    )  # fmt: skip


def _tie(person: Person, me: UUID, fresh: list[Relative], source: str, by: Any) -> None:
    """Those who are close to the person stand among their ties too."""
    links = Link.objects.visible_to(by).standing().filter(person=person)
    kinds = tie_kinds(links, me)
    close = [row for row in fresh if row.pk in kinds]
    for row in close:
        row.tie = Tie(person=person, kind=kinds[row.pk], name=row.name, source=source)
    add_ties_in_bulk([row.tie for row in close if row.tie], by=by)
    Relative.objects.visible_to(by).bulk_update(close, ["tie"], batch_size=500)


def _person(person_id: UUID, by: Any) -> Person:
    person: Person | None = Person.objects.for_action(by).filter(pk=person_id).first()
    if person is None:
        raise CannotSee
    return person


def _draft(draft_id: UUID, by: Any) -> FamilyDraft:
    draft: FamilyDraft | None = FamilyDraft.objects.for_action(by).filter(pk=draft_id).first()
    if draft is None:
        raise CannotSee
    return draft


def _noted(verb: str, pk: UUID, person_id: UUID, by: Any) -> None:
    note(
        verb, "family draft", actor_id=by.worker_id, object_id=pk, person_id=person_id,
        relation=reason_for(by, person_id),
    )  # fmt: skip
