"""What stands around every page: navigation, who is signed in, where Find and Record lead."""

from typing import Any, NamedTuple

from django.conf import settings
from django.http import HttpRequest
from django.template.backends.utils import csrf_input
from django.utils.formats import date_format
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language, get_language_bidi
from django.utils.translation import gettext as _

from alongside.base.core import clock
from alongside.base.core.addresses import address

from .kept import authorship

SECTIONS = {"day": "day", "people": "people", "find": "search", "more": "more"}


class Item(NamedTuple):
    name: str
    url: str
    icon: str
    current: bool


def chrome(request: HttpRequest) -> dict[str, Any]:
    """Context every template has; nothing here reads a record."""
    viewer = getattr(request, "viewer", None)
    if viewer is not None and not viewer.active:
        viewer = None  # still without a second factor: nothing on the menu would open
    here: dict[str, Any] = {
        "viewer": viewer,
        "lang": get_language() or "en-gb",
        "dir": "rtl" if get_language_bidi() else "ltr",
        "sign_in_url": address("account_login"),
        "home_url": address("day"),
        "nav": [],
        "demo": settings.ALONGSIDE_DEMO,
        # Django makes another token for each form of a page; a list has dozens of forms.
        "csrf_input": SimpleLazyObject(lambda: csrf_input(request)),
    }
    if viewer is None:
        return here
    match = request.resolver_match
    section = getattr(match.func, "section", "") if match else ""
    person_id = match.kwargs.get("person_id") if match else None
    names = [
        (_("My day"), "day", "day"),
        (_("People"), "people", "people"),
        (_("Search"), "find", "search"),
        (_("More"), "more", "more"),
    ]
    if "done" in request.GET:
        here["page_kept"] = _("Safe in Alongside, %(time)s") % {
            "time": date_format(clock.local(clock.now()), "H:i")
        }
    here.update(
        nav=[Item(name, address(url), icon, icon == section) for name, url, icon in names],
        record_url=address("record", person_id=person_id) if person_id else address("record_whom"),
        find_url=address("find"),
        alive_url=address("alive"),
        idle_minutes=settings.IDLE_MINUTES,
        single_keys="on" if viewer.worker.single_keys else "off",
        written_by=authorship(viewer),
    )
    return here
