"""Access: a view is opened by the policy table or not at all.

A view names its action with ``@opens``; a view that names none is closed to
everybody. What is a resident's own is closed to every worker, and all else to her.
"""

import logging
from collections.abc import Callable
from typing import Any, TypeVar

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase

from umay.core.policy import HERS, POLICY
from umay.records.models import Worker
from umay.web.faults import signed_out
from umay.web.her.visiting import let_in

AnyView = TypeVar("AnyView", bound=Callable[..., HttpResponseBase])

PUBLIC = "public"

log = logging.getLogger("umay.web")


def may(worker: object, action: str) -> bool:
    """Whether the policy opens ``action`` to this worker; nobody else may anything."""
    return isinstance(worker, Worker) and worker.role in POLICY[action]


def opens(action: str) -> Callable[[AnyView], AnyView]:
    """Name the action a view carries out. Raises ``KeyError`` if it is not listed."""
    if action != PUBLIC and action not in HERS:
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
        if action in HERS:
            return let_in(request)
        if not request.user.is_authenticated:
            return signed_out(request)
        if action is None:
            raise Http404
        if not may(request.user, action):
            # Neither who nor which page: the machine's log is no file of theirs.
            log.warning("refused: %s may not %s", request.user.role, action)
            raise PermissionDenied
        return None
