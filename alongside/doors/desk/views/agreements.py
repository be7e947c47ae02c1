"""Making an agreement in one sitting, reading it, and writing down what was said to it."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.base.audit.chain import note_now
from alongside.base.core.errors import CannotSee, MayNot, Refused, Stale
from alongside.base.core.ids import parse_id, uuid7
from alongside.base.core.web import door, shown
from alongside.base.drafts import actions as drafts
from alongside.base.drafts.models import Draft
from alongside.base.files.models import StoredFile
from alongside.people.persons.models import Person
from alongside.people.working.access import reason_for
from alongside.practice.agreements import actions
from alongside.practice.agreements.access import may_write
from alongside.practice.agreements.differences import differences
from alongside.practice.agreements.models import Agreement, Party
from alongside.practice.agreements.topics import SCREENS, fixed_lines

from ..agreement_form import LAST, AgreementSheet, AnswerAgreement, as_fields, screen_of
from ..asking import SeeOther, ask, do_once, done, draft_asked, draft_named, posted
from ..queries.agreements import (
    agreement_seen,
    answers_to,
    current_of,
    reply_in_words,
    sections,
    version_in_words,
    versions_of,
)
from .person import seen_person

ALWAYS_ON = 3  # the screen where the lines nobody can take out are read


@door("GET", "POST", keeps_words=True)
def make(request: Any, person_id: UUID) -> HttpResponse:
    """Make the first agreement or the next version: five screens, each of which may be skipped."""
    person = seen_person(request, person_id)
    if not may_write(request.viewer, person.pk):
        raise MayNot(_("An agreement is made by those who work with them. You can read it."))
    if request.method == "POST":
        go = request.POST.get("go", "")
        return _kept(request, go) if go else _save(request, person)
    draft = draft_asked(request)
    fields = {name: values[-1] for name, values in draft.fields.items() if values} if draft else {}
    if draft is None:
        before = current_of(person, request.viewer)
        fields = {**as_fields(before), "replaces": str(before.pk) if before else ""}
    form = AgreementSheet(initial=fields)
    screen = _screen(request.GET.get("step") or fields.get("step"))
    return _show(request, person, form, fields, screen, draft=draft)


make.section = "people"  # type: ignore[attr-defined]


def _screen(asked: Any) -> int:
    return int(asked) if str(asked) in [str(n) for n in range(1, LAST + 1)] else 1


def _kept(request: Any, go: str) -> HttpResponse:
    """To another screen, or away: what was written so far is kept first."""
    fields = {name: values for name, values in posted(request).items() if name != "go"}
    if go != "keep":
        fields["step"] = [str(_screen(go))]
    draft = drafts.keep(
        by=request.viewer, about=request.path, fields=fields, draft_id=draft_named(request.POST)
    )
    if go == "keep":
        return SeeOther(done("drafts", "draft"))
    return SeeOther(f"{request.path}?step={_screen(go)}&draft={draft.pk}")


def _save(request: Any, person: Person) -> HttpResponse:
    form = AgreementSheet(request.POST)
    newer, status = None, 422
    if form.is_valid():

        def act() -> str:
            made = actions.make_agreement(
                person_id=person.pk,
                terms=form.terms(),
                by=request.viewer,
                replaces_id=parse_id(request.POST.get("replaces", "")),
            )
            return done("agreement", "agreement", agreement_id=made.pk)

        try:
            return do_once(request, act)
        except Refused as error:
            for name, sentence in error.problems.items():
                form.add_error(name if name in form.fields else None, sentence)
        except Stale as error:
            form.add_error(None, str(error))
            status, newer = 409, error.current
            drafts.keep(
                by=request.viewer,
                about=request.path,
                fields=posted(request),
                draft_id=draft_named(request.POST),
            )
    wrong = [screen_of(name) for name in form.errors if name in form.fields]
    fields = {name: request.POST[name] for name in request.POST}
    screen = min(wrong) if wrong else _screen(fields.get("step"))
    return _show(request, person, form, fields, screen, status=status, newer=newer)


def _show(
    request: Any,
    person: Person,
    form: AgreementSheet,
    fields: dict[str, str],
    screen: int,
    *,
    draft: Draft | None = None,
    status: int = 200,
    newer: Any = None,
) -> HttpResponse:
    here = form.on(screen)
    names = {one.html_name for one in here}
    found = None
    if request.method == "GET" and draft is None:
        rows = Draft.objects.visible_to(request.viewer).filter(about=request.path)
        found = rows.order_by("-kept_at").first()
    context = {
        "person": person,
        "form": form,
        "fields": here,
        "hidden": [(one.html_name, one.value()) for one in form if one.html_name not in names],
        "screen": screen,
        "last": LAST,
        "screens": list(enumerate(SCREENS, 1)),
        "replaces": fields.get("replaces", ""),
        "key": parse_id(fields.get("key", "")) or uuid7(),
        "draft": draft,
        "draft_id": draft.pk if draft else fields.get("draft", ""),
        "found_draft": found,
        "action": request.path,
        "newer": newer,
        "always": fixed_lines() if screen == ALWAYS_ON else "",
    }
    return render(request, "desk/agreement_make.html", context, status=status)


@door("GET")
def agreement(request: Any, agreement_id: UUID) -> HttpResponse:
    """One version whole, in the order it is read aloud, with what changed and what was said."""
    viewer = request.viewer
    one = _seen(request, agreement_id)
    versions = list(versions_of(one.person, viewer))
    earlier = next((row for row in versions if row.pk == one.replaces_id), None)
    latest, before = answers_to(one, viewer)
    context = {
        "agreement": one,
        "person": one.person,
        "sections": sections(one),
        "version": version_in_words(one.number),
        "versions": [
            (row, version_in_words(row.number), reply_in_words(one.person.first_name, row.reply))
            for row in versions
        ],
        "newest": versions[0],
        "changes": differences(earlier, one) if earlier else [],
        "earlier_version": version_in_words(earlier.number) if earlier else "",
        "answers": [(row, _answer_in_words(row, one.person)) for row in latest],
        "said_before": [(row, _answer_in_words(row, one.person)) for row in before],
        "photos": list(
            StoredFile.objects.visible_to(viewer)
            .filter(owner_kind=actions.OWNER, owner_id=one.pk)
            .order_by("added_at", "pk")
        ),
        "may_write": may_write(viewer, one.person_id),
        "done": request.GET.get("done", ""),
    }

    def look() -> None:
        note_now(
            "read",
            "agreement",
            actor_id=viewer.worker_id,
            object_id=one.pk,
            person_id=one.person_id,
            relation=reason_for(viewer, one.person_id),
        )

    return shown(request, "desk/agreement.html", context, look=look)


agreement.section = "people"  # type: ignore[attr-defined]


def _answer_in_words(row: Any, person: Person) -> str:
    name = person.first_name if row.party == Party.PERSON else row.name
    return reply_in_words(name, row.reply)


def _seen(request: Any, agreement_id: UUID) -> Agreement:
    one = agreement_seen(request.viewer, agreement_id)
    if one is None:
        raise CannotSee
    return one


@door("GET", "POST", keeps_words=True)
def answer(request: Any, agreement_id: UUID) -> HttpResponse:
    """Write down what somebody said to it, and how they said it."""
    one = _seen(request, agreement_id)
    viewer = request.viewer
    if not may_write(viewer, one.person_id):
        raise MayNot(_("An agreement is made by those who work with them. You can read it."))
    form = AnswerAgreement(
        request.POST or None, person=one.person.name, worker=viewer.worker.first_name
    )

    def act(given: dict[str, Any]) -> str:
        actions.answer_agreement(agreement_id=one.pk, by=viewer, **given)
        return done("agreement", "answer", agreement_id=one.pk)

    return ask(
        request,
        form,
        act,
        title=_("What was said to the %(version)s") % {"version": version_in_words(one.number)},
        lede=_("Ask, and write down the answer that is true. Nobody has to say yes."),
        save=_("Save this answer"),
        back=(_("The agreement"), reverse("agreement", kwargs={"agreement_id": one.pk})),
    )


answer.section = "people"  # type: ignore[attr-defined]
