"""An old address leads on: to the record that another one was joined to."""

import re
from collections.abc import Callable, Iterable
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import resolve

from alongside.people.joining.access import leads_to

_ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)


class LeadsOn:
    """Where something is not there, looks whether it is there under another id.

    A page asked for is found again at its new address. What was sent is taken there at once, with
    every word, since whoever wrote it opened the page before the records were joined. For anybody
    who may not see the record it stays what is not there, at the same cost.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: Any, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, Http404) or getattr(request, "viewer", None) is None:
            return None
        ids = _ids_in(request)
        moved = leads_to(request.viewer, ids) if ids else {}
        if not moved:
            return None
        there = _with(moved, request.get_full_path())
        if request.method in ("GET", "HEAD"):
            return HttpResponseRedirect(there)
        request.POST = _sent(moved, request.POST)
        match = resolve(there.partition("?")[0])
        answer: HttpResponse = match.func(request, *match.args, **match.kwargs)
        return answer


def _ids_in(request: HttpRequest) -> set[UUID]:
    said = [request.get_full_path()]
    if request.method == "POST":
        said += request.POST.getlist("person")
    return {UUID(one) for words in said for one in _ID.findall(words)}


def _with(moved: dict[UUID, UUID], words: str) -> str:
    for old, new in moved.items():
        words = words.replace(str(old), str(new))
    return words


def _sent(moved: dict[UUID, UUID], before: QueryDict) -> QueryDict:
    after = QueryDict(mutable=True)
    for name, values in _about_one(moved, before.lists()).items():
        after.setlist(name, values)
    return after


def about_now(viewer: Any, kept: dict[str, list[str]]) -> dict[str, list[str]]:
    """What a draft keeps, about the records there are now: its own page may have been joined."""
    ids = {UUID(one) for values in kept.values() for one in values if _ID.fullmatch(one)}
    moved = leads_to(viewer, ids) if ids else {}
    return _about_one(moved, kept.items()) if moved else kept


def _about_one(
    moved: dict[UUID, UUID], fields: Iterable[tuple[str, list[str]]]
) -> dict[str, list[str]]:
    """The same fields about the record there is now. Words written for each of two who are one
    stand together."""
    after: dict[str, list[str]] = {}
    for name, values in fields:
        here = _with(moved, name)
        said = [_with(moved, value) if _ID.fullmatch(value) else value for value in values]
        if here in after:
            said = ["\n\n".join(filter(None, [*after[here], *said]))]
        elif said != list(values):
            said = list(dict.fromkeys(said))  # both of two who are one were named
        after[here] = said
    return after
