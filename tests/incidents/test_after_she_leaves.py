"""What is to be done in the house ends when she leaves; an office's day does not."""

from datetime import timedelta

from tests.gate.family import Family
from tests.incidents.telling import happened
from umay.core.exits import Destination
from umay.records.models import LedgerEntry, Task
from umay.records.queries.today import tasks_due
from umay.use_cases.exit_household import exit_household


def test_what_was_left_open_ends_with_the_stay_and_the_entry_names_it(
    made: Family,
) -> None:
    happened(made.house, made.household)
    still_open = Task.objects.filter(household=made.household, state="open")
    bound = sorted(still_open.exclude(what="refusal").values_list("what", flat=True))
    assert len(bound) > 1

    exit_household(made.order(), made.stay, made.order().today, Destination.RENTED)

    assert list(still_open.values_list("what", flat=True)) == ["refusal"]
    entry = LedgerEntry.objects.filter(act="stay.ended").latest("seq")
    assert entry.said["tasks"] == bound
    ended = Task.objects.filter(household=made.household, state="ended")
    assert {one.ended_at for one in ended} == {made.order().at}


def test_the_day_an_office_must_answer_by_stays_in_the_list(made: Family) -> None:
    happened(made.house, made.household)
    today = made.order().today
    exit_household(made.order(), made.stay, today, Destination.RENTED)

    due = tasks_due(made.house.worker.center_id, today + timedelta(days=4))

    assert [one.what for one in due] == ["refusal"]
