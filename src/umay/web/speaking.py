"""Speaking: another language in the middle of a form, and nothing typed is lost.

The language buttons of a page with a form belong to that form: they send all of it to
where it goes, with ``speak``. No view acts on it (``UmayForm``); the page comes back in
the other language as it was filled in. No word is in an address.
"""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

SPEAK = "speak"
A_YEAR = 365 * 24 * 3600  # seconds


class Speaking:
    """Middleware: shows the page that was filled in in the language asked for."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        chosen = getattr(request, "umay_speaks", "")
        return keep_language(response, chosen) if chosen else response

    def process_view(self, request: HttpRequest, *_view: Any) -> None:
        """Called once the token of the form was found right."""
        chosen = request.POST.get(SPEAK, "")
        if request.method == "POST" and is_spoken(chosen):
            request.umay_speaks = chosen  # type: ignore[attr-defined]
            request.LANGUAGE_CODE = chosen
            translation.activate(chosen)


def is_spoken(language: str) -> bool:
    known = language in dict(settings.LANGUAGES)
    return known and translation.check_for_language(language)


def keep_language(response: HttpResponse, language: str) -> HttpResponse:
    """Remember the language in a cookie of its own."""
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        max_age=A_YEAR,
        httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
        secure=settings.LANGUAGE_COOKIE_SECURE,
        samesite="Strict",
    )
    return response
