"""A house that goes to another operator, and an installation that waits for it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from uuid import UUID, uuid4

from tests.harness import houses
from tests.harness.houses import House
from tests.keys import CHEAP, PASSPHRASE
from tests.secrets.house import Sealed, begin
from tests.small_house import WOMAN
from umay.commands.init import open_house
from umay.core.operators import OFFERED, Address, Answer
from umay.core.roles import Role
from umay.core.secrets import Category
from umay.records.models import Household, Member, Worker
from umay.use_cases.evidence.receiving import receive
from umay.use_cases.keys.granting import take_on
from umay.use_cases.keys.keeping import keep_keys
from umay.use_cases.keys.own_keys import make_keys, take_up, unlock
from umay.use_cases.keys.writing import write_sealed
from umay.use_cases.operators.answering import decide
from umay.use_cases.operators.carrying_out import carry_out_change
from umay.use_cases.operators.opening import agree_to_change, open_operator_change
from umay.use_cases.operators.taking_up import address_of_this_house
from umay.use_cases.order import Order

ALL = dict.fromkeys(OFFERED, Answer.HAND_OVER)
FILE = b"invented proof " * 100_000  # two parts
SAID = {
    Category.IDENTITY: "вымышлено: имя",
    Category.SAFETY: "вымышлено: он ждёт",
    Category.HEALTH: "вымышлено: лекарство",
}


def family(sealed: Sealed, unit: str) -> UUID:
    """A family that lives here, with her own worker and three kinds of words."""
    call = sealed.house.asks(
        people=(replace(WOMAN, birth_month=date(1990, 5, 1)),),
        call_name=SAID[Category.IDENTITY],
        danger_words=SAID[Category.SAFETY],
    )
    sealed.house.admits(call, unit)
    key = Household.objects.get(requests=call).pk
    take_on(sealed.order("social"), key)
    head = Member.objects.get(household=key, kind="head")
    words = {"health": SAID[Category.HEALTH]}
    write_sealed(sealed.order("social"), key, head, words)
    receive(sealed.order("social"), key, BytesIO(FILE), "a.txt", "")
    return key


@dataclass
class Moving:
    """The old house, the new one's place and address, and what each family said."""

    old: House
    sealed: Sealed
    new: House
    address: Address
    change: UUID = field(default_factory=uuid4)
    families: dict[str, UUID] = field(default_factory=dict)

    def opens(self) -> None:
        day = self.sealed.house.order().today
        order = self.sealed.order("director")
        made = open_operator_change(order, day, "Invented operator", self.address)
        self.change = made.subject

    def decides(self, name: str, answers: dict[Category, Answer]) -> None:
        decide(self.sealed.order("social"), self.families[name], answers)

    def carried_out(self) -> None:
        check = self.address.check
        agree_to_change(self.sealed.order("lawyer"), self.change, check)
        carry_out_change(self.sealed.order("director"), self.change)


@contextmanager
def two_houses(old: House) -> Iterator[Moving]:
    """In ``old`` one family hands over all, one nothing, one destroys, one some."""
    sealed = begin()
    sealed.house.now = datetime.now(UTC)
    with houses.clone() as new:
        with houses.pointed_at(new):
            open_house("House", "admin of the new house", "x" * 20)
            address = address_of_this_house()
        made = Moving(old, sealed, new, address)
        names = ("all", "silent", "destroys", "some")
        for name, unit in zip(names, ("11", "12", "13", "15"), strict=True):
            made.families[name] = family(sealed, unit)
        made.opens()
        made.decides("all", ALL)
        made.decides("destroys", dict.fromkeys(OFFERED, Answer.DESTROY))
        made.decides("some", {Category.SAFETY: Answer.HAND_OVER})
        yield made


def newcomer(role: Role = Role.SOCIAL) -> Order:
    """A worker of the new house chooses her passphrase and signs in, unlocked."""
    admin = Worker.objects.get(username="admin of the new house")
    worker = Worker.objects.create(
        center_id=admin.center_id, username=f"new {role}", role=role
    )
    order = Order(admin.center_id, admin.pk, datetime.now(UTC), uuid4())
    make_keys(order, worker.pk, PASSPHRASE, CHEAP)
    ring = take_up(worker.pk, unlock(worker.pk, PASSPHRASE))
    hers = replace(order, by=worker.pk, key=uuid4(), ring=ring)
    keep_keys(hers)
    # Once more: now she was given the intake's key.
    ring = take_up(worker.pk, unlock(worker.pk, PASSPHRASE))
    return replace(hers, key=uuid4(), ring=ring)


def written(folder: Path) -> Path:
    return next(folder.glob("*.house.age"))
