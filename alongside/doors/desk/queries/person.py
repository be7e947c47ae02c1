"""Everything a person's page shows, in two statements."""

from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from alongside.base.core.together import together
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
from alongside.practice.gifts.queries import gifts_of
from alongside.practice.promises.models import PromiseFor
from alongside.practice.transitions.plans import MAY_CARRY
from alongside.practice.wonderings.models import Wondering, WonderingStep

from .agreements import agreement_line, versions_of
from .before import banners_now, next_meeting
from .beginnings import with_moments
from .counting import counting_on_page
from .plans import by_plan, gap_in_words, open_steps
from .promises import chosen, lines, promise_rows
from .story import PAGE, not_met_beside, story_rows, told, who_was_there
from .ties import lines as tie_lines
from .ties import tie_rows, tied_people
from .words import by_owner, people_in


def the_card(person: Person, viewer: Any, *, before: str, everything: bool) -> dict[str, Any]:
    """What is left of a page in the 28 days after an ending: one's own entries."""
    most = None if everything else PAGE
    rows = list(story_rows(person, viewer, before=before, own_only=True, most=most))
    beside = together(**who_was_there(rows, person, viewer))
    return {"story": told(rows, beside["others"], beside["present"], most=most)}


def the_record(person: Person, viewer: Any, *, before: str, everything: bool) -> dict[str, Any]:
    """A person's whole record as its page shows it, and by what right the viewer sees it."""
    most = None if everything else PAGE
    read = together(
        rows=story_rows(person, viewer, before=before, most=most),
        promises=promise_rows(person, viewer),
        next=next_meeting(person, viewer),
        teams=answering(person.pk),
        **_known(person, viewer),
        **_around(person, viewer),
        ties=tie_rows(person, viewer),
        tied=tied_people(person, viewer),
        own=own_words(person.pk, viewer),
        asked=asked_of(person.pk, viewer),
        gifts=gifts_of(person, viewer),
        plans=open_steps(person, viewer),
        agreements=versions_of(person, viewer),
    )
    promises, wonderings = chosen(read["promises"]), read.pop("wonderings")
    more = together(
        people=people_in(PromiseFor, "promise", [row.pk for row in promises], viewer),
        steps=WonderingStep.objects.visible_to(viewer)
        .filter(wondering__in=[row.pk for row in wonderings])
        .order_by("at"),
        **who_was_there(read["rows"], person, viewer),
        not_met=not_met_beside(read["rows"], person, viewer, before=before, most=most),
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
    gap = None if person.died else gap_of(held)
    return {
        **read,
        "story": story,
        "lines": with_moments(story, held, agreed, person, before=before),
        "agreement": next(iter(agreed), None),
        "agreement_line": agreement_line(agreed, person) if agreed else "",
        "facts": facts,
        "working": [row for row in held if row.is_active],
        "before": [row for row in reversed(held) if row.is_over and not row.never_was],
        "gap": gap_in_words(gap, person) if gap else "",
        "plans": by_plan(read["plans"]),
        "ties": tie_lines(read["ties"], read["tied"]),
        "counting": counting_on_page(person, read),
        "promises": lines(promises, by_owner(more["people"], "promise")),
        "next": next(iter(read["next"]), None),
        "wonderings": [(row, steps[row.pk]) for row in wonderings],
        "relation": relation,
        "manages": manages,
        "carries": manages or relation in MAY_CARRY,
    }


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
