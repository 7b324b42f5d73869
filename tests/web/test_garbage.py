"""Whatever is sent to any route: an answer in words, never a bare fault."""

import re
from collections.abc import Callable, Iterator
from itertools import cycle, islice

import pytest
from django.test import Client

from tests.small_house import SmallHouse
from tests.web.walked import Walked, walk
from umay.core.roles import Role
from umay.web.urls import urlpatterns

ClientOf = Callable[..., Client]
NAME = re.compile(r'<(?:input|select|textarea)[^>]*?name="([^"]+)"')
ROUTES = sorted(route.name for route in urlpatterns if route.name != "away")
GARBAGE = (
    "",
    "a\0b",
    "\ufffd",  # letters that arrived broken
    "\x1b[31m",
    "ә" * 20_000,
    "9" * 400,
    "-1",
    "9223372036854775808",  # one more than the records can hold
    "٣",  # a digit, but not one of ours
    "1_0",
    "NaN",
    "00000000-0000-0000-0000-000000000000",
    "' OR 1=1 --",
    "<script>alert(1)</script>",
)
ROUNDS = 4
PARTS = 4  # for several processes
ASKED = {"page", "days", "beds", "cots", "programme", "next", "at"}


@pytest.fixture
def walked(house: SmallHouse) -> Walked:
    return walk(house)


def names(page: str) -> set[str]:
    """Return the names of all controls of a page's own forms."""
    main = page[page.find("<main") :]
    return set(NAME.findall(main)) - {"csrfmiddlewaretoken"}


def rounds(controls: set[str]) -> Iterator[dict[str, str]]:
    """Yield what is typed each time: every control gets something else."""
    for turn in range(ROUNDS):
        garbage = islice(cycle(GARBAGE), turn * 3, None)
        yield dict(zip(sorted(controls), garbage, strict=False))


def broken(client: Client, path: str) -> Iterator[str]:
    """Send garbage to a route; yield the answers that are bare faults."""
    page = client.get(path).content.decode()
    key = {"key": "7b0d4a3c-8a45-4a8e-9a14-0c2e2d9a1f10"}
    sent = [client.post(path, typed) for typed in rounds(names(page))]
    sent += [client.post(path, typed | key) for typed in rounds(names(page))]
    sent += [client.get(path, typed) for typed in rounds(ASKED)]
    for answer in sent:
        if answer.status_code >= 500:
            yield f"{path}: {answer.status_code} {answer.exc_info}"


@pytest.mark.parametrize("part", range(PARTS))
def test_no_route_breaks_on_what_nobody_types(
    client_of: ClientOf, walked: Walked, part: int
) -> None:
    client = client_of(Role.DIRECTOR, raise_request_exception=False)
    paths = walked.paths()

    assert [
        w for name in ROUTES[part::PARTS] for w in broken(client, paths[name])
    ] == []


def test_control_the_names_of_controls_are_found(
    client_of: ClientOf, walked: Walked
) -> None:
    page = client_of(Role.DIRECTOR).get(walked.paths()["call-new"])

    assert len(names(page.content.decode())) > 10
