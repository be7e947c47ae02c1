"""Who is asking: signed in or not, idle too long or not, and through which door."""

import time
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth import logout
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import urlencode
from django.utils.module_loading import import_string

from alongside.base.audit.chain import Door, through
from alongside.base.core.ids import uuid7
from alongside.base.organisation.viewer import Viewer
from alongside.base.vault.sealing import keys_kept

from . import second_factor

SEEN = "last_seen"
BEGAN = "began"
QUIET = "X-Requested-With"  # sent by autosave: it is not somebody being there


class SignedIn:
    """Every view needs a signed-in, active worker unless it is marked public.

    After 15 idle minutes, or 12 hours in all, a session asks for the password again, and for the
    second factor; what is on the page stays, and a POST that carries words is answered with a page
    that keeps them. Where a second factor is required, a session without one finds nothing but the
    pages to set one up, and is led there from its home page.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: Any) -> HttpResponse:
        request.id = uuid7()
        request.viewer = Viewer.of(request.user)
        if request.viewer is not None and self._too_long(request):
            logout(request)
            request.viewer = None
        if request.viewer is not None:
            request.viewer.lacks_second_factor = second_factor.is_missing(request)
        with through(Door("page", request.id)), keys_kept():
            return self.get_response(request)

    def _too_long(self, request: Any) -> bool:
        now = int(time.time())
        session = request.session
        began, seen = session.get(BEGAN, now), session.get(SEEN, now)
        idle = now - seen > settings.IDLE_MINUTES * 60
        if idle or now - began > settings.SESSION_COOKIE_AGE:
            return True
        if BEGAN not in session:
            session[BEGAN] = now
        if QUIET not in request.headers and (now - seen >= 60 or SEEN not in session):
            session[SEEN] = now
        return False

    def process_view(self, request: Any, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        if getattr(view, "public", False):
            return None
        if request.viewer is None:
            if request.method == "POST" and getattr(view, "keeps_words", False):
                return import_string(settings.SIGNED_OUT_POST_VIEW)(request)
            query = urlencode({"next": request.get_full_path()}) if request.method == "GET" else ""
            return redirect(settings.LOGIN_URL + (f"?{query}" if query else ""))
        if request.viewer.active:
            return None
        if request.viewer.works_here:
            if getattr(view, "before_second_factor", False):
                return None
            if request.method == "GET" and request.path == settings.LOGIN_REDIRECT_URL:
                return redirect("account_second_factor")
            if request.method == "POST" and getattr(view, "keeps_words", False):
                return import_string(settings.SIGNED_OUT_POST_VIEW)(request)
        raise Http404
