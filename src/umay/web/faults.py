"""Faults: say what to do, and lose nothing of what was typed."""

import logging
import re
from collections.abc import Mapping
from http import HTTPStatus

from django.core.exceptions import (
    RequestDataTooBig,
    SuspiciousOperation,
    TooManyFieldsSent,
)
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

OURS = HTTPStatus.INTERNAL_SERVER_ERROR  # from here on the fault lies with the house
CODE = re.compile("[a-z0-9_-]*")  # what a choice or the key sends: no word of hers
SECRET = re.compile("password|passphrase|^(old|again|code|output)$")
log = logging.getLogger("umay.web")
Said = tuple[str | Promise, str | Promise]

UNREADABLE: Said = (
    _("This could not be read"),
    _("Nothing was changed. Open the page again and write it once more."),
)
NOT_OPEN: Said = (
    _("This is not open to you"),
    _("Your role does not open this page. Ask the director if you need it."),
)
NOT_THERE: Said = (
    _("There is nothing here"),
    _("The address is wrong, or what was here is gone. Start again from tonight."),
)
NOT_THIS_WAY: Said = (
    _("This page cannot be opened like this"),
    _("Nothing was changed. Start again."),
)
TOO_LONG: Said = (
    _("That is too much at once"),
    _("Nothing was saved. Open the page again and write less."),
)
BROKEN: Said = (
    _("Something broke on our side"),
    _("Nothing was saved. Try again; if it stays broken, use the paper list."),
)
SIGNED_OUT: Said = (
    _("You have been signed out"),
    _(
        "Nothing was saved yet, and nothing you typed is lost. Sign in in another"
        " window, then come back to this page and send it again."
    ),
)
FORGED: Said = (
    _("This page was open too long"),
    _("Nothing was saved yet. What you typed is below: send it again."),
)
NOT_WRITTEN: Said = (
    _("The house book cannot be written now"),
    _(
        "The disk may be full. Nothing was saved yet; what you typed is below. Tell the"
        " administrator, then send it again."
    ),
)
BUSY: Said = (
    _("The house book is busy"),
    _(
        "Nothing was saved yet; what you typed is below. Wait a moment and send it"
        " again."
    ),
)
NOT_READ: Said = (
    _("The house book cannot be read now"),
    _("Wait a moment and try again. If it stays like this, use the paper list."),
)


def bad_request(
    request: HttpRequest, exception: Exception | None = None
) -> HttpResponse:
    if isinstance(exception, RequestDataTooBig | TooManyFieldsSent):
        return _say(request, TOO_LONG, HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    return _say(request, UNREADABLE, HTTPStatus.BAD_REQUEST)


def not_open(request: HttpRequest, exception: object = None) -> HttpResponse:
    return _say(request, NOT_OPEN, HTTPStatus.FORBIDDEN)


def nothing_here(
    request: HttpRequest, exception: Exception | None = None
) -> HttpResponse:
    return _say(request, NOT_THERE, HTTPStatus.NOT_FOUND)


def not_this_way(request: HttpRequest) -> HttpResponse:
    return _say(request, NOT_THIS_WAY, HTTPStatus.METHOD_NOT_ALLOWED)


def broken(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        return keep_typed(request, BROKEN, HTTPStatus.INTERNAL_SERVER_ERROR)
    return _say(request, BROKEN, HTTPStatus.INTERNAL_SERVER_ERROR)


def forged(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form without its token: offered again only if it came from our own page."""
    if not _from_our_page(request):
        log.warning("refused: a form that no page of ours has sent")
        return _say(request, NOT_OPEN, HTTPStatus.FORBIDDEN)
    return keep_typed(request, FORGED, HTTPStatus.FORBIDDEN)


def signed_out(request: HttpRequest) -> HttpResponse:
    """Ask who it is; a form that was sent meanwhile is kept on the page."""
    if request.method == "POST":
        return keep_typed(request, SIGNED_OUT, HTTPStatus.UNAUTHORIZED)
    door = reverse("sign-in")
    if request.path != "/":
        door += "?" + urlencode({"next": request.get_full_path()})
    return redirect(door)


def not_saved(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The records could not be written, or not even be read."""
    if request.method != "POST":
        return _say(request, NOT_READ, HTTPStatus.SERVICE_UNAVAILABLE)
    busy = "locked" in str(exception) or "deadlock" in str(exception)
    said = BUSY if busy else NOT_WRITTEN
    return keep_typed(request, said, HTTPStatus.SERVICE_UNAVAILABLE)


def keep_typed(request: HttpRequest, said: Said, status: HTTPStatus) -> HttpResponse:
    """Show what was typed, ready to be sent again to where it was going."""
    typed = _typed(request)
    words = [text for _name, text in typed if not CODE.fullmatch(text.strip())]
    more = {
        "typed": typed,
        "words": words,
        "where": request.get_full_path(),
        "must_sign_in": status == HTTPStatus.UNAUTHORIZED,
    }
    return _page(request, "faults/typed.html", said, status, more)


def _typed(request: HttpRequest) -> list[tuple[str, str]]:
    try:
        sent = request.POST.lists()
    except (OSError, SuspiciousOperation):  # it was that which could not be read
        return []
    return [
        (name, value)
        for name, values in sent
        if name != "csrfmiddlewaretoken" and not SECRET.search(name)
        for value in values
    ]


def _from_our_page(request: HttpRequest) -> bool:
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site == "same-origin"
    ours = f"{request.scheme}://{request.get_host()}"
    return request.headers.get("Origin") == ours


def _say(request: HttpRequest, said: Said, status: HTTPStatus) -> HttpResponse:
    again = request.get_full_path() if status >= OURS else ""
    return _page(request, "faults/said.html", said, status, {"again": again})


def _page(
    request: HttpRequest,
    template: str,
    said: Said,
    status: HTTPStatus,
    more: Mapping[str, object],
) -> HttpResponse:
    context = {"heading": said[0], "advice": said[1], **more}
    if status < OURS:
        text = render_to_string(template, context, request)
    else:
        # The records may be what is broken: this page asks them for nothing.
        bare = {"request": request, "csrf_token": get_token(request)}
        text = render_to_string(template, {**bare, **context})
    return HttpResponse(text, status=status)
