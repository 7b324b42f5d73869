"""A page asks the records few questions, however many families live in the house."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.small_house import SmallHouse
from tests.web.test_access import routes
from umay.core.roles import Role

ClientOf = Callable[..., Client]
ALLOWED = 10
ONLY_IN_A_TEST = ("SAVE", "RELEASE")  # a transaction within that of the test
MORE = {
    "/board/paper/": 10,  # to record what leaves
    "/handover/": 7,  # one a kind of line, with units
    "/morning/": 12,  # tonight and the limits on one page, and what waits
    "/mine/": 4,  # what waits for a director: reads, names, the record
    "/reports/sums/": 3,  # a year counted from its rows
    "/settings/": 3,  # what the keys of the house still need
}
ALONE = [r.path for r in routes() if "0000-" not in r.path and r.path != "/calendar/"]


def asked(client: Client, path: str) -> list[str]:
    """Return the questions one page asks of the records."""
    with CaptureQueriesContext(
        connection,
    ) as queries:
        client.get(path)
    return [
        query["sql"] for query in queries if not query["sql"].startswith(ONLY_IN_A_TEST)
    ]


@pytest.mark.parametrize("path", ALONE)
def test_a_page_asks_at_most_ten_questions(
    client_of: ClientOf, house: SmallHouse, path: str
) -> None:
    house.now = timezone.now()
    house.admits(house.asks())
    house.admits(house.asks())
    house.holds(house.asks())
    client = client_of(Role.DIRECTOR)
    client.get(path)  # brings up to date what has lapsed

    questions = asked(client, path)

    assert len(questions) <= ALLOWED + MORE.get(path, 0), "\n".join(
        q[:120] for q in questions
    )


def test_control_the_questions_are_counted(client_of: ClientOf) -> None:
    assert asked(client_of(Role.DIRECTOR), "/limits/")


@pytest.mark.parametrize("page", ["", "told/"])
def test_a_call_with_all_its_words_asks_at_most_ten_questions(
    client_of: ClientOf, house: SmallHouse, page: str
) -> None:
    client = client_of(Role.DUTY)
    house.now = timezone.now()
    call = house.asks(call_name="Invented", reach="after six", danger_words="he waits")

    questions = asked(client, f"/calls/{call}/{page}")

    seen = b"he waits" in client.get(f"/calls/{call}/{page}").content
    assert seen == (page == "told/")
    assert len(questions) <= ALLOWED, "\n".join(q[:120] for q in questions)
