"""Access: the one table that says which role may do what. All else is closed.

A view names its action with ``@opens``; a view that names none is closed to
everybody. The allow and the deny tests are made from this table.
"""

from collections.abc import Callable
from typing import Any, TypeVar

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase

from umay.core.roles import Role
from umay.records.models import Worker
from umay.web.faults import signed_out

AnyView = TypeVar("AnyView", bound=Callable[..., HttpResponseBase])

PUBLIC = "public"
HOUSE = frozenset({Role.DUTY, Role.SOCIAL, Role.DIRECTOR})
DAY = frozenset({Role.SOCIAL, Role.DIRECTOR})
EVERYBODY = HOUSE | {Role.ADMIN}

POLICY: dict[str, frozenset[Role]] = {
    "home": EVERYBODY,
    "tonight.see": HOUSE,
    "board.see": HOUSE,
    "limits.see": HOUSE,
    "bed.history": DAY,
    "elsewhere.see": HOUSE,
    "request.take": HOUSE,
    "request.see": HOUSE,
    "request.end": HOUSE,
    "turn_away.see": DAY,
    "hold.place": HOUSE,
    "hold.change": HOUSE,
    "waiting.see": HOUSE,
    "waiting.change": HOUSE,
    "stay.open": HOUSE,
    "household.see": HOUSE,
    "member.change": HOUSE,
    "absence.change": HOUSE,
    "stay.move": HOUSE,
    "stay.end": HOUSE,
    "leaving.plan": DAY,
    "extension.ask": DAY,
    "extension.decide": frozenset({Role.DIRECTOR}),
    "task.close": HOUSE,
    "apart.change": DAY,
    "unit.condition": HOUSE,
    "house.settings": frozenset({Role.DIRECTOR, Role.ADMIN}),
    "house.change": frozenset({Role.DIRECTOR}),
    "units.change": frozenset({Role.DIRECTOR, Role.ADMIN}),
}


def may(worker: object, action: str) -> bool:
    """Whether the policy opens ``action`` to this worker; nobody else may anything."""
    return isinstance(worker, Worker) and worker.role in POLICY[action]


def opens(action: str) -> Callable[[AnyView], AnyView]:
    """Name the action a view carries out. Raises ``KeyError`` if it is not listed."""
    if action != PUBLIC:
        POLICY[action]

    def marked(view: AnyView) -> AnyView:
        view.umay_action = action  # type: ignore[attr-defined]
        return view

    return marked


class Access:
    """Middleware: lets a request reach a view only if the policy opens it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], *_: Any
    ) -> HttpResponse | None:
        action = getattr(view, "umay_action", None)
        if action == PUBLIC:
            return None
        if not request.user.is_authenticated:
            return signed_out(request)
        if action is None:
            raise Http404
        if not may(request.user, action):
            raise PermissionDenied
        return None
