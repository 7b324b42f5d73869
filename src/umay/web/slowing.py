"""Slowing down: how long to wait, said in her language, with what she typed kept."""

from datetime import timedelta
from math import ceil

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import ngettext

TOO_MANY = 429
A_MINUTE = 60


def address_of(request: HttpRequest) -> str:
    """Return where a request comes from: behind our proxy, what the proxy saw."""
    forwarded = request.headers.get("X-Forwarded-For", "") if settings.TLS else ""
    last = forwarded.rpartition(",")[2].strip()
    return last or request.META.get("REMOTE_ADDR", "")


def wait_said(wait: timedelta) -> str:
    seconds = max(ceil(wait.total_seconds()), 1)
    if seconds < A_MINUTE:
        return ngettext(
            "Too many tries. Wait %(count)d second, then try again.",
            "Too many tries. Wait %(count)d seconds, then try again.",
            seconds,
        ) % {"count": seconds}
    minutes = ceil(seconds / A_MINUTE)
    return ngettext(
        "Too many tries. Wait %(count)d minute, then try again.",
        "Too many tries. Wait %(count)d minutes, then try again.",
        minutes,
    ) % {"count": minutes}
