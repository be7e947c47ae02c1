"""Plans for comings and goings as sentences: what is next, who comes, what the last worker left."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.utils.translation import ngettext

from alongside.base.core import clock
from alongside.base.core.among import compared
from alongside.base.core.dates import day_in_words
from alongside.base.core.language import day_text
from alongside.base.core.language import gettext as _
from alongside.people.persons.models import Person
from alongside.people.working.access import manages
from alongside.people.working.gaps import MEANT, Gap, gap_of
from alongside.people.working.models import Role, WorkingRelationship
from alongside.practice.transitions.models import (
    BEFORE_THEY_ARE_TOLD,
    Kind,
    StepKind,
    StepState,
    Transition,
    TransitionStep,
)

LATELY = 182 * clock.A_DAY
MOST_GAPS = 200


def step_words(step: TransitionStep, person: Person) -> str:
    """A step as something to do: "Tell Kofi first"."""
    plan, name = step.transition, person.first_name
    comes = plan.incoming.first_name if plan.incoming else _("the new worker")
    goes = plan.relationship.worker.first_name if plan.relationship else ""
    said = {
        StepKind.TOLD: _("Tell %(name)s first"),
        StepKind.OTHERS: _("Tell the others: family, school, whoever should know"),
        StepKind.CHOSEN: _("Choose who will come"),
        StepKind.ABOUT_ME: _("Give %(name)s the page about %(comes)s"),
        StepKind.VISIT: _("Visit together first"),
        StepKind.LIVING_THERE: _("Ask those who already live there"),
        StepKind.MEETING: _("Meet together: %(name)s, %(comes)s and %(goes)s")
        if goes
        else _("Meet together: %(name)s and %(comes)s"),
        StepKind.PASSES_ON: _("Ask %(name)s what passes on, what is kept and what is left"),
        StepKind.PROMISES: _("Pass the promises on, each by name"),
        StepKind.COMES_WITH: _("Write down what comes with %(name)s"),
        StepKind.FIRST_NIGHT: _("Plan the first night"),
        StepKind.DAYS: _("Agree the last day") if plan.kind == Kind.ENDING else _("Agree the days"),
        StepKind.GOODBYE: _("Say goodbye, in the way %(name)s wants"),
        StepKind.LETTER: _("Write a last letter"),
        StepKind.IN_TOUCH: _("Agree whether and how to keep in touch"),
        StepKind.CHECK_IN: _("Ask %(name)s how it is"),
    }[StepKind(step.kind)]
    return said % {"name": name, "comes": comes, "goes": goes}


def plan_words(plan: Transition, person: Person) -> str:
    """A plan in a few words: "Sam goes and Ruth comes"."""
    comes = plan.incoming.first_name if plan.incoming else _("somebody new")
    goes = plan.relationship.worker.first_name if plan.relationship else ""
    said = {
        Kind.INTRODUCTION: _("%(comes)s comes to work with %(name)s"),
        Kind.HAND_OVER: _("%(goes)s goes and %(comes)s comes"),
        Kind.ENDING: _("%(goes)s and %(name)s finish working together"),
        Kind.MOVING: _("%(name)s moves"),
    }[Kind(plan.kind)]
    words = said % {"name": person.first_name, "comes": comes, "goes": goes}
    return words[:1].upper() + words[1:]


@dataclass
class PlanLine:
    """One open plan on a page: what it is, and its next step."""

    plan: Transition
    steps: list[TransitionStep] = field(default_factory=list)

    @property
    def told(self) -> bool:
        return self.plan.told_at is not None

    @property
    def next(self) -> TransitionStep | None:
        return next((step for step in self.steps if step.is_open), None)

    def step_words(self, step: TransitionStep, person: Person) -> str:
        return step_words(step, person)

    def words(self, person: Person) -> str:
        return plan_words(self.plan, person)

    def next_words(self, person: Person) -> str:
        return said_of(self.next, person) if self.next else ""


def who_and_when(step: TransitionStep) -> str:
    """ "Sam, by Friday", or what of that is settled."""
    about = [step.who.first_name] if step.who else []
    if step.on:
        about.append(_("by %(day)s") % {"day": day_in_words(step.on)})
    return ", ".join(about)


def said_of(step: TransitionStep, person: Person) -> str:
    """ "Tell Kofi first: Sam, by Friday"."""
    words, about = step_words(step, person), who_and_when(step)
    return f"{words}: {about}" if about else words


def _steps(viewer: Any) -> QuerySet:
    rows: QuerySet = TransitionStep.objects.visible_to(viewer).select_related(
        "transition__incoming", "transition__relationship__worker", "who", "settled_by"
    )
    return rows.order_by("place", "pk")


def by_plan(steps: Iterable[TransitionStep]) -> list[PlanLine]:
    """The plans these are the steps of, each with its own."""
    found: dict[Any, PlanLine] = {}
    for step in steps:
        found.setdefault(step.transition_id, PlanLine(step.transition)).steps.append(step)
    return list(found.values())


def steps_told(person: Person, viewer: Any) -> QuerySet:
    """What one person's page tells of their plans: every step of those that are open, and of all
    of them the goodbyes and the last letters."""
    done = Q(kind__in=(StepKind.GOODBYE, StepKind.LETTER), state=StepState.DONE)
    still = Q(transition__closed_at__isnull=True)
    return _steps(viewer).filter(still | done, transition__person=person)


def still_open(steps: Iterable[TransitionStep]) -> list[PlanLine]:
    """Of the steps from `steps_told`, the plans that are not over."""
    return by_plan(step for step in steps if step.transition.closed_at is None)


def open_by_person(viewer: Any) -> list[PlanLine]:
    """Every open plan the viewer sees, by the person's name; one query."""
    steps = _steps(viewer).select_related("transition__person")
    lines = by_plan(steps.filter(transition__closed_at__isnull=True))
    return sorted(lines, key=lambda line: (line.plan.person.name, line.plan.opened_at))


