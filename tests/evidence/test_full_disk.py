"""A full disk: nothing of a file is half kept, and what was typed stays."""

import pytest
from django.test import Client

from tests.evidence.files import photo
from tests.evidence.test_screens import NOTE, send
from tests.gate.family import Family, family
from tests.harness.houses import House
from tests.small_house import small_house
from tests.web.test_full_disk import full_disk
from umay.records.models import Evidence, EvidencePart

pytestmark = pytest.mark.only_on("sqlite")


@pytest.fixture
def made(house_db: House) -> Family:
    """A family in a database of its own, which may be full."""
    return family(small_house())


def test_on_a_full_disk_nothing_is_half_kept(client: Client, made: Family) -> None:
    large = photo() + bytes(3_000_000)
    with full_disk():
        answer = send(client, made, large)
        assert answer.status_code == 503
        assert NOTE in answer.content.decode()

    assert not Evidence.objects.exists()
    assert not EvidencePart.objects.exists()
    assert send(client, made, large).status_code == 302
