"""For a worker of another house, nothing of this one exists: not a page, not an act."""

from collections.abc import Callable

import pytest
from django.test import Client

from tests.keys import ring_of
from tests.small_house import SmallHouse, small_house
from tests.web.walked import Walked, walk
from umay.core.policy import HERS, POLICY
from umay.core.roles import Role
from umay.records.models import LedgerEntry, Worker
from umay.web.access import PUBLIC
from umay.web.urls import urlpatterns

ClientOf = Callable[..., Client]
MISSING = {404, 405}
ROUTES = {
    r.name: r.callback.umay_action
    for r in urlpatterns
    if r.pattern.converters and r.callback.umay_action not in {PUBLIC} | HERS
}
OWN = "own-factor"  # hers in any house


def asked_for(role: Role) -> list[str]:
    """What is open to a director; to a social worker, what is not to a director."""
    hers = {n for n, action in ROUTES.items() if Role.DIRECTOR in POLICY[action]}
    social = {n for n, action in ROUTES.items() if Role.SOCIAL in POLICY[action]}
    return sorted((hers if role is Role.DIRECTOR else social - hers) - {OWN})


@pytest.fixture
def walked(house: SmallHouse) -> Walked:
    """Somebody of its intake has keys: words of the house are sealed to her."""
    intake = Worker.objects.create(
        center=house.worker.center, username="intake", role=Role.SOCIAL
    )
    ring_of(house, intake)
    return walk(house)


@pytest.fixture(params=[Role.DIRECTOR, Role.SOCIAL])
def role(request: pytest.FixtureRequest) -> Role:
    return request.param


@pytest.fixture
def stranger(walked: Walked, role: Role) -> Client:
    """Somebody of another house, who has somehow learnt every key of this one."""
    other = small_house()
    worker = Worker.objects.create(
        center=other.worker.center, username="stranger", role=role
    )
    client = Client(headers={"accept-language": "en"}, raise_request_exception=False)
    client.force_login(worker)
    return client


def test_no_page_of_another_house_is_there(
    stranger: Client, walked: Walked, role: Role
) -> None:
    paths = walked.paths()
    found = {name: stranger.get(paths[name]).status_code for name in asked_for(role)}

    assert {n: status for n, status in found.items() if status not in MISSING} == {}


def test_no_act_in_another_house_changes_anything(
    stranger: Client, house: SmallHouse, walked: Walked, role: Role
) -> None:
    ledger = LedgerEntry.objects.filter(center_id=house.worker.center_id)
    before, paths = ledger.count(), walked.paths()

    for name in asked_for(role):
        answer = stranger.post(paths[name], {"key": walked.held, "why": "x"})
        assert answer.status_code in MISSING | {422, 302}, name
        assert ledger.count() == before, name


def test_control_the_pages_are_there_for_their_own_workers(
    client_of: ClientOf, walked: Walked, role: Role
) -> None:
    client, paths = client_of(role), walked.paths()

    missing = [
        name for name in asked_for(role) if client.get(paths[name]).status_code == 404
    ]

    assert missing == []
