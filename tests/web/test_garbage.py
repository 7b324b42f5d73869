"""Whatever is sent to any route: an answer in words, never a bare fault."""

import re
from collections.abc import Callable, Iterator

import pytest
from django.test import Client

from tests.small_house import SmallHouse
from tests.web.walked import Walked, walk
from umay.core.roles import Role
from umay.web.urls import urlpatterns

ClientOf = Callable[..., Client]
NAME = re.compile(r'<(?:input|select|textarea)[^>]*?name="([^"]+)"')
ROUTES = sorted(route.name for route in urlpatterns if route.name != "away")
GARBAGE = {
    "nothing": "",
    "null": "a\0b",
    "broken letters": "\ufffd",
    "control": "\x1b[31m",
    "too long": "ә" * 20_000,
    "a huge number": "9" * 400,
    "a negative number": "-1",
    "a number too large for the records": "9223372036854775808",
    "other digits": "٣",
    "almost a number": "1_0",
    "not a number": "NaN",
    "a key of somebody else": "00000000-0000-0000-0000-000000000000",
    "sql": "' OR 1=1 --",
    "markup": "<script>alert(1)</script>",
}


@pytest.fixture
def walked(house: SmallHouse) -> Walked:
    return walk(house)


def names(page: str) -> set[str]:
    """Return the names of all controls of a page's own forms."""
    main = page[page.find("<main") :]
    return set(NAME.findall(main)) - {"csrfmiddlewaretoken"}


def answers(client: Client, path: str, value: str) -> Iterator[str]:
    """Send ``value`` in every control, and in the query; yield what went wrong."""
    page = client.get(path)
    typed = dict.fromkeys(names(page.content.decode()), value)
    # A form with a good key goes further than one without.
    for key in ({}, {"key": "7b0d4a3c-8a45-4a8e-9a14-0c2e2d9a1f10"}):
        answer = client.post(path, typed | key)
        if answer.status_code >= 500:
            yield f"POST {path}: {answer.status_code} {answer.exc_info}"
    asked = typed | dict.fromkeys(("page", "days", "beds", "programme", "at"), value)
    answer = client.get(path, asked)
    if answer.status_code >= 500:
        yield f"GET {path}: {answer.status_code} {answer.exc_info}"


@pytest.mark.parametrize("garbage", GARBAGE)
def test_no_route_breaks_on_what_nobody_types(
    client_of: ClientOf, walked: Walked, garbage: str
) -> None:
    client = client_of(Role.DIRECTOR, raise_request_exception=False)
    paths = walked.paths()

    broken = [
        wrong
        for name in ROUTES
        for wrong in answers(client, paths[name], GARBAGE[garbage])
    ]

    assert broken == []


def test_control_the_names_of_controls_are_found(
    client_of: ClientOf, walked: Walked
) -> None:
    page = client_of(Role.DIRECTOR).get(walked.paths()["call-new"])

    assert len(names(page.content.decode())) > 10
