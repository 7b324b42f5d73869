"""Two worlds: for a walled worker it makes no difference whether the family exists.

The house is crawled as it stands: every address and every form, with keys of rows she
may see and forged keys of rows she may not. Then the hidden families are deleted, with
everything they ever did, and the house is crawled again. Every answer must be the same
to the byte. Allowed to differ, because they are new each time: the token and the key
every form carries, and the key of a row that a form has just made.

The world without them is one in which their beds, cots included, are closed the way
the director closes beds, for the same nights, and their units stand as they left them:
a bed that is given can be given to nobody else, whoever asks.
"""

from collections.abc import Collection
from datetime import datetime

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import override_settings
from django.urls import path
from django.utils import timezone

from tests.walls.crawling import Answer, crawl, differences
from tests.walls.hidden_house import HiddenHouse, hidden_house
from tests.walls.without import without_them
from umay.core.roles import Role
from umay.records.models import Household
from umay.records.veil import NONE
from umay.web import veil as web_veil
from umay.web.access import opens
from umay.web.urls import urlpatterns

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture(autouse=True)
def stopped_clock(monkeypatch: pytest.MonkeyPatch) -> datetime:
    now = timezone.now()
    monkeypatch.setattr("django.utils.timezone.now", lambda: now)
    return now


def both_worlds(
    made: HiddenHouse, only: Collection[str] = ()
) -> tuple[dict[str, Answer], dict[str, Answer]]:
    with_them = crawl(made, only)
    without_them(made)
    return with_them, crawl(made, only)


# The veil is the same on both databases: there, one role that sees much is enough.
SOME = {Role.SOCIAL}
ROLES = [
    pytest.param(
        role, id=role, marks=[] if role in SOME else [pytest.mark.only_on("sqlite")]
    )
    for role in Role
]


@pytest.mark.parametrize("role", ROLES)
def test_no_answer_tells_a_walled_worker_that_the_family_exists(role: Role) -> None:
    made = hidden_house(role)

    assert differences(*both_worlds(made)) == []


@opens("home")
def leaking(request: HttpRequest) -> HttpResponse:
    """A view whose author has gone round the veil."""
    return HttpResponse(f"{Household.unveiled.count()} families")


class WithALeak:
    urlpatterns = [*urlpatterns, path("leaking/", leaking, name="leaking")]


@pytest.mark.only_on("sqlite")
def test_control_a_planted_leak_is_found() -> None:
    made = hidden_house(Role.DUTY)

    with override_settings(ROOT_URLCONF=WithALeak):
        found = differences(*both_worlds(made, {"leaking", "tonight"}))

    assert found
    assert all("leaking" in told for told in found)


@pytest.mark.only_on("sqlite")
def test_control_without_the_veil_the_crawl_sees_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made = hidden_house(Role.SOCIAL)
    monkeypatch.setattr(web_veil, "veil_of", lambda _worker: NONE)

    shown = {"tonight", "board", "board-paper", "waiting", "limits", "unit"}
    found = {told.split(" ")[1] for told in differences(*both_worlds(made, shown))}

    assert found == shown
