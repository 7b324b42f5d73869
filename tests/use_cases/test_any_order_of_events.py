"""Any order of events keeps every promise."""

from datetime import date
from typing import Any

import pytest
from django.db import close_old_connections, connection
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.small_house import CHILD, small_house
from tests.use_cases.any_order import HouseInAnyOrder
from umay.records.models import LedgerEntry, Stay
from umay.use_cases import keep_hold


@pytest.mark.django_db
def test_any_order_of_events_keeps_every_promise() -> None:
    run_state_machine_as_test(
        HouseInAnyOrder,
        settings=settings(
            max_examples=20,
            stateful_step_count=30,
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


@pytest.mark.django_db
def test_an_act_that_forgets_to_free_a_bed_is_found(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The control: what the machine looks at after each act is broken by it."""
    machine = HouseInAnyOrder()
    machine.open_the_house()
    house = machine.house
    hold = house.holds(house.asks())
    machine.only_an_open_hold_keeps_beds()

    monkeypatch.setattr(keep_hold, "close_hold_claims", lambda *_: None)
    keep_hold.release_hold(house.order(), hold)

    with pytest.raises(AssertionError):
        machine.only_an_open_hold_keeps_beds()


def test_no_acknowledged_act_is_missing_after_a_restart(house_db: Any) -> None:
    house = small_house()
    request = house.asks(CHILD)
    hold = house.holds(request)
    stay = house.admits(request)
    acknowledged = {str(request), str(hold), str(stay)}
    before = LedgerEntry.objects.count()

    connection.close()
    close_old_connections()

    subjects = set(LedgerEntry.objects.values_list("subject", flat=True))
    assert acknowledged <= subjects
    assert LedgerEntry.objects.count() == before
    assert Stay.objects.get(pk=stay).first_day == date(2026, 3, 2)
