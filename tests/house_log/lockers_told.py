"""A card at the gate and a locker in a family's hands, for a test."""

from datetime import timedelta
from uuid import UUID

from tests.small_house import SmallHouse
from umay.core.gate_cards import Card, Rule
from umay.core.lockers import LockerKind
from umay.use_cases.gate_cards import write_card
from umay.use_cases.lockers import add_locker, give_locker, write_allergies

HIM = "A tall man, a white car, limps"


def card_up(house: SmallHouse, household: UUID) -> UUID:
    day = house.order().today + timedelta(days=30)
    card = Card(HIM, Rule.CALL_POLICE, day, agreed=True)
    return write_card(house.order(), household, card).subject


def locker(house: SmallHouse, code: str) -> UUID:
    return add_locker(house.order(), LockerKind.FRIDGE, code, f"k{code}").subject


def door_told(house: SmallHouse, household: UUID, code: str) -> dict[str, UUID]:
    """A card, a locker given, and an allergy she chose to tell."""
    write_allergies(house.order(), household, "Nuts")
    key = locker(house, code)
    lending = give_locker(house.order(), household, key, agreed=False).subject
    return {
        "gate_card": card_up(house, household),
        "locker": key,
        "lending": lending,
    }
