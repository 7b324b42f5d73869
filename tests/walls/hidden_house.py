"""A house in which one worker must not know of several families, who do everything."""

from dataclasses import dataclass, field
from datetime import timedelta
from io import BytesIO
from uuid import UUID

from django.utils import timezone

from tests.children.told import child_told
from tests.danger.telling import talked
from tests.house_log.lockers_told import door_told
from tests.house_log.told import house_told, quarrel
from tests.incidents.telling import happened
from tests.operators.asking import another_comes, decided
from tests.plan.planning import planned
from tests.small_house import BABY, CHILD, SMALL, SmallHouse, small_house
from tests.web.complaining import complained
from umay.core.asking import Choice
from umay.core.exits import Destination
from umay.core.places import Condition, Scope, Why
from umay.core.rights import Right
from umay.core.roles import Role
from umay.core.secrets import Reason
from umay.core.waiting import Danger
from umay.records.models import (
    BreakGlass,
    Member,
    Request,
    RightAsked,
    Stay,
    Unit,
    Worker,
)
from umay.records.queries.receipts import entries_for
from umay.use_cases.admit_household import admit_household
from umay.use_cases.end_request import turn_away
from umay.use_cases.evidence.receiving import receive
from umay.use_cases.evidence.tying import tie
from umay.use_cases.exit_household import exit_household, plan_leaving
from umay.use_cases.extend_stay import ask_extension
from umay.use_cases.furnish_house import UnitPlan, set_condition
from umay.use_cases.handover import give_handover
from umay.use_cases.keep_apart import keep_apart
from umay.use_cases.keys.own_keys import make_keys
from umay.use_cases.keys.walling import wall_off
from umay.use_cases.place_hold import place_hold
from umay.use_cases.sign_out import sign_out
from umay.use_cases.wait import put_before, put_on_waiting_list
from umay.vault.locks import Cost

PASSPHRASE = "only for tests"
CHEAP = Cost(memory=64, passes=1)
UNITS = (*SMALL, UnitPlan("16", 2, "violence"), UnitPlan("17", 1, "violence"))


@dataclass
class HiddenHouse:
    """``walled`` must not know of ``hidden``. ``named`` gives a key for each name in
    an address: of somebody there is, and of somebody there is not for her."""

    house: SmallHouse
    walled: Worker
    hidden: set[UUID] = field(default_factory=set)
    seen_ids: dict[str, UUID | str] = field(default_factory=dict)
    hidden_ids: dict[str, UUID | str] = field(default_factory=dict)


def hidden_house(role: Role) -> HiddenHouse:
    """Build it; the worker has the role, keys, and a grant she loses by the wall."""
    house = small_house(UNITS, cots=3)
    center = house.worker.center
    guide, walled = (
        Worker.objects.create(center=center, username=f"{n}-{center.slug}", role=r)
        for n, r in (("guide", Role.SOCIAL), ("walled", role))
    )
    house.worker, house.now = guide, timezone.now() - timedelta(days=9)
    for worker in (guide, walled):
        if worker.role not in {Role.ADMIN, Role.INSPECTOR}:
            make_keys(house.order(), worker.pk, PASSPHRASE, CHEAP)
    made = HiddenHouse(house, walled)
    _visible(made)
    _lives_here(made)
    _asks(made)
    house.now = timezone.now()
    give_handover(house.order(), "")
    for household in made.hidden:
        wall_off(house.order(), household, walled.pk)
    return made


def _stay(house: SmallHouse, request: UUID, *units: str, **choice: object) -> Stay:
    chosen = Choice(units, **choice)
    return Stay.objects.get(pk=admit_household(house.order(), request, chosen).subject)


def _visible(made: HiddenHouse) -> None:
    house, ids = made.house, made.seen_ids
    stay = _stay(house, house.asks(BABY), "11")
    shares = _stay(house, house.asks(may_share=True), "15")
    waits, asks, held = house.asks(CHILD), house.asks(), house.asks()
    entry = put_on_waiting_list(house.order(), waits, Danger.HIGH).subject
    gone = _stay(house, house.asks(), "17")
    exit_household(house.order(), gone.pk, house.order().today, Destination.UNKNOWN)
    far = house.order().today + timedelta(days=300)
    apart = keep_apart(
        house.order(), stay.household_id, shares.household_id, Scope.FLOOR, "A quarrel"
    )
    unit = Unit.objects.get(code="12", center=stay.center)
    ids |= {
        "household": stay.household_id,
        "member": Member.objects.filter(household=stay.household).latest("number").pk,
        "line": entries_for(stay.center_id, stay.household_id)[0].pk,
        "extension": ask_extension(house.order(), stay.pk, far, "No flat yet").subject,
        "apart": apart.subject,
        "incident": happened(house, stay.household_id),
        "court_order": child_told(house, stay.household_id),
        **house_told(house, stay.household_id),
        **door_told(house, stay.household_id, "F1"),
        "talk": talked(house, stay.household_id),
        "part": "house",
        "call": asks,
        "entry": entry,
        "unit": unit.pk,
        "bed": unit.beds.first().pk,
        "worker": house.worker.pk,
        "file": _file(house, stay),
        **planned(house, stay.household_id),
        "complaint": complained(house, stay.household_id),
    }
    tie(house.order(), ids["file"], ids["incident"])
    another_comes(house)
    unit_17 = Unit.objects.get(code="17", center=stay.center)
    set_condition(house.order(), unit_17.pk, Condition.READY)
    hold = place_hold(house.order(), held, Choice(("17",)), minutes=60 * 24 * 30)
    ids["hold"] = hold.subject


