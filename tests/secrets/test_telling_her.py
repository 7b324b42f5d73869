"""Everybody concerned is told that a file was opened, and she herself above all."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.keys import unlock_browser
from tests.secrets.house import Sealed
from tests.web.living import sent
from umay.core.refusals import Ground, Refused
from umay.core.secrets import Category, Reason
from umay.records.models import BreakGlass, Household, LedgerEntry
from umay.use_cases.keys.breaking_glass import agree_to_break_glass, ask_to_break_glass
from umay.use_cases.keys.granting import give_access, take_on
from umay.use_cases.keys.keeping import keep_keys
from umay.use_cases.keys.telling_her import tell_of_glass
from umay.use_cases.keys.walling import wall_off

NOTICE = "Opened in an emergency"
TELL = "She has not been told yet: tell her"


@pytest.fixture(autouse=True)
def static_folder() -> None:
    from django.conf import settings

    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)


@pytest.fixture
def broken(sealed: Sealed) -> BreakGlass:
    """The director and the lawyer have opened a family of the social worker."""
    sealed.house.now = timezone.now()
    family = sealed.family()
    take_on(sealed.order("social"), family)
    keep_keys(sealed.order("social"))
    asked = ask_to_break_glass(sealed.order("director"), family, Reason.EMERGENCY)
    agree_to_break_glass(sealed.order("lawyer"), asked.subject)
    return BreakGlass.objects.get()


def shown(sealed: Sealed, name: str, route: str, *keys: object) -> str:
    client = Client(headers={"accept-language": "en"})
    client.force_login(sealed.workers[name])
    if name not in {"admin", "inspector"}:
        unlock_browser(client, sealed.house, sealed.workers[name])
    return client.get(reverse(route, args=keys)).content.decode()


def test_her_own_worker_and_whoever_holds_a_key_sees_it_on_her_list(
    sealed: Sealed, broken: BreakGlass
) -> None:
    family = broken.household_id
    until = timezone.now() + timedelta(days=9)
    medic = sealed.workers["medic"].pk
    assert NOTICE not in shown(sealed, "medic", "mine")
    give_access(sealed.order("social"), family, medic, [Category.SAFETY], until)

    for name in ("social", "medic", "duty"):  # the intake keeps what keeps her safe
        told = shown(sealed, name, "mine")
        assert NOTICE in told, name
        assert sealed.workers["director"].username in told
        assert sealed.workers["lawyer"].username in told
    assert NOTICE not in shown(sealed, "psychologist", "mine")


def test_her_page_and_the_list_of_the_day_ask_to_tell_her_until_somebody_did(
    sealed: Sealed, broken: BreakGlass
) -> None:
    family = broken.household_id
    for route, keys in (("household", [family]), ("today", [])):
        assert TELL in shown(sealed, "duty", route, *keys)

    tell_of_glass(sealed.order("social"), broken.pk)

    for route, keys in (("household", [family]), ("today", [])):
        assert TELL not in shown(sealed, "duty", route, *keys)
    told = shown(sealed, "social", "mine")
    assert NOTICE in told
    assert TELL not in told
    broken.refresh_from_db()
    assert broken.told_at is not None
    assert LedgerEntry.objects.filter(act="glass.told").count() == 1


def test_a_question_nobody_agreed_to_is_told_to_nobody(sealed: Sealed) -> None:
    family = sealed.family()
    ask_to_break_glass(sealed.order("director"), family, Reason.EMERGENCY)

    assert TELL not in shown(sealed, "duty", "household", family)
    with pytest.raises(Refused):
        tell_of_glass(sealed.order("social"), BreakGlass.objects.get().pk)


@pytest.mark.parametrize("name", ["director", "lawyer"])
def test_the_two_who_opened_it_do_not_tick_it_off(
    sealed: Sealed, broken: BreakGlass, name: str
) -> None:
    with pytest.raises(Refused) as refused:
        tell_of_glass(sealed.order(name), broken.pk)

    assert refused.value.ground is Ground.THEIR_OWN_ACT


def test_who_opened_my_file_names_both_and_why_and_goes_on_paper(
    sealed: Sealed, broken: BreakGlass
) -> None:
    family = broken.household_id
    sealed.reads("director", family, Reason.EMERGENCY)

    told = shown(sealed, "social", "opened-by", family)

    assert "Opened in an emergency, all of it" in told
    assert sealed.workers["lawyer"].username in told
    assert "She has not been told yet." in told
    client = Client(headers={"accept-language": "en"})
    client.force_login(sealed.workers["social"])
    unlock_browser(client, sealed.house, sealed.workers["social"])
    paper = client.post(reverse("opened-print", args=[family]), sent())
    assert sealed.workers["lawyer"].username in paper.content.decode()


def test_the_screen_says_what_to_tell_and_wants_a_tick(
    sealed: Sealed, broken: BreakGlass
) -> None:
    family, client = broken.household_id, Client(headers={"accept-language": "en"})
    client.force_login(sealed.workers["duty"])
    page = reverse("glass-told", args=[family, broken.pk])

    told = client.get(page).content.decode()

    assert sealed.workers["director"].username in told
    assert "Emergency" in told
    assert client.post(page, sent()).status_code == 422
    assert client.post(page, sent(told="on")).status_code == 302
    assert "She was told" in client.get(page).content.decode()
    other = reverse("glass-told", args=[sealed.family(), broken.pk])
    assert client.get(other).status_code == 404


def test_who_is_walled_off_sees_none_of_it(sealed: Sealed, broken: BreakGlass) -> None:
    family = broken.household_id
    code = Household.objects.get(pk=family).survivor_code
    assert code in shown(sealed, "duty", "mine")  # the control
    assert code in shown(sealed, "duty", "today")

    wall_off(sealed.order("psychologist"), family, sealed.workers["duty"].pk)

    for route, keys in (
        ("mine", []),
        ("today", []),
        ("household", [family]),
        ("opened-by", [family]),
        ("glass-told", [family, broken.pk]),
    ):
        told = shown(sealed, "duty", route, *keys)
        assert code not in told, route
        assert sealed.workers["lawyer"].username not in told, route
    with pytest.raises(Refused) as refused:
        tell_of_glass(sealed.order("duty"), broken.pk)
    assert refused.value.ground is Ground.NOT_FOUND
