"""A house with one of everything, and the address of every route in it."""

from dataclasses import dataclass
from datetime import time, timedelta
from io import BytesIO
from uuid import UUID

from django.urls import URLPattern, reverse
from django.utils import timezone

from tests.children.told import child_told
from tests.danger.telling import talked
from tests.house_log.lockers_told import door_told
from tests.house_log.told import house_told
from tests.incidents.telling import happened
from tests.operators.asking import decided
from tests.plan.planning import planned
from tests.small_house import BABY, CHILD, SmallHouse
from tests.web.complaining import complained
from umay.core.consents import Purpose, Terms
from umay.core.contact import Channel, Contact, Message
from umay.core.demands import Kind
from umay.core.exits import Destination
from umay.core.leaving import FollowUp
from umay.core.papers import Basis, Paper
from umay.core.people import Answer
from umay.core.places import Scope
from umay.core.recipients import Recipient
from umay.core.rights import Right
from umay.core.roles import Role
from umay.core.secrets import Reason
from umay.core.waiting import Danger
from umay.records.models import (
    Bed,
    BreakGlass,
    Claim,
    Household,
    LikeName,
    Member,
    Release,
    Stay,
    Worker,
)
from umay.records.queries.receipts import entries_for
from umay.records.store.acts import enter
from umay.use_cases.consents import ask_consent
from umay.use_cases.demands import take_demand
from umay.use_cases.evidence.receiving import receive
from umay.use_cases.exit_household import exit_household
from umay.use_cases.extend_stay import ask_extension
from umay.use_cases.keep_apart import keep_apart
from umay.use_cases.keys.walling import wall_off
from umay.use_cases.leaving import follow_up
from umay.use_cases.rights import ask_right
from umay.use_cases.safe_contact import add_contact
from umay.use_cases.wait import put_on_waiting_list
from umay.web.urls import urlpatterns

FORGED = {"token": "x", "what": "money", "factor": 7}


@dataclass(frozen=True)
class Walked:
    """What each name in an address stands for in this house."""

    of: dict[str, UUID | str | int]
    held: UUID
    gone: UUID
    erases: UUID

    def path(self, route: URLPattern) -> str:
        names = route.pattern.converters
        keys = {name: self.of[name] for name in names}
        if "hold" in keys:
            keys["call"] = self.held
        if route.name in {"request-again", "follow-up"}:
            keys["household"] = self.gone
        if route.name == "right-erase":
            keys["asked"] = self.erases
        return reverse(route.name, kwargs=keys)

    def paths(self) -> dict[str, str]:
        return {route.name: self.path(route) for route in urlpatterns}


def walk(house: SmallHouse) -> Walked:
    house.now = timezone.now()
    stay = Stay.objects.get(pk=house.admits(house.asks(CHILD), "12"))
    other = Stay.objects.get(pk=house.admits(house.asks(BABY), "13"))
    gone = Stay.objects.get(pk=house.admits(house.asks(), "11"))
    _leaves(house, gone)
    held, waits, asks = house.asks(CHILD), house.asks(CHILD), house.asks()
    family, claim = stay.household, Claim.objects.filter(stay=stay).first()
    far = house.order().today + timedelta(days=300)
    guard = Worker.objects.create(
        center=house.worker.center, username=f"guard-{family.pk}", role=Role.DUTY
    )
    order, far_from = house.order(), other.household_id
    apart = keep_apart(order, family.pk, far_from, Scope.FLOOR, "A quarrel")
    of = {
        "household": family.pk,
        **of_the_gate(house, family),
        "file": file_of(house, family),
        "line": entries_for(house.worker.center_id, family.pk)[0].pk,
        "member": Member.objects.filter(household=family).latest("number").pk,
        "extension": ask_extension(house.order(), stay.pk, far, "No flat yet").subject,
        "apart": apart.subject,
        **planned(house, family.pk),
        "complaint": complained(house, family.pk),
        "court_order": child_told(house, family.pk),
        **house_told(house, family.pk),
        **of_what_is_told(house, family),
        "call": asks,
        "hold": house.holds(held),
        "entry": put_on_waiting_list(house.order(), waits, Danger.HIGH).subject,
        "wall": wall_off(house.order(), other.household_id, guard.pk).subject,
        "unit": claim.unit_id,
        "glass": broken_glass(house, family, guard),
        "bed": Bed.objects.filter(unit=claim.unit_id).first().pk,
        "worker": house.worker.pk,
        "session": family.pk,
        **FORGED,
    }
    erases = ask_right(house.order(), family.pk, Right.ERASE, "").subject
    return Walked(of, held, gone.household_id, erases)


def _leaves(house: SmallHouse, stay: Stay) -> None:
    day, to = house.order().today, Destination.UNKNOWN
    exit_household(house.order(), stay.pk, day, to, follow_up=Answer.YES)
    follow_up(house.order(), stay.pk, FollowUp.WELL, "She has work")


def broken_glass(house: SmallHouse, family: Household, agreed: Worker) -> UUID:
    """Two opened it, and she has not been told."""
    asked = BreakGlass.objects.create(
        center_id=house.worker.center_id,
        household=family,
        reason=Reason.EMERGENCY,
        asked_by=house.worker,
        asked_at=house.now,
        agreed_by=agreed,
        agreed_at=house.now,
        until=house.now + timedelta(hours=1),
    )
    return asked.pk


def of_the_gate(house: SmallHouse, family: Household) -> dict[str, UUID]:
    today = house.order().today
    far = today + timedelta(days=9)
    terms = Terms(
        Recipient.SCHOOL,
        Purpose.SCHOOLING,
        frozenset({"member.age"}),
        house.now + timedelta(days=9),
    )
    contact = Contact(Channel.CALL, frozenset(range(7)), time(), time(), far)
    head = family.members.get(kind="head").pk
    _opened_last_week(house, family)
    never, words = Message.NEVER, {"way": "An invented number"}
    return {
        "likeness": LikeName.objects.create(
            center=house.worker.center,
            household=family,
            worker=house.worker,
            since=house.now,
        ).pk,
        "asked": ask_right(house.order(), family.pk, Right.SEE, "Everything").subject,
        "demand": take_demand(
            house.order(), family.pk, Kind.POLICE, today, {"asks": "Papers"}
        ).subject,
        "release": Release.objects.create(
            center=house.worker.center,
            household=family,
            at=house.now,
            by=house.worker,
            paper=Paper.OWN_FILE,
            recipient=Recipient.HERSELF,
            basis=Basis.HER_RIGHT,
        ).pk,
        "contact": add_contact(
            house.order(), head, contact, never, never, words
        ).subject,
        "consent": ask_consent(
            house.order(), family.pk, terms, "A school", "A place for the child"
        ).subject,
    }


def of_what_is_told(house: SmallHouse, family: Household) -> dict[str, UUID | str]:
    decided(house, family.pk)
    return {
        **door_told(house, family.pk, "F1"),
        "incident": happened(house, family.pk),
        "talk": talked(house, family.pk),
        "part": "house",
    }


def file_of(house: SmallHouse, family: Household) -> UUID:
    file = BytesIO(b"invented")
    return receive(house.order(), family.pk, file, "a.txt", "A door").subject


def _opened_last_week(house: SmallHouse, family: Household) -> None:
    """An opening in an emergency, so that a week waits for its signature."""
    enter(
        house.worker.center_id,
        act="fields.opened",
        subject=str(family.pk),
        by=house.worker.pk,
        at=house.now - timedelta(days=7),
        facts={"why": "emergency", "fields": {"member.phone": 1}, "as": ["glass"]},
    )
