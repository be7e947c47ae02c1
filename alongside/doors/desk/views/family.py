"""A person's family: the picture, the list and the words; telling of it; days together."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.base.core.dates import rough_text
from alongside.base.core.errors import CannotSee, Refused
from alongside.base.core.ids import id_asked, parse_id
from alongside.base.core.web import door, shown
from alongside.people.family import actions
from alongside.people.family.actions import How, Who
from alongside.people.family.models import Link, Relative, Shape, Together
from alongside.people.family.queries import family_of
from alongside.people.family.words import sentences
from alongside.people.persons.models import Person
from alongside.people.ties.models import Tie, TieKind
from alongside.people.working.access import reason_for

from ..asking import ask, do_once, done
from ..family_forms import NEW, AboutRelative, BeTogether, CallOff, ChangeLink, TellOf
from ..forms import Sheet
from ..queries.family import family_page, spot_beside
from .person import _look, seen_person

# What a tie said before is, in the words of the form.
_AS_TOLD = {
    TieKind.PARENT: "parent.birth", TieKind.CHILD: "child.birth",
    TieKind.SIBLING: "sibling.siblings", TieKind.PARTNER: "union.partners",
    TieKind.CARER: "parent.foster",
}  # fmt: skip


@door("GET")
def family(request: Any, person_id: UUID) -> HttpResponse:
    """Who is in their family, drawn, listed and told, around them or somebody else in it."""
    one = seen_person(request, person_id)
    viewer = request.viewer
    printed = "print" in request.GET
    closed = "close" in request.GET and not printed
    told = family_of(one, viewer, closed=closed)
    context = {
        "person": one,
        "printed": printed,
        "closed": closed,
        "closer": told.closer and not printed,
        "done": request.GET.get("done", ""),
        **family_page(told, request.GET.get("around", "")),
    }
    verb = "printed family of" if printed else "saw family of"
    look = _look(request, one, verb, reason_for(viewer, one.pk))
    return shown(request, "desk/family.html", context, look=look)


family.section = "people"  # type: ignore[attr-defined]


def _back(one: Person) -> tuple[str, str]:
    return _("Family"), reverse("family", kwargs={"person_id": one.pk})


@door("GET", "POST", keeps_words=True)
def tell_family(request: Any, person_id: UUID) -> HttpResponse:
    """Say who somebody in the family is: somebody new, one from the ties, or one in it already."""
    one = seen_person(request, person_id)
    viewer = request.viewer
    tie = _tie_asked(request, one)
    members = family_of(one, viewer, closed=True).family
    people = [(members.me, one.name)]
    people += [(key, who.name) for key, who in members.members.items() if key != members.me]
    initial = {
        "who": NEW,
        "of": request.GET.get("of", members.me),
        "what": request.GET.get("what", _AS_TOLD.get(TieKind(tie.kind), "") if tie else ""),
        "name": tie.name if tie else "",
        "began": rough_text(tie.began) if tie else "",
        "ended": rough_text(tie.ended) if tie else "",
    }
    posted = request.POST if request.method == "POST" else None
    form = TellOf(posted, initial=initial, people=people)
    if tie is not None:
        del form.fields["who"], form.fields["relation"], form.fields["kept_close"]

    def act(given: dict[str, Any]) -> str:
        row = actions.tell_of(
            person_id=one.pk,
            who=None if given.get("who", NEW) not in ("", NEW) else _who(given),
            relative_id=parse_id(given.get("who")),
            how=_how(given),
            tie_id=tie.pk if tie else None,
            by=viewer,
        )
        return done("family", "said", person_id=one.pk) + f"#r-{row.pk}"

    folded = ["relation", "beside", "born", "has_died", "died", "shape", "source", "kept_close"]
    return ask(
        request,
        form,
        act,
        title=_("Somebody in %(name)s’s family") % {"name": one.name},
        lede=_("Who they are to whom. Say what is known; a parent nobody knows is left out."),
        save=_("Save this"),
        back=_back(one),
        extra={"folds": folded, "fold_label": _("More about them")},
    )


def _tie_asked(request: Any, one: Person) -> Tie | None:
    if "tie" not in request.GET:
        return None
    tie_id = id_asked(request.GET["tie"])
    tie = Tie.objects.visible_to(request.viewer).filter(pk=tie_id, person=one).first()
    if tie is None:
        raise CannotSee
    return tie


def _who(given: dict[str, Any]) -> Who:
    return Who(
        name=given["name"],
        shape=given["shape"] or Shape.NEUTRAL,
        born=given["born"],
        has_died=given["has_died"],
        died=given["died"],
        relation=given.get("relation", ""),
        source=given["source"],
        kept_close=given.get("kept_close", False),
    )


def _how(given: dict[str, Any]) -> How:
    role, _dot, kind = given["what"].partition(".")
    return How(
        role=role,
        kind=kind,
        of=parse_id(given["of"]),
        beside=parse_id(given["beside"]),
        began=given["began"],
        ended=given["ended"],
        lives_with=given["lives_with"],
        source=given["source"],
    )


# --- one of them ---------------------------------------------------------------------------------


def _seen_relative(request: Any, relative_id: UUID) -> Relative:
    rows = Relative.objects.visible_to(request.viewer).standing().select_related("person", "tie")
    row: Relative | None = rows.filter(pk=relative_id).first()
    if row is None:
        raise CannotSee
    return row


def _name(row: Relative) -> str:
    if row.is_me:
        return row.person.name
    return row.tie.name if row.tie else row.name


@door("GET", "POST", keeps_words=True)
def relative(request: Any, relative_id: UUID) -> HttpResponse:
    """Say it better of somebody in a family; what joins them to the others; their place."""
    row = _seen_relative(request, relative_id)
    viewer = request.viewer
    told = family_of(row.person, viewer, closed=True)
    form = AboutRelative(
        request.POST if request.method == "POST" else None,
        initial={
            "name": _name(row), "born": rough_text(row.born_on), "has_died": row.has_died,
            "died": rough_text(row.died_on), "shape": row.shape, "source": row.source,
            "kept_close": row.kept_close,
        },
    )  # fmt: skip
    if row.is_me:
        for field in set(form.fields) - {"shape"}:
            del form.fields[field]
    version = _version(request, row.version)

    def act(given: dict[str, Any]) -> str:
        who = _who(given) if not row.is_me else _as_it_is(row, given["shape"])
        actions.change_relative(relative_id=row.pk, version=version, who=who, by=viewer)
        return done("family", "changed", person_id=row.person_id) + f"#r-{row.pk}"

    key = told.family.me if row.is_me else str(row.pk)
    one = told.family.members.get(key)
    return ask(
        request,
        form,
        act,
        title=_name(row),
        save=_("Save this"),
        back=_back(row.person),
        template="desk/relative.html",
        extra={
            "row": row,
            "version": version,
            "told": sentences(told.family, one) if one else [],
            "together": Together.objects.visible_to(viewer).filter(relative=row).order_by("-on"),
        },
    )


def _version(request: Any, current: int) -> int:
    """The version the page was made from, which it sends along."""
    given = request.POST.get("version", "")
    return int(given) if given.isdigit() and len(given) < 9 else current


def _as_it_is(row: Relative, shape: str) -> Who:
    return Who(row.name, shape or Shape.NEUTRAL, row.born_on, row.has_died, row.died_on)


@door("POST")
def place_relative(request: Any, relative_id: UUID) -> HttpResponse:
    """Move somebody one place along their row, or let the drawing choose again."""
    row = _seen_relative(request, relative_id)
    step = {"left": -1, "right": 1}.get(request.POST.get("do", ""), 0)
    told = family_of(row.person, request.viewer).family
    spot = spot_beside(told, str(row.pk), step) if step and str(row.pk) in told.members else None
    if step and spot is None:
        raise Refused({"do": _("There is nobody on that side to pass.")})

    def act() -> str:
        actions.put_at(relative_id=row.pk, spot=spot, by=request.viewer)
        return done("family", "changed", person_id=row.person_id) + f"#r-{row.pk}"

    return do_once(request, act)


@door("GET", "POST")
def withdraw_relative(request: Any, relative_id: UUID) -> HttpResponse:
    """Somebody was told of by mistake."""
    row = _seen_relative(request, relative_id)

    def act(_given: dict[str, Any]) -> str:
        actions.withdraw_relative(relative_id=row.pk, by=request.viewer)
        return done("family", "said", person_id=row.person_id)

    return ask(
        request,
        Sheet(request.POST if request.method == "POST" else None),
        act,
        title=_("%(name)s was told of by mistake") % {"name": _name(row)},
        lede=_("They and their lines are drawn no more. What was told stays kept."),
        save=_("Take them out"),
        danger=True,
        back=(_name(row), reverse("relative", kwargs={"relative_id": row.pk})),
    )


@door("GET", "POST", keeps_words=True)
def family_link(request: Any, link_id: UUID) -> HttpResponse:
    """Say it better of what joins two or three of a family."""
    viewer = request.viewer
    rows = Link.objects.visible_to(viewer).standing().select_related("person")
    row: Link | None = rows.filter(pk=link_id).first()
    if row is None:
        raise CannotSee
    told = family_of(row.person, viewer, closed=True).family
    bond = next((one for one in told.bonds if one.id == str(row.pk)), None)
    if bond is None:
        raise CannotSee
    names = [told.members[end].name for end in bond.ends]
    form = ChangeLink(
        request.POST if request.method == "POST" else None,
        kind=row.kind,
        initial={
            "kind": row.kind, "lives_with": row.lives_with, "began": rough_text(row.began),
            "ended": rough_text(row.ended),
        },
    )  # fmt: skip
    version = _version(request, row.version)

    def act(given: dict[str, Any]) -> str:
        actions.change_link(
            link_id=row.pk,
            version=version,
            kind=given["kind"] or row.kind,
            began=given["began"],
            ended=given["ended"],
            lives_with=given.get("lives_with", False),
            mistake=given["mistake"],
            by=viewer,
        )
        return done("family", "changed", person_id=row.person_id)

    return ask(
        request,
        form,
        act,
        title=", ".join(names),
        lede=next((words for words, about in sentences(told, told.members[bond.child or bond.one])
                   if about == bond.id), ""),
        save=_("Save this"),
        back=_back(row.person),
        template="desk/versioned.html",
        extra={"version": version},
    )  # fmt: skip


# --- days together -------------------------------------------------------------------------------


@door("GET", "POST", keeps_words=True)
def be_together(request: Any, relative_id: UUID) -> HttpResponse:
    """A day with somebody of the family that was or will be."""
    row = _seen_relative(request, relative_id)
    form = BeTogether(request.POST if request.method == "POST" else None)

    def act(given: dict[str, Any]) -> str:
        if given["on"] is None:
            raise Refused({"on": _("Write the day.")})
        actions.say_together(
            relative_id=row.pk, on=given["on"], words=given["words"], by=request.viewer
        )
        return done("family", "said", person_id=row.person_id)

    names = {"one": row.person.name, "other": _name(row)}
    return ask(
        request,
        form,
        act,
        title=_("%(one)s and %(other)s together") % names,
        save=_("Save this day"),
        back=_back(row.person),
    )


@door("GET", "POST", keeps_words=True)
def together_off(request: Any, together_id: UUID) -> HttpResponse:
    """A day together did not happen, or will not."""
    rows = Together.objects.visible_to(request.viewer).select_related("relative__tie", "person")
    row: Together | None = rows.filter(pk=together_id).first()
    if row is None:
        raise CannotSee
    form = CallOff(request.POST if request.method == "POST" else None)

    def act(given: dict[str, Any]) -> str:
        actions.call_off_together(together_id=row.pk, why=given["why"], by=request.viewer)
        return done("family", "said", person_id=row.person_id)

    return ask(
        request,
        form,
        act,
        title=_("It did not happen, or will not"),
        lede=row.words,
        save=_("Save this"),
        back=_back(row.person),
    )
