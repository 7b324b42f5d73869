"""``umay demo --from``: a house of a HMIS file, with the demo's workers in it."""

from pathlib import Path

import pytest

from tests.demo.told import EVENING
from tests.harness.houses import House
from tests.hmis.exports import small_export
from umay.commands.demo_house.build import take_over
from umay.commands.demo_house.logins import LOGINS
from umay.commands.refusal import Refusal
from umay.core.counts import count
from umay.records.models import Center, Stay, Worker
from umay.records.queries.house import house as house_now


@pytest.fixture
def file(tmp_path: Path) -> Path:
    export = small_export()
    export.stay("p1", "2022-09-01")
    return export.write(tmp_path / "export.zip")


def test_the_demos_workers_can_open_a_house_of_a_file(
    house_db: House, file: Path
) -> None:
    take_over(file, "7", EVENING)

    center = Center.objects.get()
    house = house_now(center.pk, EVENING, EVENING.date())
    assert count(house, EVENING.date()).beds.all == 7
    assert Stay.objects.get(exit_day=None).center == center
    for login in LOGINS:
        worker = Worker.objects.get(username=login.username)
        assert (worker.center, worker.role) == (center, login.role)
        assert worker.check_password(login.password)


def test_a_project_that_is_not_in_the_file_is_said(house_db: House, file: Path) -> None:
    with pytest.raises(Refusal, match="only: 7"):
        take_over(file, "8", EVENING)
