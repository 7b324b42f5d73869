"""Stories of what leaves the house and what is asked later, told on a phone."""

import re
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.utils import timezone

from tests.browser.test_stories import Story, day, hers, presses, sends, storied, story
from umay.core.roles import Role

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from pytest_django import DjangoDbBlocker

    from tests.harness.server import ServedHouse

__all__ = ["storied", "story"]

pytestmark = [pytest.mark.browser, pytest.mark.slow]

LAWYER = "Ойдан шыққан заңгер"


def test_story_21_a_court_gets_the_named_fields_and_a_copy_stays(
    story: Story,
) -> None:
    page, lawyer = story(21, Role.SOCIAL), story(21, Role.LAWYER)
    family = hers(page)
    page.goto(f"{family}asked/new/")
    came = day("came_on", 0)
    sends(page, kind="court_order", from_whom="Invented court", asks="All", **came)
    page.goto(f"{family}papers/")
    presses(page, page.locator("main a[href*='/asked/']").first)
    demand = page.url
    assert page.locator("form[action$='/answer/']").count() == 0  # not checked yet

    lawyer.goto(f"{demand}check/")
    lawyer.check("[name=named][value='member.age']")
    sends(lawyer, verdict="lawful", why="It names what it wants")

    page.goto(demand)
    assert page.locator("form[action$='/answer/']").count() == 0  # she was not told
    presses(page, page.locator("form[action$='/told/'] button"))
    presses(page, page.locator("form[action$='/answer/'] button").first)
    assert "18" in page.inner_text("main")
    page.goto(f"{family}papers/")
    presses(page, page.locator("main .row__side a[href*='/papers/']").first)
    assert re.search(r"[0-9a-f]{64}", page.inner_text("main"))


def test_story_26_her_consent_names_all_ends_by_itself_and_is_taken_back(
    story: Story,
) -> None:
    page = story(26, Role.SOCIAL)
    family = hers(page)
    page.goto(f"{family}agreed/new/")
    ends = [page.input_value(f"[name=until_{n}]") for n in range(3)]
    until = timezone.localdate() + timedelta(days=30)
    assert ends == [str(part) for part in (until.day, until.month, until.year)]
    page.check("[name=fields_told][value='member.full_name']")
    sends(page, recipient="her_lawyer", to_whom=LAWYER, purpose=_second(page))
    page.goto(f"{family}papers/")
    presses(page, page.locator("main a[href*='/agreed/'].tall").first)
    told = page.inner_text("main dl")
    assert LAWYER in told
    assert str(until.year) in told
    assert page.locator("main ul.govuk-list li").count() == 3  # not needed to stay
    sends(page, her_word="Sunflower")

    page.goto(f"{family}papers/")
    may_send = page.locator("main a[href$='/send/']").count()
    assert may_send
    presses(page, page.locator("form[action$='/end/'] button").first)
    page.goto(f"{family}papers/")
    assert page.locator("main a[href$='/send/']").count() == may_send - 1


def _second(page: "Page") -> str:
    found = page.locator("[name=purpose] option").nth(2).get_attribute("value")
    return str(found)


def test_story_28_what_happened_is_a_chronology_on_her_decision(
    story: Story,
) -> None:
    page = story(28, Role.SOCIAL)
    family = hers(page)
    page.goto(f"{family}told/new/")
    for row in page.locator("main form details").all():
        row.evaluate("part => part.open = true")
    page.check("[name=act][value=K1]")
    page.check("[name=relationship][value=ex_cohabitant]")
    page.check("[name=place][value=street]")
    sends(
        page, narrative="He stood at the gate", seen_by="A neighbour",
        **day("first", -40),
    )  # fmt: skip
    assert page.locator(".govuk-error-summary").count() == 0

    page.goto(f"{family}told/take/")
    page.check("[name=paper][value=chronology]")
    page.check("[name=language][value=ru]")
    presses(page, page.locator("main form button[name=as]").first)
    told = page.inner_text("main")
    assert "He stood at the gate" in told
    assert "A neighbour" in told
    assert "Тайные записи могут не принять" in told


@pytest.fixture
def left(storied: "ServedHouse", django_db_blocker: "DjangoDbBlocker") -> str:
    """The pages of a family who left, and wants to be asked how they are."""
    from tests.browser.screens import who_left
    from tests.harness import houses

    with django_db_blocker.unblock(), houses.pointed_at(storied.house):
        return f"/families/{who_left({}).pk}/"


def test_story_30_asked_later_by_her_way_and_silence_leads_to_nothing(
    story: Story, left: str
) -> None:
    page = story(30, Role.SOCIAL)
    page.goto(f"{left}later/")
    assert page.locator(f"main a[href='{left}reach/']").count() == 1  # her way first
    before = page.locator("main ul.rows li").count()

    page.check("[name=came][value=silent]")
    sends(page)

    page.goto(f"{left}later/")
    assert page.locator("main ul.rows li").count() == before + 1
    page.goto("/today/")
    assert page.locator(f"main a[href='{left}']").count() == 0  # nobody goes there


def test_story_35_out_and_in_with_one_tap_and_only_when_she_is_back(
    story: Story,
) -> None:
    page = story(35, Role.SOCIAL)
    family = hers(page)
    page.goto(f"{family}out/")
    asked = page.locator("main form [name]:visible").evaluate_all(
        "all => [...new Set(all.map(field => field.name))]"
    )
    assert [name for name in asked if name != "speak"] == [
        "at", "day_0", "day_1", "day_2", "if_late",
    ]  # fmt: skip
    sends(page, at="23:55", if_late="Wait an hour")

    page.goto(family)
    presses(page, page.locator("form[action$='/in/'] button"))
    assert page.locator("main a[href$='/out/']").count() == 1
