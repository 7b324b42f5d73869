"""Protection: headers every page carries, and faults that never show a bare error."""

import logging
from collections.abc import Callable
from http import HTTPStatus
from itertools import chain

from django.db import DatabaseError, OperationalError
from django.http import HttpRequest, HttpResponse

from umay.web.faults import bad_request, not_saved, not_this_way
from umay.web.forms import BROKEN

HEADERS = {
    "Cache-Control": "no-store",
    # Nothing to other hosts. "no-referrer" would also hide the origin from our own
    # forms, and every one of them would be refused as forged.
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), display-capture=(), geolocation=(), "
    "microphone=(), midi=(), payment=(), usb=()",
}
NUL = "\0"

log = logging.getLogger("umay.web")


class Protection:
    """Nothing is stored in the browser, and nothing is told to another host."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if (
            response.status_code == HTTPStatus.METHOD_NOT_ALLOWED
            and not response.content
        ):
            allowed = response.headers["Allow"]
            response = not_this_way(request)
            response.headers["Allow"] = allowed
        for name, value in HEADERS.items():
            response.headers[name] = value
        return response

    def process_view(self, request: HttpRequest, *_: object) -> HttpResponse | None:
        """Refuse an address with what nobody types before a view meets it."""
        asked = dict(request.GET.lists())
        parts = chain([request.path], asked, *asked.values())
        if any(NUL in part or BROKEN in part for part in parts):
            return bad_request(request)
        return None

    def process_exception(
        self, request: HttpRequest, exception: Exception
    ) -> HttpResponse | None:
        if isinstance(exception, UnicodeError):
            return bad_request(request)
        if isinstance(exception, OperationalError | OSError) or (
            isinstance(exception, DatabaseError) and "full" in str(exception)
        ):
            log.error("not saved", exc_info=exception)
            return not_saved(request, exception)
        return None
