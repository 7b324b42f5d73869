"""Context: what every page is told: where it may go, and who is reading."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from umay.records.models import Worker
from umay.web.access import may
from umay.web.rings import ring_of

PLACES = (
    ("tonight", "tonight.see", _("Tonight")),
    ("morning", "morning.see", _("Morning")),
    ("mine", "secrets.open", _("My families")),
    ("board", "board.see", _("Board")),
    ("waiting", "waiting.see", _("Waiting")),
    ("limits", "limits.see", _("Limits")),
    ("settings", "house.settings", _("Settings")),
)


def around(request: HttpRequest) -> dict[str, Any]:
    """Return the navigation the policy opens to this worker."""
    worker = getattr(request, "user", None)
    match = getattr(request, "resolver_match", None)
    here = match.url_name if match else ""
    places = [
        {"url": reverse(name), "word": word, "here": name == here}
        for name, action, word in PLACES
        if may(worker, action)
    ]
    return {
        "places": places,
        "place_here": next((one["word"] for one in places if one["here"]), ""),
        "may_call": may(worker, "request.take"),
        "idle_minutes": settings.IDLE_LOCK_MINUTES,
        "asks_whom": _is_asked(worker) and here not in {"known", "known-all"},
        "locked": isinstance(worker, Worker) and ring_of(request) is None,
    }


def _is_asked(worker: object) -> bool:
    """Whether she has yet to say whom she knows; she is asked when she is hired."""
    return (
        isinstance(worker, Worker)
        and worker.declared_at is None
        and may(worker, "known.declare")
    )
