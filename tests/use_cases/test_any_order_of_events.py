"""Any order of events keeps every promise."""

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, close_old_connections, connection
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.small_house import CHILD, small_house
from tests.use_cases.any_order import HouseInAnyOrder
from umay.records.models import LedgerEntry, Stay
from umay.use_cases import keep_hold


def run_the_house(examples: int, *phases: Phase) -> None:
    run_state_machine_as_test(
        HouseInAnyOrder,
        settings=settings(
            max_examples=examples,
            stateful_step_count=30,
            deadline=None,
            database=None,
            phases=phases or tuple(Phase),
            suppress_health_check=list(HealthCheck),
        ),
    )


@pytest.mark.django_db
def test_any_order_of_events_keeps_every_promise() -> None:
    run_the_house(20)


@pytest.mark.only_on("sqlite")
@pytest.mark.django_db
def test_an_act_that_forgets_to_free_a_bed_is_found(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The control: a release that frees nothing breaks a promise; the machine sees it,
    or the database refuses what follows."""
    monkeypatch.setattr(keep_hold, "close_hold_claims", lambda *_: None)

    with pytest.raises((AssertionError, IntegrityError)):
        run_the_house(200, Phase.generate)


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
