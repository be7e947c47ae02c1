from collections.abc import Callable

from django.http import HttpRequest, HttpResponse


class NoStore:
    """No page that a person's record may stand on is kept by a browser or anything between."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Cache-Control", "no-store, private")
        response.headers.setdefault("Vary", "Cookie")
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return response
