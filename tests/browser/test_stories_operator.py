"""Story 22 on a phone: another operator comes, and each resident decides."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from uuid import uuid4

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page

from tests.browser.looking import complaints
from tests.harness.server import ServedHouse
from tests.operators.asking import TO, address
from tests.small_house import small_house
from tests.web.her import PIN, Hers, with_card
from umay.core.roles import Role
from umay.records.models import Grant, HouseholdKey, Worker

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PASSWORD = "green river seven"
Phone = Callable[[Role | None], Page]


@pytest.fixture
def hers(served_house: ServedHouse) -> Hers:
    house = small_house()
    center = house.worker.center
    for role in (Role.DIRECTOR, Role.LAWYER):
        worker = Worker(center=center, username=f"invented {role}", role=role)
        worker.declared_at = timezone.now()
        worker.set_password(PASSWORD)
        worker.save()
    own = Worker.objects.create(
        center=center, username=uuid4().hex[:8], role=Role.SOCIAL
    )
    return with_card(house, own)


@pytest.fixture(params=("kk", "ru", "en"))
def phone(
    request: pytest.FixtureRequest,
    chromium: Browser,
    served_house: ServedHouse,
    hers: Hers,
) -> Iterator[Phone]:
    """Phones that speak one language in turn: of a worker by role, or her own."""
    with ExitStack() as stack:

        def of(role: Role | None) -> Page:
            context = chromium.new_context(
                base_url=served_house.url,
                locale=request.param,
                viewport={"width": 360, "height": 640},
            )
            stack.callback(context.close)
            page = context.new_page()
            if role is None:
                _with_her_card(page, hers)
            else:
                _signs_in(page, f"invented {role}")
            return page

        yield of


def _signs_in(page: Page, name: str) -> None:
    page.goto("/sign-in/")
    page.fill("[name=username]", name)
    page.fill("[name=password]", PASSWORD)
    page.click("main button:not([type=button])")
    page.wait_for_url(lambda url: "/sign-in/" not in url)


def _with_her_card(page: Page, hers: Hers) -> None:
    page.goto("/card/")
    page.fill("[name=code]", hers.card.groups.lower())
    page.fill("[name=password]", PIN)
    page.click("main button")
    page.wait_for_url("**/days/")


def _sends(page: Page, form: str = "main form.narrow") -> None:
    with page.expect_navigation():
        page.locator(f"{form} button").last.click()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_story_22_another_operator_comes_and_each_resident_decides(
    hers: Hers, phone: Phone, served_house: ServedHouse
) -> None:
    new_house, today = address(), timezone.localdate(timezone=hers.own.center.zone)
    director = phone(Role.DIRECTOR)
    assert complaints(director, f"{served_house.url}/operator/new/") == []
    for box, part in enumerate((today.day, today.month, today.year)):
        director.fill(f"[name=day_{box}]", str(part))
    director.fill("[name=to]", TO)
    director.fill("[name=address]", str(new_house))
    _sends(director)
    assert new_house.check in director.inner_text("main")

    her_own = phone(None)
    assert TO in her_own.inner_text("section[aria-labelledby=operator]")
    assert complaints(her_own, f"{served_house.url}/days/operator/") == []
    her_own.check("[name=identity][value=hand_over]")
    _sends(her_own)

    director.goto("/operator/now/")
    assert director.locator("[name=told]").count() == 0  # a second person is wanted
    lawyer = phone(Role.LAWYER)
    lawyer.goto("/operator/")
    lawyer.fill("[name=check]", new_house.check)
    _sends(lawyer)

    director.goto("/operator/now/")
    director.check("[name=told]")
    _sends(director)
    assert complaints(director, f"{served_house.url}/operator/") == []
    given = Grant.objects.filter(holder__kind="operator")
    assert {one.key.category for one in given} == {"identity"}
    her_own.goto("/days/")
    assert her_own.locator("section[aria-labelledby=receipts] li").count() >= 2


def test_story_22_what_she_wants_destroyed_is_gone_on_the_day(
    hers: Hers, phone: Phone
) -> None:
    from tests.operators.asking import another_comes
    from umay.records.models import OperatorChange

    another_comes(hers.house)
    OperatorChange.objects.update(
        day=timezone.localdate(timezone=hers.own.center.zone),
        opened_by=Worker.objects.get(role=Role.DIRECTOR),
        agreed_by=Worker.objects.get(role=Role.LAWYER),
        agreed_at=timezone.now(),
    )
    her_own = phone(None)
    her_own.goto("/days/operator/")
    her_own.check("[name=identity][value=destroy]")
    _sends(her_own)
    assert HouseholdKey.objects.filter(category="identity").exists()

    director = phone(Role.DIRECTOR)
    director.goto("/operator/now/")
    director.check("[name=told]")
    _sends(director)

    assert not HouseholdKey.objects.filter(category="identity").exists()
