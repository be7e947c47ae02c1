"""What every view shares: saying who may come in, turning an action's answer into a page,
and keeping the trace of a look."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.db import DatabaseError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from .errors import CannotSee, MayNot, NotNow, Refused
from .ids import parse_id

View = Callable[..., HttpResponse]


def public(view: View) -> View:
    """A page that needs no sign-in. Everything else does."""
    view.public = True  # type: ignore[attr-defined]
    return view


def before_second_factor(view: View) -> View:
    """A page that a session still without its second factor may open; see R0."""
    view.before_second_factor = True  # type: ignore[attr-defined]
    return view


def door(*methods: str, keeps_words: bool = False) -> Callable[[View], View]:
    """Declare a view's methods, and whether a POST that arrives signed out carries words.

    What an action refuses becomes the right answer here, in one place for all views:
    404 where it cannot be seen, 403 with a sentence, 409 with a sentence; 422 with one where
    a view has no form to put it on.
    """

    def declare(view: View) -> View:
        @require_http_methods([*methods, "HEAD"] if "GET" in methods else list(methods))
        @wraps(view)
        def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            try:
                return view(request, *args, **kwargs)
            except CannotSee as error:
                raise Http404 from error
            except MayNot as error:
                return _sentence(request, 403, error)
            except NotNow as error:
                return _sentence(request, 409, error)
            except Refused as error:
                return _sentence(request, 422, error)

        answered.keeps_words = keeps_words  # type: ignore[attr-defined]
        answered.methods = methods  # type: ignore[attr-defined]
        return answered

    return declare


def _sentence(request: HttpRequest, status: int, error: Exception) -> HttpResponse:
    return render(request, "errors/sentence.html", {"sentence": str(error)}, status=status)


def shown(
    request: HttpRequest,
    template: str,
    context: dict[str, Any],
    *,
    look: Callable[[], None] | None = None,
    status: int = 200,
) -> HttpResponse:
    """A page about somebody: everything is read first, then the look is kept, then it leaves.

    A look that cannot be kept is not shown: 503.
    """
    response = render(request, template, context, status=status)
    if look is not None:
        try:
            look()
        except DatabaseError:
            return render(request, "errors/unavailable.html", {}, status=503)
    return response


def ids(values: list[str]) -> list[UUID]:
    """The ids among posted values. Raises CannotSee where one is not an id."""
    found = [parse_id(value) for value in values]
    if any(value is None for value in found):
        raise CannotSee
    return [value for value in found if value is not None]
