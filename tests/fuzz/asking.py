"""Asking: one request sent through everything that stands before a view."""

import gzip
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote_to_bytes

from django.conf import settings
from django.http import HttpResponse

from tests.fuzz.garbage import Asked
from tests.fuzz.people import Person
from umay.commands.logs import Discreet, way
from umay.web.quick import quick

PLAIN = {"Content-Type": "CONTENT_TYPE", "Content-Length": "CONTENT_LENGTH"}


@dataclass(frozen=True)
class Answer:
    """``told``: by name, everything that left the program because of one request."""

    status: int
    told: dict[str, str]
    fault: str = ""

    @property
    def body(self) -> str:
        return self.told["body"]


def ask(person: Person, asked: Asked) -> Answer:
    with logged() as lines:
        send = _quick if asked.path.startswith("/quick/") else _django
        try:
            response = send(person, asked)
        except Exception as error:  # noqa: BLE001 (a real server would say 500)
            fault = f"{type(error).__name__} at {way(error)}"
            return _told(HttpResponse(status=500), lines, fault)
    fault = ""
    if getattr(response, "exc_info", None):
        kind, error, _ = response.exc_info
        fault = f"{kind.__name__} at {way(error)}"
    return _told(response, lines, fault)


def _django(person: Person, asked: Asked) -> Any:
    person.client.handler.enforce_csrf_checks = asked.checks_token
    return person.client.generic(
        asked.method, "/", asked.body, asked.kind, **_environ(person, asked)
    )


def _quick(person: Person, asked: Asked) -> HttpResponse:
    """Two questions are answered beside Django."""
    plain = {"REQUEST_METHOD": asked.method, "CONTENT_LENGTH": str(len(asked.body))}
    environ = person.client._base_environ(**plain | _environ(person, asked))
    environ["wsgi.input"].write(asked.body)
    answer = HttpResponse()

    def start(status: str, headers: list[tuple[str, str]]) -> None:
        answer.status_code = int(status[:3])
        for name, value in headers:
            answer[name] = value

    answer.content = b"".join(quick(environ, start))
    return answer


def _environ(person: Person, asked: Asked) -> dict[str, str]:
    path = unquote_to_bytes(asked.path).decode("latin-1")
    environ = {"PATH_INFO": path, "QUERY_STRING": asked.query}
    for name, value in asked.headers.items():
        plain = f"HTTP_{name.upper().replace('-', '_')}"
        environ[PLAIN.get(name, plain)] = value
    jar = person.jar() | asked.cookies
    if "Cookie" not in asked.headers and jar:
        environ["HTTP_COOKIE"] = "; ".join(f"{n}={v}" for n, v in jar.items())
    return environ


def _told(response: Any, lines: list[str], fault: str = "") -> Answer:
    body = b"".join(response) if response.streaming else response.content
    if response.headers.get("Content-Encoding") == "gzip":
        body = gzip.decompress(body)
    session = getattr(getattr(response, "wsgi_request", None), "session", None)
    told = {
        "body": body.decode(errors="replace"),
        "headers": "\n".join(f"{n}: {v}" for n, v in response.headers.items()),
        "cookies": response.cookies.output(),
        "session": repr(dict(session.items())) if session is not None else "",
        "log": "\n".join(lines),
    }
    return Answer(response.status_code, told, fault)


class _Kept(logging.Handler):
    """Writes what the journal of the machine would get into a list."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []
        form = settings.LOGGING["formatters"]["discreet"]["format"]
        self.setFormatter(Discreet(form))

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))


@contextmanager
def logged() -> Iterator[list[str]]:
    kept = _Kept()
    named = [
        name for name, one in settings.LOGGING["loggers"].items() if "handlers" in one
    ]
    loggers = [logging.getLogger(), *map(logging.getLogger, named)]
    for logger in loggers:
        logger.addHandler(kept)
    try:
        yield kept.lines
    finally:
        for logger in loggers:
            logger.removeHandler(kept)