def _lives_here(made: HiddenHouse) -> None:
    """A family in a unit of its own and on a fold-out bed, another in a shared one."""
    house, ids = made.house, made.hidden_ids
    bend = {"bends": frozenset({Why.TOO_SMALL}), "why": "No other place"}
    stay = _stay(house, house.asks(CHILD, CHILD, CHILD, BABY), "13", **bend)
    shares = _stay(house, house.asks(may_share=True), "15")
    today = house.order().today
    sign_out(house.order(), stay.pk, house.now + timedelta(hours=3), "Call my sister")
    plan_leaving(house.order(), shares.pk, today + timedelta(days=30), None)
    far = today + timedelta(days=300)
    seen = made.seen_ids["household"]
    apart = keep_apart(house.order(), stay.household_id, seen, Scope.HOUSE, "Brothers")
    unit = Unit.objects.get(code="13", center=stay.center)
    made.hidden |= {stay.household_id, shares.household_id}
    ids |= {
        "household": stay.household_id,
        "member": Member.objects.filter(household=stay.household).latest("number").pk,
        "line": entries_for(stay.center_id, stay.household_id)[0].pk,
        "extension": ask_extension(house.order(), stay.pk, far, "No flat yet").subject,
        "apart": apart.subject,
        "glass": _broken_glass(made, stay),
        "incident": happened(house, stay.household_id),
        "court_order": child_told(house, stay.household_id),
        "event": quarrel(house, stay.household_id, seen),
        **door_told(house, stay.household_id, "F2"),
        "talk": talked(house, stay.household_id),
        "part": "house",
        "asked": _asks_to_be_erased(made, shares),
        "unit": unit.pk,
        "bed": unit.beds.get(kind="fold_out", slot=4).pk,
        "stay": stay.pk,
        "worker": made.walled.pk,
        "file": _file(house, stay),
        **planned(house, stay.household_id),
        "complaint": complained(house, stay.household_id),
    }
    tie(house.order(), ids["file"], ids["incident"])
    decided(house, stay.household_id)


def _file(house: SmallHouse, stay: Stay) -> UUID:
    order, data = house.order(), BytesIO(b"He stood there")
    return receive(order, stay.household_id, data, "a.txt", "The gate").subject


def _broken_glass(made: HiddenHouse, stay: Stay) -> UUID:
    """Two opened it just now, she herself one of them before the wall."""
    return BreakGlass.objects.create(
        center=stay.center,
        household=stay.household,
        reason=Reason.EMERGENCY,
        asked_by=made.house.worker,
        asked_at=timezone.now(),
        agreed_by=made.walled,
        agreed_at=timezone.now(),
        until=timezone.now() + timedelta(minutes=15),
    ).pk


def _asks_to_be_erased(made: HiddenHouse, stay: Stay) -> UUID:
    """Once answered, once not yet."""
    day = timezone.localdate()
    wish = {"center": stay.center, "household": stay.household, "right": Right.ERASE}
    RightAsked.objects.create(**wish, asked_on=day, due_on=day, waits=True)
    return RightAsked.objects.create(
        **wish, asked_on=day, due_on=day, answer="done", answered_at=timezone.now()
    ).pk


def _asks(made: HiddenHouse) -> None:
    """One waits and is put first, one is on her way, one comes later, two are gone."""
    house, ids = made.house, made.hidden_ids
    waits, held, later, none, left = (house.asks(CHILD) for _ in range(5))
    stay = _stay(house, left, "12")
    exit_household(house.order(), stay.pk, house.order().today, Destination.UNKNOWN)
    entry = put_on_waiting_list(house.order(), waits, Danger.HIGH).subject
    put_before(house.order(), entry, made.seen_ids["entry"], "She cannot wait")
    put_before(house.order(), made.seen_ids["entry"], entry, "Now she can")
    hold = place_hold(house.order(), held, Choice(("16",)), minutes=60 * 24 * 30)
    day = timezone.localdate() + timedelta(days=5)
    Request.objects.filter(pk=later).update(first_night=day)
    place_hold(house.order(), later, Choice(("12",)))
    turn_away(house.order(), none, "full")
    ids |= {"call": waits, "entry": entry, "hold": hold.subject}
    requests = Request.objects.filter(pk__in=(waits, held, later, none, left))
    made.hidden |= set(requests.values_list("household_id", flat=True))
