"""Everything a person's page shows, in two statements."""

from operator import attrgetter
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from alongside.base.core.among import among
from alongside.base.core.composed import composed_once
from alongside.people.contact.access import held_now
from alongside.people.joining.models import Joining
from alongside.people.persons.models import (
    Address,
    Fact,
    FactKind,
    Identifier,
    Language,
    OtherDate,
    Person,
    PersonName,
)
from alongside.people.ties.queries import asked_of, own_words
from alongside.people.working.access import answering, reason_for
from alongside.people.working.gaps import gap_of
from alongside.people.working.models import WorkingRelationship
from alongside.practice.decisions.queries import decisions_about, quoted
from alongside.practice.gifts.queries import gifts_of
from alongside.practice.promises.models import PromiseFor
from alongside.practice.transitions.plans import MAY_CARRY
from alongside.practice.wonderings.models import Wondering, WonderingStep

from .agreements import agreement_line, versions_of
from .before import banners_now, next_meeting
from .beginnings import with_moments
from .counting import counting_on_page
from .decided import decided_in, decision_row
from .not_met import not_met_rows
from .plans import gap_in_words, steps_told, still_open
from .promises import chosen, promise_rows
from .promises import lines as promise_lines
from .story import PAGE, Cursor, page_covers, story_rows, timeline_row, told, who_was_there
from .ties import lines as tie_lines
from .ties import tie_rows, tied_people
from .words import by_owner, people_in


@composed_once
def _card(*, person: Any, viewer: Any, before: Cursor | None, most: int | None) -> QuerySet:
    return story_rows(person, viewer, before=before, own_only=True, most=most)


@composed_once
def _card_beside(*, person: Any, viewer: Any, visits: Any) -> dict[str, QuerySet]:
    return who_was_there(visits, person, viewer)


def the_card(
    person: Person, viewer: Any, *, before: Cursor | None, everything: bool
) -> dict[str, Any]:
    """What is left of a page in the 28 days after an ending: one's own entries."""
    most = None if everything else PAGE
    rows = _card(person=person, viewer=viewer, before=before, most=most)
    beside = _card_beside(person=person, viewer=viewer, visits=[row.encounter_id for row in rows])
    story = told(rows, beside["others"], beside["present"], most=most)
    return {"story": story, "lines": [timeline_row(entry, person) for entry in story.entries]}


@composed_once
def _record(
    *, person: Any, viewer: Any, before: Cursor | None, most: int | None
) -> dict[str, QuerySet]:
    return {
        "rows": story_rows(person, viewer, before=before, most=most),
        "promises": promise_rows(person, viewer),
        "next": next_meeting(person, viewer),
        "teams": answering(person.pk),
        **_known(person, viewer),
        **_around(person, viewer),
        "ties": tie_rows(person, viewer),
        "tied": tied_people(person, viewer),
        "own": own_words(person.pk, viewer),
        "asked": asked_of(person.pk, viewer),
        "gifts": gifts_of(person, viewer),
        "plans": steps_told(person, viewer),
        "agreements": versions_of(person, viewer),
        "decisions": decisions_about(person.pk, viewer),
    }


@composed_once
def _record_beside(
    *, person: Any, viewer: Any, promises: Any, wonderings: Any, visits: Any, since: Any, until: Any
) -> dict[str, QuerySet]:
    """What follows from what was read first: who else each of those is about, and what else
    stands on this page of the story."""
    return {
        "people": people_in(PromiseFor, "promise", promises, viewer),
        "steps": WonderingStep.objects.visible_to(viewer)
        .filter(among("wondering", wonderings))
        .order_by("at"),
        **who_was_there(visits, person, viewer),
        "not_met": not_met_rows(person, viewer, since, until),
    }


