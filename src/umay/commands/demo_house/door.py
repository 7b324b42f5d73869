"""The door of the invented house: who came, whom not to let in, lockers and keys."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from uuid import UUID

from umay.commands.demo_house import words
from umay.commands.demo_house.telling import Telling
from umay.core.children import Part, Told
from umay.core.gate_cards import USUAL, Card, Rule
from umay.core.house_log import Event, Kind
from umay.core.house_log import Told as Who
from umay.core.lockers import LockerKind
from umay.core.people import Answer
from umay.core.roles import Role
from umay.records.models import Household, Locker, Member
from umay.use_cases.children import write_part
from umay.use_cases.gate_cards import write_card
from umay.use_cases.house_log import record_event
from umay.use_cases.lockers import add_locker, give_locker
from umay.use_cases.order import Order

LOCKERS = tuple((LockerKind.LOCKER, f"L{n}", f"{100 + n}") for n in range(1, 9))
BOXES = tuple((LockerKind.FRIDGE, f"F{n}", f"{200 + n}") for n in range(1, 5))
CAME = ((9, 21.0, Kind.THREATENED), (3, 18.5, Kind.SEEN_OUTSIDE))  # days ago, hour
GIVEN = 5  # families with a locker of their own


def tell_the_door(telling: Telling) -> None:
    """Put into the story what stands in the house, and who came to the gate."""
    for number, (kind, code, key) in enumerate((*LOCKERS, *BOXES)):
        set_up = partial(_add, telling, kind, code, key)
        telling.at(telling.begins + timedelta(minutes=30 + number), set_up)
    for days, hour, came in CAME:
        day = telling.today - timedelta(days=days)
        telling.on(day, hour, partial(_came, telling, came))


def tell_the_day(telling: Telling, acting: Callable[[], Order]) -> None:
    """What her own worker writes down: a card, keys, one child's list."""
    living = Household.objects.filter(
        center_id=telling.center, stays__exit_day__isnull=True, stays__isnull=False
    ).order_by("made_at")
    families = [family.pk for family in living[:GIVEN]]
    _card(acting(), families[0])
    lockers = Locker.objects.filter(center_id=telling.center).order_by("code")
    for family, locker in zip(families, lockers, strict=False):
        give_locker(acting(), family, locker.pk, agreed=True)
    children = Member.objects.filter(household__in=families, kind=Member.Kind.CHILD)
    told = Told({"others_collect": Answer.YES}, words.COLLECT)
    for child in children.order_by("household__made_at", "number")[:1]:
        write_part(acting(), child.pk, Part.COLLECT, told)


def _card(order: Order, family: UUID) -> None:
    day = order.today + USUAL
    card = Card(words.AT_THE_GATE[0], Rule.CALL_POLICE, day, agreed=True)
    write_card(order, family, card)


def _add(telling: Telling, kind: LockerKind, code: str, key: str) -> None:
    add_locker(telling.order(Role.DIRECTOR), kind, code, key)


def _came(telling: Telling, kind: Kind) -> None:
    dice = telling.dice(f"gate {kind}")
    said = {"seen": dice.choice(words.AT_THE_GATE), "done": dice.choice(words.DONE)}
    event = Event(kind, telling.moment, [Who.DIRECTOR])
    record_event(telling.order(Role.DUTY), event, said)
