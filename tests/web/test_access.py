"""Who may open what: allow and deny, generated from the policy table.

Every route is asked for by every role and by nobody. What the table does not open
must be refused, and a route that names no action must be closed to everybody.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from uuid import UUID

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import URLPattern, get_resolver, path

from umay.core.policy import HERS, POLICY
from umay.core.roles import Role
from umay.web.access import PUBLIC, may
from umay.web.urls import urlpatterns

ClientOf = Callable[..., Client]
Predicate = Callable[[HttpResponse], bool]

SAMPLES = {
    "uuid": str(UUID(int=7)),
    "int": "7",
    "str": "x",
    "slug": "x",
    "path": "x",
}
CLOSED = {403, 404}
NOBODY = None
LISTED = set(POLICY) | {PUBLIC} | HERS


@dataclass(frozen=True)
class Route:
    name: str
    path: str
    action: str | None


def routes(urlconf: str | None = None) -> list[Route]:
    """Return every route of the house with an address that reaches it.

    The last is the one that ends a session.
    """
    found = _walk(get_resolver(urlconf).url_patterns, "/")
    return sorted(found, key=lambda route: (route.name == "away", route.path))


def _walk(patterns: object, before: str) -> Iterator[Route]:
    for pattern in patterns:
        here = before + _filled(str(pattern.pattern))
        if isinstance(pattern, URLPattern):
            action = getattr(pattern.callback, "umay_action", None)
            yield Route(pattern.name or "", here, action)
        else:
            yield from _walk(pattern.url_patterns, here)


def _filled(pattern: str) -> str:
    for kind, value in SAMPLES.items():
        while (start := pattern.find(f"<{kind}:")) >= 0:
            pattern = pattern[:start] + value + pattern[pattern.index(">", start) + 1 :]
    return pattern


def test_every_route_names_an_action_of_the_table() -> None:
    unnamed = [r.path for r in routes() if r.action not in LISTED]

    assert unnamed == []


def test_every_action_of_the_table_is_a_set_of_roles() -> None:
    assert all(roles and roles <= set(Role) for roles in POLICY.values())


def test_what_is_public_is_a_short_list_known_by_heart() -> None:
    public = {r.name for r in routes() if r.action == PUBLIC}

    assert public == {
        "sign-in",
        "sign-out",
        "begin",
        "sign-in-code",
        "sign-in-passkey",
        "card",
        "language",
        "away",
        "leaving",
        "health",
    }


@pytest.mark.parametrize("role", [*Role, NOBODY], ids=str)
def test_each_role_opens_what_the_table_says_and_nothing_else(
    role: Role | None, client_of: ClientOf
) -> None:
    wrong, browser = [], client_of(role, raise_request_exception=False)
    for route in routes():
        answer = browser.get(route.path)
        expected = _expected(route, role)
        if not expected(answer):
            wrong.append((route.path, route.action, answer.status_code))

    assert wrong == []


def _expected(route: Route, role: Role | None) -> Predicate:
    if route.action == PUBLIC:
        return lambda answer: answer.status_code not in CLOSED | {401}
    if role is NOBODY and route.action in HERS:
        return _asks_for_a_card
    if role is NOBODY:
        return _asks_who_it_is
    if route.action in HERS:
        return lambda answer: answer.status_code == 403
    if role in POLICY[route.action or ""]:
        # 404: opened, but the sample record is not there.
        return lambda answer: answer.status_code != 403
    return lambda answer: answer.status_code == 403


def _asks_for_a_card(answer: HttpResponse) -> bool:
    return answer.status_code == 302 and answer["Location"] == "/card/"


def _asks_who_it_is(answer: HttpResponse) -> bool:
    return answer.status_code == 302 and answer["Location"].startswith("/sign-in/")


@pytest.mark.parametrize("role", [*Role, NOBODY], ids=str)
def test_posting_is_closed_where_reading_is(
    role: Role | None, client_of: ClientOf
) -> None:
    wrong, browser = [], client_of(role, raise_request_exception=False)
    for route in routes():
        if route.action == PUBLIC or (
            role and role in POLICY.get(route.action or "", ())
        ):
            continue
        answer = browser.post(route.path)
        if answer.status_code != (403 if role else 401):
            wrong.append((route.path, answer.status_code))

    assert wrong == []


def test_a_refusal_is_logged_without_the_page_and_without_the_person(
    client_of: ClientOf, caplog: pytest.LogCaptureFixture
) -> None:
    browser = client_of(Role.ADMIN)

    assert browser.get("/tonight/").status_code == 403

    (line,) = [one.getMessage() for one in caplog.records if "refused" in one.msg]
    assert line == "refused: admin may not tonight.see"


def test_the_administrator_opens_no_screen_with_a_household_on_it() -> None:
    opened = {action for action, roles in POLICY.items() if Role.ADMIN in roles}

    assert opened == {
        "home",
        "own.sign_in",
        "own.account",
        "house.settings",
        "units.change",
        "record.see",
        "record.witness",
        "workers.see",
        "workers.invite",
        "workers.end",
    }


def test_nobody_may_do_anything_without_signing_in() -> None:
    assert not any(may(None, action) for action in POLICY)


def forgotten(request: HttpRequest) -> HttpResponse:
    """A view whose author forgot to name its action."""
    return HttpResponse("open to all")


class WithForgotten:
    """The routes of the house and one that was forgotten."""

    urlpatterns = [*urlpatterns, path("forgotten/", forgotten, name="forgotten")]


@pytest.mark.parametrize("role", [*Role, NOBODY], ids=str)
def test_a_view_without_an_action_is_closed_to_everybody(
    role: Role | None, client_of: ClientOf
) -> None:
    with override_settings(ROOT_URLCONF=WithForgotten):
        answer = client_of(role).get("/forgotten/")

    assert answer.status_code in {302, 404}
    assert b"open to all" not in answer.content


def test_control_the_census_catches_a_forgotten_route() -> None:
    with override_settings(ROOT_URLCONF=WithForgotten):
        unnamed = [r.path for r in routes() if r.action not in LISTED]

    assert unnamed == ["/forgotten/"]
