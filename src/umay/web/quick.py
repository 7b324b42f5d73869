"""Quick: the two questions that many ask at once, answered beside Django.

``GET /quick/places`` finds units in other centers, ``POST /quick/promise`` keeps one.
Both are the same reads and the same act as the screens use; only the layers of
middleware are left out, which cost more than the work itself (docs/performance.md).
"""

import json
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import unquote_plus
from uuid import UUID

from django.conf import settings
from django.db import DatabaseError, connection
from django.http.cookie import parse_cookie
from django.utils import timezone

from umay.core.policy import POLICY
from umay.core.refusals import Ground, Refused
from umay.records.queries.elsewhere import places_elsewhere
from umay.use_cases.bring_up_to_date import bring_up_to_date
from umay.use_cases.promise_place import Badge, BadgeLost, Wanted, promise_place
from umay.web.badges import forget, verified

StartResponse = Callable[[str, list[tuple[str, str]]], Any]
Answer = tuple[str, dict[str, Any]]
MOST_BYTES = 4096
MOST_BEDS, MOST_COTS = 60, 8
HOLD = timedelta(minutes=90)

HEADERS = [
    ("Content-Type", "application/json"),
    ("Cache-Control", "no-store"),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    ("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"),
]
OK, BAD, WHO, CLOSED = "200 OK", "400 Bad Request", "401 Unauthorized", "403 Forbidden"
GONE, TAKEN, DOWN = "404 Not Found", "409 Conflict", "503 Service Unavailable"


def quick(environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
    """Answer one of the two questions as JSON; a WSGI application."""
    status, answer = _answer(environ)
    body = json.dumps(answer).encode()
    start_response(
        status, [*HEADERS, *_https_only(), ("Content-Length", str(len(body)))]
    )
    return [body]


def _https_only() -> list[tuple[str, str]]:
    """As Django tells it for every other address."""
    seconds = settings.SECURE_HSTS_SECONDS
    told = f"max-age={seconds}; includeSubDomains"
    return [("Strict-Transport-Security", told)] if seconds else []


def _answer(environ: dict[str, Any]) -> Answer:
    ask = QUESTIONS.get((environ["REQUEST_METHOD"], environ["PATH_INFO"]))
    if ask is None:
        return GONE, {"error": "not_found"}
    if environ.get("HTTP_SEC_FETCH_SITE", "same-origin") not in {"same-origin", "none"}:
        return CLOSED, {"error": "other_site"}
    question, action = ask
    try:
        badge, center = verified(_session(environ), POLICY[action])
        return question(environ, badge, center)
    except BadgeLost:
        return WHO, {"error": "sign_in"}
    except (KeyError, ValueError):
        return BAD, {"error": "unreadable"}
    except DatabaseError:
        connection.close()
        return DOWN, {"error": "try_again"}


def _session(environ: dict[str, Any]) -> str:
    cookies = parse_cookie(environ.get("HTTP_COOKIE", ""))
    session = cookies.get(settings.SESSION_COOKIE_NAME)
    if session is None:
        raise BadgeLost
    return session


def _places(environ: dict[str, Any], badge: Badge, center: UUID) -> Answer:
    asked = _fields(environ.get("QUERY_STRING", ""))
    bring_up_to_date(timezone.now())
    found = places_elsewhere(
        center,
        beds=int(asked["beds"]),
        cots=int(asked.get("cots", "0")),
        step_free=asked.get("step_free") == "yes",
        programme=asked["programme"],
    )
    return OK, {"places": [{k: str(v) for k, v in row.items()} for row in found]}


def _promise(environ: dict[str, Any], badge: Badge, center: UUID) -> Answer:
    size = int(environ.get("CONTENT_LENGTH") or 0)
    if size > MOST_BYTES:
        raise ValueError("too long")
    asked = _fields(environ["wsgi.input"].read(size).decode())
    at = timezone.now()
    wanted = _wanted(asked, at)
    try:
        outcome = promise_place(badge, wanted, UUID(asked["key"]), at)
    except BadgeLost:
        forget(badge)
        raise
    except Refused as refusal:
        taken = refusal.ground is not Ground.NOT_FOUND
        return (TAKEN if taken else GONE), {"error": refusal.ground}
    return OK, {"promise": str(outcome.subject), "repeated": outcome.repeated}


def _wanted(asked: dict[str, str], at: datetime) -> Wanted:
    size, beds, cots = (int(asked[name]) for name in ("size", "beds", "cots"))
    if not (1 <= beds <= size <= MOST_BEDS and 0 <= cots <= MOST_COTS):
        raise ValueError("impossible")
    return Wanted(
        center=UUID(asked["center"]),
        programme=asked["programme"][:20],
        size=size,
        step_free=asked.get("step_free") == "yes",
        beds=beds,
        cots=cots,
        lapses_at=at + HOLD,
    )


def _fields(text: str) -> dict[str, str]:
    pairs = (pair.partition("=") for pair in text.split("&"))
    return {name: unquote_plus(value) for name, _, value in pairs}


QUESTIONS: dict[tuple[str, str], tuple[Callable[..., Answer], str]] = {
    ("GET", "/quick/places"): (_places, "elsewhere.see"),
    ("POST", "/quick/promise"): (_promise, "hold.place"),
}
