"""What every page carries: nothing is stored, and nothing told to another host."""

import re
from collections.abc import Callable

import pytest
from django.test import Client

from tests.small_house import SmallHouse
from tests.web.test_access import routes
from umay.core.roles import Role

pytestmark = pytest.mark.django_db
ClientOf = Callable[..., Client]

WANTED = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
ELSEWHERE = re.compile(r"""(?:src|href|action|url)\s*[=(]\s*["']?(?:https?:)?//""")


def test_every_page_carries_the_headers(client_of: ClientOf) -> None:
    browser = client_of(Role.DIRECTOR)
    for path in [*(route.path for route in routes()), "/nowhere/"]:
        told = browser.get(path).headers

        assert {name: told.get(name) for name in WANTED} == WANTED, path
        assert "default-src 'none'" in told["Content-Security-Policy"], path


def test_no_page_names_another_host(client_of: ClientOf) -> None:
    browser = client_of(Role.DIRECTOR)
    named = [
        route.path
        for route in routes()
        if asks_elsewhere(browser.get(route.path).content)
    ]

    assert named == []


def asks_elsewhere(page: bytes) -> bool:
    return bool(ELSEWHERE.search(page.decode()))


@pytest.mark.parametrize(
    "page",
    [
        b'<img src="https://elsewhere.example/a.png">',
        b"<link href=//elsewhere.example/a.css>",
        b"<style>a { background: url( 'http://elsewhere.example/' ) }</style>",
    ],
)
def test_control_a_page_that_names_another_host_is_seen(page: bytes) -> None:
    assert asks_elsewhere(page)


def test_cookies_tell_a_stranger_nothing_and_no_script_reads_them(
    house: SmallHouse,
) -> None:
    client = Client()
    typed = {"username": house.worker.username, "password": "x" * 20}
    client.post("/sign-in/", typed)
    client.get("/leaving/")
    client.post("/language/", {"language": "kk"})

    assert len(client.cookies) == 3
    for name, cookie in client.cookies.items():
        assert re.fullmatch(r"(__Host-)?[a-z]", name)
        assert cookie["samesite"] == "Strict"
        assert cookie["httponly"]
