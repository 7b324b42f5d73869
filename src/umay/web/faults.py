"""Faults: say what to do, and lose nothing of what was typed."""

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

SECRET = {"password", "csrfmiddlewaretoken"}

SAID: Mapping[int, tuple[str | Promise, str | Promise]] = {
    400: (
        _("This could not be read"),
        _(
            "What was sent is broken or too long. Go back, shorten it and send it again."
        ),
    ),
    403: (
        _("This is not open to you"),
        _("Your role does not open this page. Ask the director if you need it."),
    ),
    404: (
        _("There is nothing here"),
        _("The address is wrong, or what was here is gone. Start again from tonight."),
    ),
    500: (
        _("Something broke on our side"),
        _("Nothing was saved. Try again; if it stays broken, use the paper list."),
    ),
}
SIGNED_OUT = (
    _("You have been signed out"),
    _(
        "Nothing was saved yet, and nothing you typed is lost. Sign in in another window,"
        " then come back to this page and send it again."
    ),
)
FORGED = (
    _("This page was open too long"),
    _("Nothing was saved yet. What you typed is below: send it again."),
)
NOT_WRITTEN = (
    _("The house book cannot be written now"),
    _(
        "The disk may be full. Nothing was saved yet; what you typed is below. Tell the"
        " administrator, then send it again."
    ),
)


def bad_request(
    request: HttpRequest, exception: Exception | None = None
) -> HttpResponse:
    return _say(request, 400)


def not_open(request: HttpRequest, exception: object = None) -> HttpResponse:
    return _say(request, 403)


def nothing_here(
    request: HttpRequest, exception: Exception | None = None
) -> HttpResponse:
    return _say(request, 404)


def broken(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        return keep_typed(request, SAID[500], 500)
    return _say(request, 500)


def forged(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form without its token: offered again only if it came from our own page."""
    ours = request.headers.get("Sec-Fetch-Site", "same-origin") == "same-origin"
    if not ours or not request.user.is_authenticated:
        return _say(request, 403)
    return keep_typed(request, FORGED, 403)


def signed_out(request: HttpRequest) -> HttpResponse:
    """Ask who it is; a form that was sent meanwhile is kept on the page."""
    if request.method == "POST":
        return keep_typed(request, SIGNED_OUT, 401)
    asked = urlencode({"next": request.path})
    return redirect(f"/sign-in/?{asked}" if request.path != "/" else "/sign-in/")


def not_written(request: HttpRequest) -> HttpResponse:
    return keep_typed(request, NOT_WRITTEN, 503)


def keep_typed(
    request: HttpRequest, said: tuple[str | Promise, str | Promise], status: int
) -> HttpResponse:
    """Show what was typed, ready to be sent again to where it was going."""
    typed = [
        (name, value)
        for name, values in request.POST.lists()
        if name not in SECRET
        for value in values
    ]
    context = {"heading": said[0], "advice": said[1], "typed": typed}
    return render(request, "faults/typed.html", context, status=status)


def _say(request: HttpRequest, status: int) -> HttpResponse:
    heading, advice = SAID[status]
    context = {"heading": heading, "advice": advice}
    return render(request, "faults/said.html", context, status=status)
