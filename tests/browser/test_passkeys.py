"""Passkeys in a real browser: she signs in by one, and by its PRF her keys open."""

from collections.abc import Iterator
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from playwright.sync_api import Browser, Page

from tests.browser.alone import NAME, PASSWORD, comes_in, worker_of_a_new_house
from tests.harness.server import ServedHouse
from umay.records.models import Lock
from umay.records.queries.keys import holder_of

MANY = 20  # wrong tries: nobody waits so seldom
pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture
def page(chromium: Browser, served_house: ServedHouse) -> Iterator[Page]:
    """Passkeys need a name: on this machine that is localhost."""
    worker_of_a_new_house()
    url = f"http://localhost:{served_house.port}"
    context = chromium.new_context(base_url=url, locale="en")
    yield context.new_page()
    context.close()


def device(page: Page, **can: Any) -> Any:
    """Give the browser a passkey device that says yes to everything."""
    tools = page.context.new_cdp_session(page)
    tools.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "ctap2Version": "ctap2_1",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
        "hasPrf": True,
    }
    tools.send("WebAuthn.addVirtualAuthenticator", {"options": options | can})
    return tools


def adds(page: Page) -> None:
    comes_in(page, "/own/passkey/")
    page.click("[data-press]")
    page.wait_for_url("**/own/")
    page.click("text=Sign out")


def enters(page: Page) -> None:
    page.goto("/sign-in/?next=/own/")
    page.click("[data-press]")
    page.wait_for_url(lambda url: "/sign-in/" not in url)


def test_by_a_passkey_with_prf_she_is_in_and_her_keys_are_open(page: Page) -> None:
    device(page)
    adds(page)

    enters(page)

    assert NAME in page.inner_text("footer")
    assert page.locator("[data-lock]").count() == 1
    assert Lock.objects.filter(kind=Lock.Kind.PASSKEY).count() == 1


def locks(page: Page) -> None:
    page.goto("/own/")
    page.click("[data-lock]")
    page.wait_for_url("**/unlock/")


def test_a_locked_session_is_unlocked_by_the_passkey(page: Page) -> None:
    device(page)
    adds(page)
    enters(page)
    locks(page)
    assert page.locator("[data-lock]").count() == 0

    page.click("[data-press]")
    page.wait_for_url(lambda url: "/unlock/" not in url)

    assert page.locator("[data-lock]").count() == 1


def test_without_a_script_or_another_passkey_her_password_unlocks(page: Page) -> None:
    tools = device(page)
    adds(page)
    enters(page)
    locks(page)
    tools.send("WebAuthn.disable")
    assert page.is_visible("[name=passphrase]")

    page.fill("[name=passphrase]", PASSWORD)
    page.click("main button:not([type=button])")
    page.wait_for_url(lambda url: "/unlock/" not in url)

    assert page.locator("[data-lock]").count() == 1


def test_who_has_no_passkey_that_opens_is_offered_none(page: Page) -> None:
    comes_in(page, "/own/")
    locks(page)

    assert page.locator("[data-passkey]").count() == 0


def test_without_prf_she_is_in_and_her_password_unlocks(page: Page) -> None:
    device(page, hasPrf=False)
    adds(page)

    enters(page)

    assert NAME in page.inner_text("footer")
    assert page.locator("[data-lock]").count() == 0
    assert not Lock.objects.filter(kind=Lock.Kind.PASSKEY).exists()


def test_what_opens_her_key_is_not_kept(page: Page) -> None:
    device(page)
    adds(page)

    kept = Authenticator.objects.get(type="webauthn").data["credential"]
    assert kept["clientExtensionResults"] == {}
    assert "'prf'" not in str(kept)


def test_a_lock_out_attack_does_not_keep_her_out(page: Page) -> None:
    device(page)
    adds(page)
    page.goto("/sign-in/")
    for _ in range(MANY):
        page.fill("[name=username]", NAME)
        page.fill("[name=password]", "wrong")
        with page.expect_navigation():
            page.click("main button:not([type=button])")
        if "Too many tries" in page.inner_text("main"):
            break
    else:
        pytest.fail("nobody was slowed down")

    enters(page)

    assert NAME in page.inner_text("footer")


def test_the_passkey_of_an_ended_account_opens_nothing(page: Page) -> None:
    device(page)
    adds(page)
    worker = Authenticator.objects.get(type="webauthn").user
    worker.is_active = False
    worker.save()

    page.goto("/sign-in/")
    page.click("[data-press]")
    page.wait_for_load_state()

    page.wait_for_selector("text=does not open anything here")
    assert holder_of(worker.pk) is not None


def test_a_stranger_without_a_passkey_is_told(page: Page) -> None:
    device(page)

    page.goto("/sign-in/")
    assert page.is_visible("[data-press]")
    assert not page.is_visible("[data-trouble]")
    page.click("[data-press]")

    page.wait_for_selector("[data-trouble]:visible")


def test_on_an_address_without_a_name_it_is_not_offered(
    page: Page, served_house: ServedHouse
) -> None:
    page.goto(f"{served_house.url}/sign-in/")
    assert page.locator("[data-passkey]").count() == 0

    page.goto("/sign-in/")
    assert page.locator("[data-passkey]").count() == 1
