"""For a worker of another house, nothing of this one exists: not a page, not an act."""

from collections.abc import Callable

import pytest
from django.test import Client

from tests.small_house import SmallHouse, small_house
from tests.web.walked import Walked, walk
from umay.core.roles import Role
from umay.records.models import LedgerEntry, Worker
from umay.web.urls import urlpatterns

ClientOf = Callable[..., Client]
NAMED = sorted(r.name for r in urlpatterns if r.pattern.converters)


@pytest.fixture
def walked(house: SmallHouse) -> Walked:
    return walk(house)


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


@pytest.mark.parametrize("name", NAMED)
def test_a_page_of_another_house_is_not_there(
    stranger: Client, walked: Walked, name: str
) -> None:
    answer = stranger.get(walked.paths()[name])

    assert answer.status_code in {404, 405}


@pytest.mark.parametrize("name", NAMED)
def test_an_act_in_another_house_changes_nothing(
    stranger: Client, house: SmallHouse, walked: Walked, name: str
) -> None:
    entries = LedgerEntry.objects.filter(center_id=house.worker.center_id).count()

    answer = stranger.post(walked.paths()[name], {"key": walked.held, "why": "x"})

    assert answer.status_code in {404, 405, 422, 302}
    assert (
        LedgerEntry.objects.filter(center_id=house.worker.center_id).count() == entries
    )


@pytest.mark.parametrize("name", NAMED)
def test_control_the_pages_are_there_for_their_own_director(
    client_of: ClientOf, walked: Walked, name: str
) -> None:
    assert client_of(Role.DIRECTOR).get(walked.paths()[name]).status_code != 404
