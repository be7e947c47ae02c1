"""A page that asks for something: shows a form, does one deed once, keeps every word meanwhile."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from alongside.base.core.errors import CannotSee, Refused, Stale
from alongside.base.core.idempotency import once
from alongside.base.core.ids import id_asked, parse_id, uuid7
from alongside.base.drafts import actions as drafts
from alongside.base.drafts.models import Draft


class SeeOther(HttpResponseRedirect):
    """Saved; look at it there (303), so that going back does not send it again."""

    status_code = 303


def done(url_name: str, what: str, **kwargs: Any) -> str:
    """The address of a page that will say what was just done."""
    return f"{reverse(url_name, kwargs=kwargs)}?done={what}"


def posted(request: HttpRequest) -> dict[str, Any]:
    return {name: request.POST.getlist(name) for name in request.POST}


def draft_named(fields: Any) -> UUID | None:
    """The draft a page goes with: the one it was begun from, else the one its key stands for."""
    return parse_id(fields.get("draft")) or parse_id(fields.get("key"))


def do_once(request: Any, act: Callable[[], str]) -> HttpResponse:
    """Do what this POST asks, once for its key, close its draft, and lead to where it stands.

    Raises what `act` raises, and Refused where the key is missing or was used for other words.
    """

    def act_and_close() -> str:
        location = act()
        drafts.close(by=request.viewer, draft_id=draft_named(request.POST))
        return location

    location = once(
        author_id=request.viewer.worker_id,
        key=request.POST.get("key"),
        body={"to": request.path, **posted(request)},
        act=act_and_close,
    )
    return SeeOther(location)


def draft_asked(request: Any) -> Draft | None:
    """The viewer's own draft that this page is to carry on. Raises CannotSee where it is not."""
    if request.method != "GET" or "draft" not in request.GET:
        return None
    draft = (
        Draft.objects.visible_to(request.viewer).filter(pk=id_asked(request.GET["draft"])).first()
    )
    if draft is None:
        raise CannotSee
    return draft


def _takes_several(field: forms.Field) -> bool:
    return hasattr(field, "queryset") or isinstance(field, forms.MultipleChoiceField)


def ask(
    request: Any,
    form: forms.Form,
    act: Callable[[dict[str, Any]], str],
    *,
    title: str,
    save: str,
    back: tuple[str, str],
    lede: str = "",
    danger: bool = False,
    extra: dict[str, Any] | None = None,
    template: str = "desk/form.html",
) -> HttpResponse:
    """One form page. `act` gets what was asked for and answers where to go next.

    What cannot be taken comes back as the same page (422) with the words still in it and a
    sentence at each field; a stale edit (409) shows how the thing stands now beside them.
    """
    status, newer = 200, None
    draft = draft_asked(request)
    if draft is not None:
        kept = draft.fields
        form.initial.update(
            {
                name: kept[name] if _takes_several(field) else kept[name][-1]
                for name, field in form.fields.items()
                if kept.get(name)
            }
        )
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                return do_once(request, lambda: act(form.cleaned_data))
            except Refused as error:
                for name, sentence in error.problems.items():
                    form.add_error(name if name in form.fields else None, sentence)
            except Stale as error:
                form.add_error(None, str(error))
                status, newer = 409, error.current
    context = {
        "title": title,
        "lede": lede,
        "save": save,
        "back_name": back[0],
        "back_url": back[1],
        "form": form,
        "key": (draft and parse_id((draft.fields.get("key") or [""])[0])) or uuid7(),
        "draft": draft,
        "danger": danger,
        "newer": newer,
        "action": request.get_full_path(),
        **(extra or {}),
    }
    return render(request, template, context, status=status)