def the_record(
    person: Person, viewer: Any, *, before: Cursor | None, everything: bool
) -> dict[str, Any]:
    """A person's whole record as its page shows it, and by what right the viewer sees it."""
    most = None if everything else PAGE
    read = _record(person=person, viewer=viewer, before=before, most=most)
    promises, wonderings = chosen(read["promises"]), read.pop("wonderings")
    since, until = page_covers(read["rows"], before, most)
    more = _record_beside(
        person=person,
        viewer=viewer,
        promises=[row.pk for row in promises],
        wonderings=[row.pk for row in wonderings],
        visits=[row.encounter_id for row in read["rows"]],
        since=since,
        until=until,
    )
    steps: dict[UUID, list[WonderingStep]] = {row.pk: [] for row in wonderings}
    for step in more["steps"]:
        steps[step.wondering_id].append(step)
    facts: dict[str, list[Fact]] = {kind: [] for kind in FactKind.values}
    for fact in read["facts"]:
        facts[fact.kind].append(fact)
    teams = {row.team_id for row in read["teams"]}
    held, relation = read["relationships"], reason_for(viewer, person.pk, teams)
    manages = not teams.isdisjoint(viewer.managed_team_ids)
    story = told(read["rows"], more["others"], more["present"], more["not_met"], most=most)
    agreed = read["agreements"]
    told_of = with_moments(story, held, agreed, read["plans"], person, before=before)
    lines = [timeline_row(entry, person) for entry in told_of]
    decisions = decided_in(story, quoted(read["decisions"]), before=before)
    lines += [decision_row(one) for one in decisions]
    gap = None if person.died else gap_of(held)
    return {
        **read,
        "story": story,
        "lines": sorted(lines, key=attrgetter("datetime"), reverse=True),
        "agreement": next(iter(agreed), None),
        "agreement_line": agreement_line(agreed, person) if agreed else "",
        "facts": facts,
        "working": [row for row in held if row.is_active],
        "before": [row for row in reversed(held) if row.is_over and not row.never_was],
        "gap": gap_in_words(gap, person) if gap else "",
        "plans": still_open(read["plans"]),
        "ties": tie_lines(read["ties"], read["tied"]),
        "counting": counting_on_page(person, read),
        "promises": promise_lines(promises, by_owner(more["people"], "promise")),
        "next": next(iter(read["next"]), None),
        "wonderings": [(row, steps[row.pk]) for row in wonderings],
        "relation": relation,
        "manages": manages,
        "carries": manages or relation in MAY_CARRY,
    }


@composed_once
def _whole(*, person_id: Any, viewer: Any) -> QuerySet:
    rows = Person.objects.visible_to(viewer).filter(pk=person_id)
    return rows.annotate(held=held_now("pk"))


def whole_person(person_id: UUID, viewer: Any) -> Person | None:
    """The person whose record this viewer sees, and as `held` whether contact is on hold."""
    return next(iter(_whole(person_id=person_id, viewer=viewer)), None)


def _known(person: Person, viewer: Any) -> dict[str, QuerySet]:
    """What is known about them."""
    return {
        "facts": Fact.objects.visible_to(viewer)
        .current()
        .filter(person=person)
        .order_by("-last_true", "-pk"),
        "names": PersonName.objects.visible_to(viewer).filter(person=person).order_by("pk"),
        "identifiers": Identifier.objects.visible_to(viewer).filter(person=person),
        "languages": Language.objects.visible_to(viewer).filter(person=person),
        "other_dates": OtherDate.objects.visible_to(viewer).filter(person=person),
        "addresses": _addresses(person, viewer),
        "banners": banners_now(person, viewer),
    }


def _addresses(person: Person, viewer: Any) -> QuerySet:
    """Their addresses, and those of others the viewer was told through them."""
    seen = Address.objects.visible_to(viewer)
    told = seen.filter(audience__worker_id=viewer.worker_id, audience__through=person)
    rows: QuerySet = seen.filter(Q(person=person) | Q(pk__in=told.values("pk")))
    return rows.select_related("person").order_by("-made_at")


def _around(person: Person, viewer: Any) -> dict[str, QuerySet]:
    """Who works with them or did, what is wondered, and which records were joined into this."""
    return {
        "joinings": Joining.objects.visible_to(viewer)
        .standing()
        .filter(kept=person)
        .select_related("asked_by", "answered_by")
        .order_by("answered_at"),
        "relationships": WorkingRelationship.objects.visible_to(viewer)
        .filter(person=person)
        .select_related("worker")
        .order_by("from_at"),
        "wonderings": Wondering.objects.visible_to(viewer)
        .filter(person=person, let_go_at__isnull=True)
        .select_related("author")
        .order_by("-written_at")[:10],
    }
