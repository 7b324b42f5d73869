"""For a worker of another house, nothing of this one exists: not a page, not an act."""

from collections.abc import Callable

import pytest
from django.test import Client

from tests.small_house import SmallHouse, small_house
from tests.web.walked import Walked, walk
from umay.core.roles import Role
from umay.records.models import LedgerEntry, Worker
from umay.web.access import PUBLIC
from umay.web.urls import urlpatterns

ClientOf = Callable[..., Client]
MISSING = {404, 405}
NAMED = sorted(
    r.name
    for r in urlpatterns
    if r.pattern.converters and r.callback.umay_action != PUBLIC
)


@pytest.fixture
def walked(house: SmallHouse) -> Walked:
    return walk(house)


# What a director may not do even at home: her own families are a worker's.
NOT_HERS = {"take-on", "hand-over", "own-factor"}
ASKED_FOR = sorted(set(NAMED) - NOT_HERS)


@pytest.fixture
def stranger(walked: Walked) -> Client:
    """The director of another house, who has somehow learnt every key of this one."""
    other = small_house()
    director = Worker.objects.create(
        center=other.worker.center, username="stranger", role=Role.DIRECTOR
    )
    client = Client(headers={"accept-language": "en"}, raise_request_exception=False)
    client.force_login(director)
    return client


def test_no_page_of_another_house_is_there(stranger: Client, walked: Walked) -> None:
    paths = walked.paths()
    found = {name: stranger.get(paths[name]).status_code for name in ASKED_FOR}

    assert {n: status for n, status in found.items() if status not in MISSING} == {}


def test_no_act_in_another_house_changes_anything(
    stranger: Client, house: SmallHouse, walked: Walked
) -> None:
    ledger = LedgerEntry.objects.filter(center_id=house.worker.center_id)
    before, paths = ledger.count(), walked.paths()

    for name in ASKED_FOR:
        answer = stranger.post(paths[name], {"key": walked.held, "why": "x"})
        assert answer.status_code in MISSING | {422, 302}, name
        assert ledger.count() == before, name


def test_control_the_pages_are_there_for_their_own_director(
    client_of: ClientOf, walked: Walked
) -> None:
    client, paths = client_of(Role.DIRECTOR), walked.paths()

    missing = [name for name in ASKED_FOR if client.get(paths[name]).status_code == 404]

    assert missing == []
