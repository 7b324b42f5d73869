"""Her plan and her children, as she reads them herself."""

import pytest

from tests.keys import ring_of
from tests.plan.planning import STEP, WISH, planned
from tests.small_house import SmallHouse
from tests.web.her import QUIET, Hers, with_card
from umay.core.roles import Role
from umay.core.secrets import Reason
from umay.records.models import Household, LedgerEntry, Worker


@pytest.fixture
def hers(house: SmallHouse, workers: dict[Role, Worker]) -> Hers:
    for role in (Role.SOCIAL, Role.DIRECTOR, Role.DUTY):
        ring_of(house, workers[role])
    return with_card(house, workers[Role.SOCIAL])


def test_she_reads_her_plan_and_when_somebody_expects_her(hers: Hers) -> None:
    planned(hers.house, hers.household)
    browser, _ = hers.comes()

    first = browser.get("/days/").content.decode()
    plan = browser.get("/days/plan/").content.decode()

    assert "Somebody expects you." in first
    assert WISH not in first
    assert plan.index(WISH) < plan.index(STEP) < plan.index("The lawyer, room 4")
    assert "You yourself" in plan
    entry = LedgerEntry.objects.filter(act="fields.opened").latest("seq")
    assert entry.said["why"] == Reason.HERSELF


def test_with_the_quiet_pin_her_plan_is_a_calendar_too(hers: Hers) -> None:
    planned(hers.house, hers.household)
    browser, _ = hers.comes(pin=QUIET)

    plan = browser.get("/days/plan/").content.decode()

    assert WISH not in plan
    assert STEP not in plan


def test_her_children_stand_on_her_page_also_one_who_lives_elsewhere(
    hers: Hers,
) -> None:
    row = Household.objects.get(pk=hers.household)
    row.members.filter(kind="child").update(whereabouts="elsewhere")
    browser, _ = hers.comes()

    page = browser.get("/days/").content.decode()

    assert "My children" in page
    assert "Lives elsewhere" in page