def one_plan(plan: Transition, viewer: Any) -> PlanLine:
    """A plan with every step of it."""
    return PlanLine(plan, list(_steps(viewer).filter(transition=plan)))


@dataclass
class Left:
    """What the last worker left for the next, who comes, and what waits; for the doorstep."""

    left: list[tuple[str, str]]
    coming: list[str]
    waits: list[str]


def steps_lately(person: Person, viewer: Any) -> QuerySet:
    """The steps of one person's plans of the last half year."""
    since = clock.now() - LATELY
    return _steps(viewer).filter(transition__person=person, transition__opened_at__gte=since)


def left_by(steps: Iterable[TransitionStep], person: Person, viewer: Any) -> Left:
    """What these steps, from `steps_lately`, say to who stands on the doorstep."""
    left: list[tuple[str, str]] = []
    coming: list[str] = []
    waits: list[str] = []
    for line in sorted(by_plan(steps), key=lambda line: line.plan.opened_at, reverse=True):
        plan = line.plan
        if not left:
            parts = (
                (_("Passes on"), plan.passes_on),
                (_("%(name)s wants kept") % {"name": person.first_name}, plan.kept),
                (_("%(name)s wants left") % {"name": person.first_name}, plan.left_behind),
            )
            left = [(lead, words) for lead, words in parts if words]
        if plan.closed_at is not None:
            continue
        if plan.incoming and line.told:
            coming.append(_("%(who)s is coming to work with them.") % {"who": plan.incoming.name})
        step = line.next
        if step and step.who_id in (None, viewer.worker_id):
            waits.append(said_of(step, person) + ".")
    return Left(left, coming, waits)


def overlap_in_words(plan: Transition, person: Person, row: WorkingRelationship | None) -> str:
    """For how long both work with the person: "Ed and Ruth both work with Josh from 8 November to
    12 December: 5 weeks."."""
    if row is None or row.never_was or row.until_on is None:
        return ""
    goes = plan.relationship.worker.first_name if plan.relationship else ""
    days = (row.until_on.earliest - row.from_on.earliest).days + 1
    weeks = round(days / 7)
    for_long = (
        ngettext("%(n)s week", "%(n)s weeks", weeks) % {"n": weeks}
        if days >= 7
        else ngettext("%(n)s day", "%(n)s days", days) % {"n": days}
    )
    said = (
        _("%(goes)s and %(comes)s both work with %(name)s from %(first)s to %(last)s: %(long)s.")
        if goes
        else _("%(comes)s is introduced to %(name)s from %(first)s to %(last)s: %(long)s.")
    )
    return said % {
        "goes": goes,
        "comes": plan.incoming.first_name if plan.incoming else "",
        "name": person.first_name,
        "first": day_text(row.from_on.earliest, "j F"),
        "last": day_text(row.until_on.earliest, "j F"),
        "long": for_long,
    }


