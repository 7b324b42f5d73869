"""Rings: a worker's unlocked key in a session. The server has one half, she the other.

The session keeps the ciphertext and her browser's cookie its key: who copies the
database, or steals the session's cookie alone, opens nothing.
"""

from base64 import b64decode, b64encode
from binascii import Error
from typing import cast
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from umay.records.models import Worker
from umay.use_cases.keys.own_keys import Halves, Ring, Shut, take_up

SERVER_HALF = "half"  # in the session
UNSEEN = object()


def ring_of(request: HttpRequest) -> Ring | None:
    """Return the ring of this request, or ``None`` while her session is locked."""
    found = getattr(request, "umay_ring", UNSEEN)
    if found is UNSEEN:
        found = _join(request)
        request.umay_ring = found  # type: ignore[attr-defined]
    return cast("Ring | None", found)


def _join(request: HttpRequest) -> Ring | None:
    if not isinstance(request.user, Worker):
        return None
    return join(request, request.user.pk)


def join(request: HttpRequest, owner: UUID) -> Ring | None:
    """Return what both halves open, if they are of ``owner``."""
    server = request.session.get(SERVER_HALF, "")
    browser = request.COOKIES.get(settings.HALF_COOKIE_NAME, "")
    if not (server and browser):
        return None
    try:
        halves = Halves(b64decode(browser, validate=True), b64decode(server))
        return take_up(owner, halves)
    except (Error, Shut, ValueError):
        return None


def keep(request: HttpRequest, response: HttpResponse, halves: Halves) -> None:
    """Begin an unlocked session."""
    request.session[SERVER_HALF] = b64encode(halves.server).decode()
    look_again(request)
    browser = b64encode(halves.browser).decode()
    request.COOKIES[settings.HALF_COOKIE_NAME] = browser
    response.set_cookie(
        settings.HALF_COOKIE_NAME,
        browser,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Strict",
    )


def look_again(request: HttpRequest) -> None:
    """Forget what was found before: somebody else is signed in now."""
    if hasattr(request, "umay_ring"):
        del request.umay_ring


def drop(request: HttpRequest, response: HttpResponse) -> None:
    """Lock: both halves are forgotten, here and in the browser."""
    request.session.pop(SERVER_HALF, None)
    request.umay_ring = None  # type: ignore[attr-defined]
    forget_half(response)


def forget_half(response: HttpResponse) -> None:
    response.delete_cookie(settings.HALF_COOKIE_NAME, samesite="Strict")
