"""Gift notes: writing one, reading it, giving back, a manager's having seen it; the local rule."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.base.audit.chain import note_now
from alongside.base.core import clock
from alongside.base.core.errors import CannotSee
from alongside.base.core.web import door, shown
from alongside.base.organisation.actions import set_local_text
from alongside.base.organisation.models import TextKind, local_text
from alongside.people.working.access import reason_for
from alongside.practice.gifts import actions, queries
from alongside.practice.gifts.models import Direction, Gift, GiftCopy, Kind, Outcome, plain_words

from ..asking import ask, done
from ..gift_forms import GiftNote, GiveBack, LocalRule, SeenGift
from .person import seen_person


@door("GET", "POST", keeps_words=True)
def write_gift(request: Any, person_id: UUID) -> HttpResponse:
    """Write a gift note about somebody, with the local rule beside it."""
    one = seen_person(request, person_id)
    form = GiftNote(
        request.POST if request.method == "POST" else None,
        initial={"plain_line": plain_words()},
    )

    def act(given: dict[str, Any]) -> str:
        given["direction"] = given["direction"] or Direction.TO_US
        given["kind"] = given["kind"] or Kind.THING
        offer = actions.Offer(**given)
        row = actions.record_gift(person_id=one.pk, offer=offer, by=request.viewer)
        return done("gift", "gift", gift_id=row.pk)

    return ask(
        request,
        form,
        act,
        title=_("A gift, and %(name)s") % {"name": one.name},
        lede=_("Tea, a shared meal, a child’s drawing or card need no note."),
        save=_("Save, and tell the manager"),
        back=(one.name, reverse("person", kwargs={"person_id": one.pk})),
        template="desk/gift_form.html",
        extra={"rule": local_text(TextKind.GIFTS), "person": one},
    )


@door("GET")
def gifts(request: Any) -> HttpResponse:
    """The gift notes I may read; what waits for me first. Three from one person are a thought."""
    viewer = request.viewer
    context = {
        "rows": queries.my_gift_notes(viewer),
        "cues": queries.cues(viewer),
        "rule": local_text(TextKind.GIFTS),
        "may_set": viewer.has_role("lead", "admin"),
        "done": request.GET.get("done", ""),
    }
    return render(request, "desk/gifts.html", context)


gifts.section = "more"  # type: ignore[attr-defined]


def _seen_gift(request: Any, gift_id: UUID, *, copied: bool = False) -> Gift:
    rows = Gift.objects.visible_to(request.viewer).filter(pk=gift_id)
    if copied:
        copies = GiftCopy.objects.visible_to(request.viewer)
        rows = rows.filter(pk__in=copies.values("gift_id"))
    row = rows.select_related("person", "author", "on_file").first()
    if row is None:
        raise CannotSee
    return row


@door("GET")
def gift(request: Any, gift_id: UUID) -> HttpResponse:
    """One gift note, for its author, the managers it was copied to and the practice lead."""
    viewer = request.viewer
    row = _seen_gift(request, gift_id)
    own = [cue for cue in queries.cues(viewer) if cue.person.pk == row.person_id]
    context = {
        "gift": row,
        "mine": row.author_id == viewer.worker_id,
        "copy": GiftCopy.objects.visible_to(viewer).filter(gift=row).first(),
        "to_give_back": row.outcome in (Outcome.RETURNING, Outcome.SHARED),
        "cue": own[0] if own and row.author_id == viewer.worker_id else None,
        "done": request.GET.get("done", ""),
    }

    def look() -> None:
        note_now("read", "gift", actor_id=viewer.worker_id, object_id=row.pk,
                 person_id=row.person_id, relation=reason_for(viewer, row.person_id))  # fmt: skip

    return shown(request, "desk/gift.html", context, look=look)


gift.section = "more"  # type: ignore[attr-defined]


@door("GET", "POST", keeps_words=True)
def give_back(request: Any, gift_id: UUID) -> HttpResponse:
    """Say how a gift was given back."""
    row = _seen_gift(request, gift_id)
    form = GiveBack(
        request.POST if request.method == "POST" else None,
        initial={"back_by": request.viewer.name},
    )

    def act(given: dict[str, Any]) -> str:
        given["on"] = given["on"] or clock.today()
        actions.give_back(gift_id=row.pk, by=request.viewer, **given)
        return done("gift", "gift_back", gift_id=row.pk)

    return ask(
        request,
        form,
        act,
        title=_("Given back"),
        lede=row.what,
        save=_("It is given back"),
        back=(_("The gift note"), reverse("gift", kwargs={"gift_id": row.pk})),
    )


@door("GET", "POST", keeps_words=True)
def gift_seen(request: Any, gift_id: UUID) -> HttpResponse:
    """A manager says that they have seen their copy."""
    row = _seen_gift(request, gift_id, copied=True)
    form = SeenGift(request.POST if request.method == "POST" else None)

    def act(given: dict[str, Any]) -> str:
        actions.say_seen(gift_id=row.pk, words=given["words"], by=request.viewer)
        return done("gifts", "said")

    return ask(
        request,
        form,
        act,
        title=_("I have seen this gift note"),
        lede=row.what,
        save=_("I have seen it"),
        back=(_("The gift note"), reverse("gift", kwargs={"gift_id": row.pk})),
    )


@door("GET", "POST", keeps_words=True)
def gift_rule(request: Any) -> HttpResponse:
    """The rule of the place about gifts: the administrator or the practice lead sets it."""
    if not request.viewer.has_role("lead", "admin"):
        raise CannotSee
    now = local_text(TextKind.GIFTS)
    form = LocalRule(
        request.POST if request.method == "POST" else None,
        initial={"words": now.words if now else ""},
    )

    def act(given: dict[str, Any]) -> str:
        set_local_text(kind=TextKind.GIFTS, words=given["words"], by=request.viewer)
        return done("gifts", "said")

    return ask(
        request,
        form,
        act,
        title=_("Gifts: the rule here"),
        lede=_("Shown to whoever writes a gift note. Whatever it says, money is always declined."),
        save=_("Save this rule"),
        back=(_("Gift notes"), reverse("gifts")),
    )