# --- my day --------------------------------------------------------------------------------------


def steps_for(viewer: Any, most: int) -> QuerySet:
    """Steps that are this viewer's to take: theirs by name, once the person was told; for a
    manager also who tells, who comes and which days, where nobody is named."""
    mine = Q(who_id=viewer.worker_id)
    if viewer.managed_team_ids:
        mine |= Q(
            manages(viewer, "transition__person"),
            who__isnull=True,
            kind__in=(StepKind.TOLD, StepKind.CHOSEN, StepKind.DAYS),
        )
    rows: QuerySet = (
        _steps(viewer)
        .select_related("transition__person")
        .filter(mine, state=StepState.OPEN, transition__closed_at__isnull=True)
        .filter(Q(transition__told_at__isnull=False) | Q(kind__in=BEFORE_THEY_ARE_TOLD))
        .order_by("on", "transition__opened_at", "place")[: most * 4]
    )
    return rows


def waiting(steps: Iterable[TransitionStep]) -> list[TransitionStep]:
    """Of the steps from `steps_for` the first of each plan; nobody asks before it is time."""
    today, found, seen = clock.today(), [], set()
    for step in steps:
        later = step.kind == StepKind.CHECK_IN and step.on and step.on > today
        if step.transition_id not in seen and not later:
            seen.add(step.transition_id)
            found.append(step)
    return found


# --- nobody there --------------------------------------------------------------------------------


def with_nobody(viewer: Any) -> QuerySet:
    """People the viewer's teams answer for, with whom nobody works today though somebody is meant
    to; none for who manages no team."""
    seen = Person.objects.visible_to(viewer)
    if not viewer.managed_team_ids:
        none: QuerySet = seen.none()
        return none
    theirs = compared(WorkingRelationship.objects.visible_to(viewer)).filter(person=OuterRef("pk"))
    theirs = theirs.exclude(role=Role.STUDENT)
    last = theirs.filter(until_at__lte=clock.now()).order_by("-until_at")
    people: QuerySet = (
        seen.filter(manages(viewer), died__isnull=True)
        .annotate(last_reason=Subquery(last.values("ending_reason")[:1]))
        .filter(~Exists(theirs.active()))
        .exclude(last_reason__in=list(MEANT))
        .order_by("name", "pk")[:MOST_GAPS]
    )
    return people


def gaps_to_come(viewer: Any) -> list[tuple[Person, Gap]]:
    """People with whom nobody will work from a day on that can be seen already."""
    if not viewer.managed_team_ids:
        return []
    rows = WorkingRelationship.objects.visible_to(viewer).filter(manages(viewer, "person"))
    ending = rows.filter(until_at__gt=clock.now()).values("person_id")
    by_person: dict[Any, list[WorkingRelationship]] = {}
    people: dict[Any, Person] = {}
    for row in rows.filter(person__in=ending).select_related("person").order_by("from_at"):
        by_person.setdefault(row.person_id, []).append(row)
        people[row.person_id] = row.person
    found = [(people[pk], gap_of(held)) for pk, held in by_person.items()]
    ahead = [(person, gap) for person, gap in found if gap is not None and not gap.is_now]
    return sorted(ahead, key=lambda pair: (pair[1].first or dt.date.min, pair[0].name))


def gap_in_words(gap: Gap, person: Person) -> str:
    """A gap in words the person can read too."""
    first = day_text(gap.first, "j F") if gap.first else ""
    given = {"name": person.first_name, "first": first}
    if gap.last is not None and gap.first is not None:
        days = (gap.last - gap.first).days + 1
        given["last"] = day_text(gap.last, "j F")
        said = ngettext(
            "On %(first)s nobody here works with %(name)s.",
            "From %(first)s to %(last)s nobody here works with %(name)s.",
            days,
        )
    elif gap.first is None:
        said = _("Nobody here works with %(name)s yet.")
    elif gap.is_now:
        said = _("Since %(first)s nobody here works with %(name)s.")
    else:
        said = _("From %(first)s on nobody here works with %(name)s.")
    return said % given
