"""Still: a page with nothing on it but the month, for whoever types the quiet PIN."""

import calendar

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone


def month(request: HttpRequest) -> HttpResponse:
    today = timezone.localdate()
    weeks = calendar.Calendar().monthdatescalendar(today.year, today.month)
    context = {"weeks": weeks, "today": today}
    return closes_itself(render(request, "her/month.html", context))


def closes_itself(response: HttpResponse) -> HttpResponse:
    """Take the page off the screen when the session has ended, also without scripts."""
    response.headers["Refresh"] = f"{settings.HER_IDLE_MINUTES * 60}; url=/card/"
    return response
