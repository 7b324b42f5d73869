"""Uploads: a file stays in memory until it is sealed, and never lies on the disk bare.

Only a view that says so takes one, and only from somebody whom the policy lets: what
anybody else sends is read past. Of a file that is too large no more than the limit is
kept, so that the form can come back with everything that was typed.
"""

from collections.abc import Callable
from io import BytesIO
from typing import Any, TypeVar

from django.core.exceptions import TooManyFilesSent
from django.core.files.uploadedfile import InMemoryUploadedFile, UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest, HttpResponseBase

from umay.core.evidence import MOST
from umay.web.access import may

AnyView = TypeVar("AnyView", bound=Callable[..., HttpResponseBase])


def takes_a_file(view: AnyView) -> AnyView:
    view.umay_takes_a_file = True  # type: ignore[attr-defined]
    return view


class InMemory(FileUploadHandler):
    """Keeps one byte more than the limit, by which it is seen to be too large."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        view = _view_of(self.request)
        if not getattr(view, "umay_takes_a_file", False):
            raise TooManyFilesSent
        if not may(getattr(self.request, "user", None), view.umay_action):
            raise SkipFile
        self.kept = BytesIO()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        room = MOST + 1 - self.kept.tell()
        self.kept.write(raw_data[:room])

    def file_complete(self, file_size: int) -> UploadedFile:
        self.kept.seek(0)
        return InMemoryUploadedFile(
            self.kept,
            self.field_name,
            self.file_name or "",
            "application/octet-stream",
            file_size,
            None,
        )


def _view_of(request: HttpRequest | None) -> Any:
    found = request.resolver_match if request else None
    return found.func if found else None
