"""Idling: a session nobody uses loses its keys first, and ends after that.

Works without JavaScript: the server looks when it last answered this session.
"""

from collections.abc import Callable
from datetime import timedelta

from django.conf import settings
from django.contrib.auth import logout
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from umay.records.sessions import SessionStore
from umay.web.her.visiting import DOOR
from umay.web.rings import drop, forget_half

NOTED_EVERY = timedelta(minutes=1)  # a page read is not a write each time


class Idling:
    """Middleware: asks how long this session has been idle before a view is called."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        try:
            locks = self._locks(request)
        except DatabaseError:
            # The view meets the same fault, and has words for it.
            return self.get_response(request)
        response = self.get_response(request)
        # Not if she has just unlocked them with her password.
        if locks and settings.HALF_COOKIE_NAME not in response.cookies:
            forget_half(response)
        return response

    def _locks(self, request: HttpRequest) -> bool:
        """Drop the keys of an idle session before a view could use them."""
        session = request.session
        if not isinstance(session, SessionStore):
            return False
        if DOOR in session:
            return self._ends(request, session)
        if not request.user.is_authenticated:
            return False
        now = timezone.now()
        idle = now - (session.seen_at or now)
        if idle < timedelta(minutes=settings.IDLE_LOCK_MINUTES):
            if idle >= NOTED_EVERY:
                session.touch(now)
            return False
        drop(request, HttpResponse())
        if idle >= timedelta(minutes=settings.IDLE_END_MINUTES):
            logout(request)
        else:
            session.touch(now)
        return True

    def _ends(self, request: HttpRequest, session: SessionStore) -> bool:
        """Hers ends at once: the tablet is everybody's."""
        now = timezone.now()
        idle = now - (session.seen_at or now)
        if idle >= timedelta(minutes=settings.HER_IDLE_MINUTES):
            logout(request)
            return True
        if idle >= NOTED_EVERY:
            session.touch(now)
        return False
