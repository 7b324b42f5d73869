"""Whatever is opened is named in an entry: as many fields as were decrypted."""

from dataclasses import replace
from random import Random
from uuid import UUID, uuid4

import pytest

from tests.small_house import CHILD, SmallHouse, small_house
from umay.core.roles import Role
from umay.core.secrets import ASKED, Reason
from umay.records.models import Grant, LedgerEntry, Request, Worker
from umay.records.queries.sealed_rows import sealed_rows
from umay.records.store.keys import to_renew
from umay.use_cases.keys import opening, renewing
from umay.use_cases.keys.granting import end_access
from umay.use_cases.keys.keeping import keep_keys
from umay.use_cases.keys.opening import ACT, open_rows
from umay.use_cases.keys.own_keys import make_keys, take_up, unlock
from umay.use_cases.keys.writing import write_sealed
from umay.use_cases.order import Order
from umay.vault.envelopes import unseal
from umay.vault.locks import Cost

STEPS = 80
ROLES = (Role.SOCIAL, Role.DUTY, Role.LAWYER)
WORDS = {"full_name": "Ахметова Айгүл", "birth_date": "05.03.1990", "phone": "1"}


@pytest.fixture
def decrypted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every column that was decrypted, in order."""
    seen: list[str] = []

    def counted(key, place, envelope):
        seen.append(place.column)
        return unseal(key, place, envelope)

    for room in (opening, renewing):
        monkeypatch.setattr(room, "unseal", counted)
    return seen


@pytest.fixture
def house(db: None) -> SmallHouse:
    return small_house()


def orders(house: SmallHouse) -> list[Order]:
    """One worker of each role, her keys unlocked."""
    found = []
    for role in ROLES:
        worker = Worker.objects.create(
            center=house.worker.center, username=f"{role}-{uuid4()}", role=role
        )
        make_keys(house.order(), worker.pk, "only for tests", Cost(64, 1))
        ring = take_up(worker.pk, unlock(worker.pk, "only for tests"))
        found.append(replace(house.order(), by=worker.pk, ring=ring))
    return found


def named() -> int:
    entries = LedgerEntry.objects.filter(act=ACT).values_list("facts", flat=True)
    return sum(sum(facts["fields"].values()) for facts in entries)


def long_run(house: SmallHouse) -> None:
    """Several workers write, open and sign in, in any order."""
    dice, workers = Random(7), orders(house)
    families = [Request.objects.get(pk=house.asks(CHILD)).household for _ in range(4)]
    for _ in range(STEPS):
        who, family = dice.choice(workers), dice.choice(families)
        order = replace(who, key=uuid4())
        what = dice.random()
        if what < 0.3:
            member = dice.choice(list(family.members.all()))
            write_sealed(order, family.pk, member, WORDS, read=WORDS)
        elif what < 0.9:
            rows = dice.choices(sealed_rows(family.pk), k=2)
            open_rows(order.writer, family.pk, set(rows), dice.choice(ASKED))
        else:
            _loses_her_keys(dice.choice(workers), order, family.pk)
            keep_keys(order)


def _loses_her_keys(loser: Order, by: Order, family: UUID) -> None:
    """What somebody held waits to be sealed anew; so does what access ended to."""
    to_renew(Grant.objects.filter(key__household=family), by.at)
    if loser.by != by.by:
        end_access(replace(by, key=uuid4()), family, loser.by)


def test_as_many_fields_are_named_as_were_decrypted(
    house: SmallHouse, decrypted: list[str]
) -> None:
    long_run(house)

    assert len(decrypted) > STEPS / 4
    assert LedgerEntry.objects.filter(act=ACT, facts__why=Reason.RENEWED).exists()
    assert named() == len(decrypted)


def test_control_an_opening_without_its_entry_is_noticed(
    house: SmallHouse, decrypted: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for room in (opening, renewing):
        monkeypatch.setattr(room, "note", lambda *_: None)

    long_run(house)

    assert named() != len(decrypted)
