"""Two records that may be of one person: looking at both, joining them, taking them apart."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from alongside.base.audit.chain import note
from alongside.base.core import clock
from alongside.base.core.errors import CannotSee, MayNot, NotNow
from alongside.base.core.ids import uuid7
from alongside.base.core.text import whole
from alongside.base.core.units import unit
from alongside.base.core.web import door, shown
from alongside.people.joining import actions
from alongside.people.joining.access import may_answer, may_be_answered_by, may_undo
from alongside.people.joining.models import Joining, State
from alongside.people.joining.moving import shut_out
from alongside.people.persons.duplicates import PossibleDuplicate
from alongside.people.persons.models import Person
from alongside.people.working.access import reason_for

from .. import joining_forms as forms
from ..asking import ask, do_once, done
from ..queries.sides import possible_pairs, side_by_side
from ..queries.since import since_joined
from ..queries.words import about_in_words
from .person import seen_person


@door("GET")
def duplicates(request: Any) -> HttpResponse:
    """Records that may be of one person, for the records officer."""
    viewer = request.viewer
    if not viewer.has_role("records"):
        raise CannotSee
    page = min(whole(request.GET.get("page", "")) or 0, 10_000)
    pairs, more = possible_pairs(viewer, page)
    context = {
        "pairs": pairs,
        "newer": page - 1 if page else None,
        "older": page + 1 if more else None,
        "done": request.GET.get("done", ""),
    }
    return render(request, "desk/duplicates.html", context)


duplicates.section = "more"  # type: ignore[attr-defined]


def _pair(request: Any, pair_id: UUID) -> PossibleDuplicate:
    row = (
        PossibleDuplicate.objects.visible_to(request.viewer)
        .unanswered()
        .select_related("one", "other")
        .filter(pk=pair_id)
        .first()
    )
    if row is None:
        raise CannotSee
    return row


@door("GET")
def pair(request: Any, pair_id: UUID) -> HttpResponse:
    """Both records side by side, with why they may be of one person."""
    row = _pair(request, pair_id)
    both = (row.one_id, row.other_id)
    context = {"row": row, "sides": side_by_side(request.viewer, both)}
    return shown(request, "desk/duplicate.html", context, look=_compared(request, row.pk, both))


pair.section = "more"  # type: ignore[attr-defined]


def _compared(request: Any, object_id: UUID, both: tuple[UUID, UUID]) -> Any:
    """A look at two people leaves a row for each."""
    viewer = request.viewer
    records = viewer.has_role("records")

    def look() -> None:
        with unit():
            for person_id in both:
                relation = "records" if records else reason_for(viewer, person_id)
                note(
                    "compared", "joining", actor_id=viewer.worker_id, object_id=object_id,
                    person_id=person_id, relation=relation,
                )  # fmt: skip

    return look


@door("GET", "POST", keeps_words=True)
def different(request: Any, pair_id: UUID) -> HttpResponse:
    """Say that two records are of two people."""
    row = _pair(request, pair_id)
    form = forms.ToldApart(request.POST if request.method == "POST" else None)

    def act(given: dict[str, Any]) -> str:
        actions.say_different(pair_id=row.pk, because=given["because"], by=request.viewer)
        return done("duplicates", "told_apart")

    return ask(
        request,
        form,
        act,
        title=_("%(one)s and %(other)s are two people")
        % {"one": row.one.name, "other": row.other.name},
        save=_("They are two people"),
        back=(_("Side by side"), reverse("duplicate", kwargs={"pair_id": row.pk})),
    )


@door("GET", "POST", keeps_words=True)
def ask_of_pair(request: Any, pair_id: UUID) -> HttpResponse:
    """The records officer asks that two possible duplicates be joined."""
    row = _pair(request, pair_id)
    form = forms.AskToJoin(request.POST if request.method == "POST" else None)
    form.fields["kept"].choices = [  # type: ignore[attr-defined]
        (str(one.pk), _which(one)) for one in (row.one, row.other)
    ]

    def act(given: dict[str, Any]) -> str:
        kept, gone = row.one_id, row.other_id
        if given["kept"] == str(gone):
            kept, gone = gone, kept
        asked = actions.ask_to_join(
            kept_id=kept, joined_id=gone, why=given["why"], by=request.viewer
        )
        return done("joining", "to_join", joining_id=asked.pk)

    return ask(
        request,
        form,
        act,
        title=_("Ask to join two records"),
        lede=_LEDE % {"one": row.one.name, "other": row.other.name},
        save=_("Ask to join them"),
        back=(_("Side by side"), reverse("duplicate", kwargs={"pair_id": row.pk})),
    )


_LEDE = "%(one)s · %(other)s"


def _which(one: Person) -> str:
    """Two of one name are told apart by when their records were made."""
    made = date_format(clock.local(one.made_at), "j F Y")
    words = [one.name, about_in_words(one), _("record made on %(day)s") % {"day": made}]
    return ", ".join(filter(None, words))


@door("GET", "POST", keeps_words=True)
def ask_with(request: Any, person_id: UUID) -> HttpResponse:
    """A manager asks that somebody's record be joined with another one they see."""
    viewer = request.viewer
    one = seen_person(request, person_id)
    if not viewer.managed_team_ids:
        raise MayNot(_("A manager of the team that answers for them asks for this."))
    form = forms.AskToJoinWith(request.POST if request.method == "POST" else None)
    others = Person.objects.visible_to(viewer).exclude(pk=one.pk).order_by("name", "pk")
    form.fields["other"].queryset = others  # type: ignore[attr-defined]
    form.fields["other"].label_from_instance = _which  # type: ignore[attr-defined]

    def act(given: dict[str, Any]) -> str:
        kept, gone = one.pk, given["other"].pk
        if given["kept"] == "other":
            kept, gone = gone, kept
        asked = actions.ask_to_join(kept_id=kept, joined_id=gone, why=given["why"], by=viewer)
        return done("joining", "to_join", joining_id=asked.pk)

    return ask(
        request,
        form,
        act,
        title=_("Is there a second record of %(name)s?") % {"name": one.name},
        lede=_("Somebody else has to agree before two records become one."),
        save=_("Ask to join them"),
        back=(one.name, reverse("person", kwargs={"person_id": one.pk})),
    )


