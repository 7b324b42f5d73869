"""Whom not to let in: his card, her say, nothing of her beside it."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.test import Client
from django.urls import reverse

from tests.gate.family import Family
from tests.house_log.lockers_told import HIM, card_up
from tests.house_log.test_log import browser, worker_of
from umay.core.exits import Destination
from umay.core.gate_cards import Card, Rule, names_any
from umay.core.house_log import Event, Kind
from umay.core.refusals import Ground, Refused
from umay.core.roles import Role
from umay.records.models import (
    GateCard,
    HouseEvent,
    Household,
    HouseSecret,
    LedgerEntry,
    Rules,
)
from umay.use_cases.exit_household import exit_household
from umay.use_cases.gate_cards import keep_card, write_card
from umay.use_cases.house_log import record_event
from umay.use_cases.keys.walling import wall_off
from umay.use_cases.purge_gate_log import purge_gate_log


def code(made: Family) -> str:
    return Household.objects.get(pk=made.household).survivor_code


def sent(made: Family, **more: object) -> dict[str, object]:
    day = made.order().today + timedelta(days=20)
    days = {"0": day.day, "1": day.month, "2": day.year}
    when = {f"look_again_on_{n}": part for n, part in days.items()}
    said = {"key": uuid4(), "description": HIM, "rule": "keep_out", "agreed": "on"}
    return said | when | more


@pytest.mark.parametrize("role", [Role.DUTY, Role.SOCIAL, Role.DIRECTOR])
def test_everybody_at_the_gate_reads_the_card_and_nothing_of_her(
    made: Family, role: Role
) -> None:
    at_the_gate = browser(made, role)
    card_up(made.house, made.household)

    page = at_the_gate.get(reverse("gate-cards")).content.decode()

    assert HIM in page
    assert "Call the police at once" in page
    assert code(made) not in page
    assert str(made.household) not in page


def test_it_is_one_tap_from_the_gate_which_is_one_from_tonight(made: Family) -> None:
    duty = browser(made, Role.DUTY)

    assert reverse("gate") in duty.get(reverse("tonight")).content.decode()
    assert reverse("gate-cards") in duty.get(reverse("gate")).content.decode()


def test_the_server_alone_cannot_read_it(made: Family) -> None:
    locked = Client(headers={"accept-language": "en"})
    locked.force_login(worker_of(made, Role.DUTY))
    card_up(made.house, made.household)

    page = locked.get(reverse("gate-cards")).content.decode()

    assert HIM not in page
    assert HIM.encode() not in bytes(GateCard.objects.get().description)
    assert "Call the police at once" in page


def test_it_is_written_with_her_say_and_without_her_code(
    made: Family, client: Client
) -> None:
    address = reverse("gate-card-new", args=[made.household])
    assert code(made) not in client.get(address).content.decode()

    without = client.post(address, sent(made, agreed=""))
    named = client.post(address, sent(made, description=f"Asks for {code(made)}"))

    assert "Ask her first" in without.content.decode()
    assert HIM in without.content.decode()
    assert "leave it out" in named.content.decode()
    assert not GateCard.objects.exists()
    assert client.post(address, sent(made)).url == reverse("gate-cards")


def test_no_entry_names_the_family_of_a_card(made: Family) -> None:
    key = card_up(made.house, made.household)

    entry = LedgerEntry.objects.get(act="gate_card.written")

    assert entry.subject == str(key)
    assert str(made.household) not in str(entry.facts)


def test_it_is_looked_at_again_or_taken_down(made: Family, client: Client) -> None:
    key = card_up(made.house, made.household)

    client.post(reverse("gate-card", args=[key]), sent(made))
    kept = made.order().today + timedelta(days=20)
    assert GateCard.objects.get().look_again_on == kept

    client.post(reverse("gate-card-down", args=[key]), {"key": uuid4()})
    assert HIM not in client.get(reverse("gate-cards")).content.decode()
    with pytest.raises(Refused) as refused:
        keep_card(made.order(), key, made.order().today + timedelta(days=9))
    assert refused.value.ground is Ground.ALREADY_DECIDED


def test_without_her_say_or_for_ever_there_is_none(made: Family) -> None:
    today = made.order().today
    for agreed, days, ground in (
        (False, 30, Ground.NO_CONSENT),
        (True, 0, Ground.DAY_TOO_EARLY),
        (True, 200, Ground.DAY_TOO_LATE),
    ):
        card = Card(HIM, Rule.KEEP_OUT, today + timedelta(days=days), agreed)
        with pytest.raises(Refused) as refused:
            write_card(made.order(), made.household, card)
        assert refused.value.ground is ground


def test_it_ends_when_she_leaves(made: Family) -> None:
    card_up(made.house, made.household)

    order = made.order()
    exit_household(order, made.stay, order.today, Destination.UNKNOWN)

    assert GateCard.objects.get().taken_down_at == order.at


def test_who_must_not_know_of_her_finds_no_card(made: Family) -> None:
    card_up(made.house, made.household)
    duty = browser(made, Role.DUTY)
    assert HIM in duty.get(reverse("gate-cards")).content.decode()  # the control

    wall_off(made.order(), made.household, worker_of(made, Role.DUTY).pk)

    page = duty.get(reverse("gate-cards")).content.decode()
    assert HIM not in page
    assert "No card is up" in page


def test_a_code_is_found_however_it_is_written() -> None:
    assert names_any("He asked for Ala  Tau today", ["ala-tau"])
    assert not names_any("A tall man", ["ala-tau"])


def test_the_gate_log_goes_after_its_days_and_one_entry_counts_it(
    made: Family,
) -> None:
    old, new = (happened(made, days) for days in (91, 89))
    inside = happened(made, 200, Kind.CONFLICT)

    assert purge_gate_log(made.own.center_id, made.order().at) == 1

    kept = set(HouseEvent.objects.values_list("pk", flat=True))
    assert kept == {new, inside}
    assert not HouseSecret.objects.filter(of=old).exists()
    entry = LedgerEntry.objects.get(act="gate_log.purged")
    assert entry.facts == {"count": 1}
    assert purge_gate_log(made.own.center_id, made.order().at) == 0


def test_the_house_sets_the_days(made: Family) -> None:
    happened(made, 10)
    Rules.objects.update(gate_log_days=7)

    assert purge_gate_log(made.own.center_id, made.order().at) == 1


def happened(made: Family, days: int, kind: Kind = Kind.THREATENED) -> UUID:
    event = Event(kind, made.order().at - timedelta(days=days), (), (made.household,))
    return record_event(made.order(), event, {"seen": "Somebody"}).subject
