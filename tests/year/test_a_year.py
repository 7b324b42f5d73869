"""A year of a hundred families: day 180 surprises nobody; without the lists it does."""

from datetime import time
from zoneinfo import ZoneInfo

import pytest

from tests.year.year import HOUSEHOLDS, Year
from umay.records.models import FollowUp as Asked
from umay.records.models import LedgerEntry, SafeContact, Stay, Task

pytestmark = [pytest.mark.django_db, pytest.mark.only_on("sqlite")]


def test_nobody_is_surprised_and_nothing_passes_unseen() -> None:
    year = Year(seed=1)
    year.live()

    assert year.came == HOUSEHOLDS
    assert Stay.objects.count() > HOUSEHOLDS * 0.8
    assert year.surprised == []
    assert year.unseen == set()
    _nobody_was_reached_outside_her_hours(year)


def _nobody_was_reached_outside_her_hours(year: Year) -> None:
    zone = ZoneInfo("Asia/Almaty")
    chosen = LedgerEntry.objects.filter(act="contact.chosen")
    assert chosen.count() == Asked.objects.count() > 5
    assert year.not_now > 5  # the control: they did try at other hours
    for entry in chosen:
        way, at = SafeContact.objects.get(pk=entry.subject), entry.at.astimezone(zone)
        assert time(9) <= at.time() < time(12)
        assert at.weekday() in way.days


def test_control_without_the_lists_it_fails() -> None:
    year = Year(seed=1, reminded=False)
    year.live()

    assert year.surprised
    assert len(year.unseen) > HOUSEHOLDS
    assert not Task.objects.filter(state=Task.State.DONE).exists()
