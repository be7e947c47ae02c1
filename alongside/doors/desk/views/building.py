"""Building a map with hands: at a table together, by taps on the card, and taking a step back."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.base.core import clock
from alongside.base.core.errors import CannotSee, NotNow, Refused
from alongside.base.core.ids import uuid7
from alongside.base.core.web import door, shown
from alongside.people.maps.key import line
from alongside.people.maps.layout import arrange
from alongside.people.maps.network import seen
from alongside.people.maps.svg import draw
from alongside.people.persons.models import Label, Person
from alongside.people.ties import actions
from alongside.people.ties.building import say_more, steps_at_table, turn_back
from alongside.people.ties.mapped import QUALITY, in_view, own_view
from alongside.people.ties.models import Tie
from alongside.people.ties.placing import can_be_put_back, put_back, tidied, tidy_up
from alongside.people.ties.queries import consent_of
from alongside.people.ties.readings import Perspective, Quality, Reading, Sees
from alongside.people.ties.taking_off import put_on_again, take_off
from alongside.people.ties.told import Told
from alongside.people.working.access import reason_for

from .. import tap_forms as forms
from ..asking import ask, do_once, done
from ..queries.building import changed, in_words, own_network, own_now
from ..queries.hands import moved, perspective_of, said_now, with_places
from ..queries.map import area_asked, chosen, network_for
from ..queries.paper import typed_from
from .person import _look, seen_person
from .ties import seen_tie

STEPS = {"ring": "closeness", "line": "quality", "help": "flow"}


def _asked_first(one: Person, viewer: Any) -> Any:
    """Their answer to who will see their view; None where they have not been asked."""
    return consent_of(one.pk, viewer).first()


def _to_consent(one: Person) -> HttpResponse:
    return redirect(reverse("map_consent", kwargs={"person_id": one.pk}) + "?then=together")


@door("GET", "POST", keeps_words=True)
def build_map(request: Any, person_id: UUID) -> HttpResponse:
    """Their own map, with them: who shall we put on next?"""
    one = seen_person(request, person_id)
    viewer = request.viewer
    said = _asked_first(one, viewer)
    if said is None and request.method == "GET":
        return _to_consent(one)
    may = said is not None and said.sees != Sees.NOBODY
    form = forms.PutOn(request.POST or None, initial={"kind": "friend"})

    def act(given: dict[str, Any]) -> str:
        told = Told(given["kind"], given["name"], source=one.first_name)
        tie = actions.add_tie(person_id=one.pk, told=told, by=viewer)
        return to_step(tie, "ring")

    return ask(
        request, form, act, template="desk/build_map.html",
        title=_("%(name)s’s map") % {"name": one.first_name},
        save=_("Next: how close?"),
        back=(_("Leave the table"), _map(one.pk)),
        extra={
            "person": one,
            "may": may,
            "drawn": _own_map(request, one),
            "paper": typed_from(one, viewer, request.GET.get("paper", "")),
            "steps": in_words(steps_at_table(one.pk, viewer), one),
            "new_key": uuid7,
            "done": request.GET.get("done", ""),
        },
    )  # fmt: skip


def to_step(tie: Tie, step: str) -> str:
    return reverse("tap_tie", kwargs={"tie_id": tie.pk}) + f"?step={step}"


def _own_map(request: Any, one: Person) -> Any:
    """The picture, where anybody is on it; each shape leads to how it is."""
    network = in_view(own_network(one, request.viewer), own_view(one))
    layout = arrange(network, own_view(one))
    if only := area_asked(request.GET.get("area", ""), layout):
        layout = arrange(network, own_view(one), only=only)
    map = seen(network, clock.today(), own_view(one))
    here = reverse("build_map", kwargs={"person_id": one.pk})

    def leads(key: str) -> str:
        if key.startswith("area:"):
            return f"{here}?area={key.partition(':')[2]}"
        return reverse("tap_tie", kwargs={"tie_id": key})

    if not map.shown:
        return ""
    return draw(map, layout, href=leads, chosen=request.GET.get("who", ""))


@door("GET", "POST", keeps_words=True)
def tap_tie(request: Any, tie_id: UUID) -> HttpResponse:
    """How it is between them, one tap at a time: the ring, the line, which way help goes."""
    tie, one = seen_tie(request, tie_id)
    if tie.label != Label.OPEN:  # what is kept back from some is not said at a table
        raise CannotSee
    viewer = request.viewer
    if _asked_first(one, viewer) is None and request.method == "GET":
        return _to_consent(one)
    step = request.GET.get("step", "")
    step = step if step in STEPS else "ring"
    now = own_now(tie, viewer, clock.today())
    form = forms.Tap(
        request.POST or None, name=one.first_name, other=tie.called, only=(STEPS[step],),
        initial=now,
    )  # fmt: skip
    order = list(STEPS)
    after = order[order.index(step) + 1 :]
    goes_on = to_step(tie, after[0]) if after else _table(tie)

    def act(given: dict[str, Any]) -> str:
        if not given[STEPS[step]]:
            raise Refused({STEPS[step]: _("Tap one, or go on without.")})
        tapped = form.tapped(now)
        if tapped:
            say_more(tie_id=tie.pk, perspective=Perspective.OWN, by=viewer, **tapped)
        return goes_on

    before = order[: order.index(step)]
    return ask(
        request, form, act, template="desk/tap_tie.html",
        title=tie.called,
        lede={
            "ring": _("How close, for you?"),
            "line": _("How is it between you?"),
            "help": _("Who helps whom?"),
        }[step],
        save=_("Next"),
        back=(_("Back"), to_step(tie, before[-1]) if before else _table(tie)),
        extra={
            "person": one,
            "step": step,
            "goes_on": goes_on,
            "lines": {code: line(QUALITY[Quality(code)]) for code in Quality.values},
            "steps": in_words(steps_at_table(one.pk, viewer), one),
            "new_key": uuid7,
        },
    )  # fmt: skip


def _table(tie: Tie) -> str:
    here = reverse("build_map", kwargs={"person_id": tie.person_id})
    return f"{here}?who={tie.pk}"


@door("POST")
def move_tie(request: Any, tie_id: UUID) -> HttpResponse:
    """Closer, further, another ring or line: what a drag on the map would say."""
    tie, one = seen_tie(request, tie_id)
    viewer = request.viewer
    asked = chosen(
        one, network_for(one, viewer), on=clock.today(), view=request.POST.get("view", "")
    )
    perspective = perspective_of(asked.view, viewer)
    now = next((row for row in asked.map().shown if row.tie.key == str(tie.pk)), None)
    same = request.POST.get("view", asked.view_id) == asked.view_id
    if perspective is None or now is None or not same:
        raise NotNow(_("This view is somebody else’s to say. Say how you see it, as yours."))
    form = forms.Tap(request.POST, name=one.first_name, other=tie.called)
    if not form.is_valid():
        raise Refused({"closeness": _("Choose one of these.")})
    tapped = form.tapped(said_now(now))

    def act() -> str:
        if not tapped:
            raise Refused({"closeness": _("It stands like that already. Nothing was changed.")})
        say_more(
            tie_id=tie.pk, perspective=perspective, by=viewer, said_by=asked.view.name, **tapped
        )
        return back_to_map(request, tie)

    return do_once(request, act)


def back_to_map(request: Any, tie: Tie) -> str:
    """The map as it was looked at, with them chosen."""
    return f"{_looked_at(request, tie) or f'{_map(tie.person_id)}?who={tie.pk}'}#card"


def _looked_at(request: Any, tie: Tie) -> str:
    """Where on this map somebody was, and no other page."""
    at = request.POST.get("at", "")
    return at if at.startswith(f"{_map(tie.person_id)}?") else ""


def _map(person_id: UUID) -> str:
    return reverse("person_map", kwargs={"person_id": person_id})


@door("POST")
def take_off_tie(request: Any, tie_id: UUID) -> HttpResponse:
    """Undo that one put somebody on."""

    def act() -> str:
        tie = take_off(tie_id=tie_id, by=request.viewer)
        if request.POST.get("to") == "table":
            return done("build_map", "taken_off", person_id=tie.person_id)
        at = _looked_at(request, tie)
        return (
            f"{at}&done=taken_off"
            if at
            else done("person_map", "taken_off", person_id=tie.person_id)
        )

    return do_once(request, act)


@door("POST")
def put_tie_on_again(request: Any, tie_id: UUID) -> HttpResponse:
    """Put somebody on again whom one took off."""

    def act() -> str:
        tie = put_on_again(tie_id=tie_id, by=request.viewer)
        if request.POST.get("to") == "table":
            return _table(tie)
        return back_to_map(request, tie)

    return do_once(request, act)


@door("POST")
def turn_step_back(request: Any, reading_id: UUID) -> HttpResponse:
    """Undo the last thing one said on a map; done again to that, say it anew."""
    viewer = request.viewer
    rows = Reading.objects.visible_to(viewer).filter(pk=reading_id, written_by=viewer.worker_id)
    mine = rows.select_related("replaces", "tie__person").first()
    if mine is None:
        raise CannotSee

    def act() -> str:
        turn_back(reading_id=mine.pk, by=viewer)
        if request.POST.get("to") != "table":
            return back_to_map(request, mine.tie)
        if mine.undoes_id or mine.tie.label != Label.OPEN:
            return _table(mine.tie)
        step = next((name for name, part in STEPS.items() if part in changed(mine)), "ring")
        return to_step(mine.tie, step)

    return do_once(request, act)


@door("GET", "POST")
def tidy_map(request: Any, person_id: UUID) -> HttpResponse:
    """Everybody's place worked out anew: look at it first, and undo it after."""
    one = seen_person(request, person_id)
    viewer = request.viewer
    if request.method == "POST":
        back = request.POST.get("do") == "back"

        def act() -> str:
            (put_back if back else tidy_up)(person_id=one.pk, by=viewer)
            return done("person_map", "put_back" if back else "tidied", person_id=one.pk)

        return do_once(request, act)
    asked = chosen(
        one, network_for(one, viewer), on=clock.today(), view=request.GET.get("view", "")
    )
    then = with_places(asked, tidied(one, viewer))
    context = {
        "person": one,
        "asked": asked,
        "now": _picture(asked, "now", one),
        "then": _picture(then, "then", one),
        "moved": moved(asked, then),
        "can_be_put_back": can_be_put_back(one.pk, viewer),
        "new_key": uuid7,
    }
    look = _look(request, one, "saw map of", reason_for(viewer, one.pk))
    return shown(request, "desk/tidy_map.html", context, look=look)


def _picture(asked: Any, ident: str, one: Person) -> Any:
    path = _map(one.pk)
    return draw(asked.map(), asked.layout(), ident=ident, href=lambda key: f"{path}?who={key}#card")


tidy_map.section = "people"  # type: ignore[attr-defined]
