"""Stories of her own page: complaining, and a copy or nothing."""

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page

from tests.browser.looking import complaints
from tests.browser.test_her_own_view import comes_in, hers, phone
from tests.incidents.telling import HER_WORDS
from tests.web.her import Hers
from umay.core.roles import Role
from umay.records.models import Complaint, HouseSecret, Release, RightAsked, Worker

if TYPE_CHECKING:
    from tests.harness.server import ServedHouse

__all__ = ["hers", "phone"]

pytestmark = [pytest.mark.browser, pytest.mark.slow]

WRONG = "Ойдан шыққан: менің хаттарым оқылды"


@pytest.fixture
def lawyer(hers: Hers) -> Worker:
    from tests.keys import ring_of

    row = Worker.objects.create(
        center=hers.own.center, username="ойдан-заңгер", role=Role.LAWYER
    )
    ring_of(hers.house, row)
    return row


def test_story_34_she_complains_and_whom_it_is_about_cannot_read_it(
    hers: Hers, lawyer: Worker, phone: Page, served_house: "ServedHouse"
) -> None:
    comes_in(phone, hers)
    phone.click("a[href='/days/write/']")
    assert complaints(phone, phone.url) == []
    phone.fill("[name=words]", WRONG)
    phone.check(f"[name=about][value='{hers.own.pk}']")
    phone.check(f"[name=to][value='{lawyer.pk}']")
    phone.locator("form.narrow button").click()
    phone.wait_for_url("**/days/")

    row = Complaint.objects.get()
    holders = HouseSecret.objects.filter(of=row.pk).values_list("holder__worker_id")
    assert {one for (one,) in holders} == {lawyer.pk, None}  # her and the lawyer
    phone.click(f"a[href='/days/write/{row.pk}/']")
    assert WRONG in phone.inner_text("main")


def test_story_36_she_takes_a_locked_copy_or_asks_for_nothing_to_stay(
    hers: Hers, phone: Page, served_house: "ServedHouse"
) -> None:
    comes_in(phone, hers)
    phone.click("a[href='/days/copy/']")
    assert complaints(phone, phone.url) == []
    for name in ("password", "password_again"):
        phone.fill(f"[name={name}]", "four words of hers")
    with phone.expect_download() as made:
        phone.locator("form.narrow button").first.click()
    assert made.value.suggested_filename == "file.age"
    locked = made.value.path().read_bytes()
    assert HER_WORDS.encode() not in locked
    assert Release.objects.get().by is None

    phone.goto("/days/ask/")
    phone.check("[name=right][value=erase]")
    phone.locator("form.narrow button").click()
    phone.wait_for_url("**/days/")
    asked = RightAsked.objects.get()
    assert (asked.due_on - asked.asked_on).days == 15
