"""The veil of a request: whoever is signed in meets only what exists for her."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse

from umay.records import veil
from umay.records.models import Worker
from umay.records.queries.walls import veil_of
from umay.web.access import PUBLIC
from umay.web.her.visiting import visitor_of


class Veil:
    """Middleware: puts it on before a view is called, and takes it off in any case."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with veil.wearing(veil.NONE):
            return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], *_: Any
    ) -> None:
        """Access has let nobody else through; a public page shows no household."""
        public = getattr(view, "umay_action", None) == PUBLIC
        if public:
            return
        visitor = visitor_of(request)
        if isinstance(request.user, Worker):
            veil.put_on(veil_of(request.user.pk))
        elif visitor is not None:
            door = visitor.door
            veil.put_on(veil.Veil(door.pk, only=door.household_id))