@door("GET")
def joinings(request: Any) -> HttpResponse:
    """What waits for an answer, and what was joined: for those who ask and those who agree."""
    viewer = request.viewer
    if not (viewer.managed_team_ids or viewer.has_role("records", "lead")):
        raise CannotSee
    rows = Joining.objects.visible_to(viewer).select_related(
        "kept", "joined", "asked_by", "answered_by"
    )
    mine = set(rows.waiting().filter(may_be_answered_by(viewer)).values_list("pk", flat=True))
    context = {
        "waiting": [(row, row.pk in mine) for row in rows.waiting().order_by("asked_at")],
        "answered": rows.exclude(state=State.ASKED).order_by("-answered_at")[:50],
        "is_records": viewer.has_role("records"),
        "done": request.GET.get("done", ""),
    }
    return render(request, "desk/joinings.html", context)


joinings.section = "more"  # type: ignore[attr-defined]


def _joining(request: Any, joining_id: UUID) -> Joining:
    row = (
        Joining.objects.visible_to(request.viewer)
        .select_related("kept", "joined", "asked_by", "answered_by", "undone_by")
        .filter(pk=joining_id)
        .first()
    )
    if row is None:
        raise CannotSee
    return row


@door("GET", "POST")
def one(request: Any, joining_id: UUID) -> HttpResponse:
    """One request or joining; while it waits, both records side by side. POST agrees to it."""
    viewer = request.viewer
    row = _joining(request, joining_id)
    if request.method == "POST":

        def act() -> str:
            actions.approve_joining(joining_id=row.pk, by=viewer)
            return done("joining", "joined", joining_id=row.pk)

        return do_once(request, act)
    context: dict[str, Any] = {
        "row": row,
        "key": uuid7(),
        "done": request.GET.get("done", ""),
        "sees": Person.objects.visible_to(viewer).filter(pk=row.kept_id).exists(),
        "may_undo": row.state == State.JOINED and may_undo(viewer, row),
        "has_list": bool(viewer.managed_team_ids) or viewer.has_role("records", "lead"),
    }
    if row.state != State.ASKED:
        return render(request, "desk/joining.html", context)
    both = (row.kept_id, row.joined_id)
    context |= {
        "sides": side_by_side(viewer, both),
        "may_answer": may_answer(viewer, row),
        "own": row.asked_by_id == viewer.worker_id,
        "shut_out": [worker.name for worker in shut_out(*both)],
    }
    return shown(request, "desk/joining.html", context, look=_compared(request, row.pk, both))


one.section = "more"  # type: ignore[attr-defined]


@door("GET", "POST", keeps_words=True)
def decline(request: Any, joining_id: UUID) -> HttpResponse:
    """Answer that two records are not joined, or withdraw what one asked for."""
    row = _joining(request, joining_id)
    form = forms.NotJoined(request.POST if request.method == "POST" else None)

    def act(given: dict[str, Any]) -> str:
        actions.decline_joining(joining_id=row.pk, why=given["why"], by=request.viewer)
        return done("joinings", "declined")

    return ask(
        request,
        form,
        act,
        title=_("Leave them as two records"),
        lede=_LEDE % {"one": row.kept.name, "other": row.joined.name},
        save=_("Do not join them"),
        back=_back(row),
    )


@door("GET", "POST", keeps_words=True)
def undo(request: Any, joining_id: UUID) -> HttpResponse:
    """Take two records apart again; says first what was written since and stays."""
    viewer = request.viewer
    row = _joining(request, joining_id)
    if not may_undo(viewer, row):
        raise MayNot(_("The records officer or a manager of their team takes them apart."))
    if row.state != State.JOINED:
        raise NotNow(_("These two are not joined."))
    form = forms.TakenApart(request.POST if request.method == "POST" else None)

    def act(given: dict[str, Any]) -> str:
        actions.undo_joining(joining_id=row.pk, why=given["why"], by=viewer)
        return done("joinings", "parted")

    return ask(
        request,
        form,
        act,
        danger=True,
        title=_("Take the two records apart"),
        lede=_("What was joined goes back to where it was, as far as nobody has changed it since."),
        save=_("Take them apart"),
        back=_back(row),
        extra={"stays": since_joined(row, viewer), "kept_name": row.kept.name},
    )


def _back(row: Joining) -> tuple[str, str]:
    return _("Joined records"), reverse("joining", kwargs={"joining_id": row.pk})
