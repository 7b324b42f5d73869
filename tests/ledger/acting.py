"""Processes that act in a house, and processes that let its tree grow: to be killed,
raced and starved of their disk. They are forked from one that has Django set up.

What a worker was told went well is written to a file once the use case has returned:
that is what an acknowledgement is. ``Without`` a guard they make the controls.
"""

import ctypes
import multiprocessing
import random
import uuid
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from enum import StrEnum
from multiprocessing.context import ForkServerContext, ForkServerProcess
from multiprocessing.synchronize import Event
from pathlib import Path
from time import sleep  # only to leave a control's window open
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import django
from django.apps import apps
from django.conf import settings

from tests.harness import run

if not apps.ready:
    run.keep_away_from_the_real_house()
    settings.SECRET_KEY = "only for tests"
    django.setup()

from django.db import connections, transaction
from django.utils import timezone

from tests.harness.houses import House, pointed_at
from tests.small_house import WOMAN
from umay.core.asking import CallSheet
from umay.records.models import LedgerEntry, LedgerHead, Worker
from umay.records.store import acts
from umay.records.store.contents import content
from umay.use_cases import order as orders
from umay.use_cases.end_request import end_request
from umay.use_cases.keep_hold import release_hold
from umay.use_cases.ledger import growing
from umay.use_cases.order import Order
from umay.use_cases.place_hold import place_hold
from umay.use_cases.take_request import take_request

if TYPE_CHECKING:
    from django.db.models import QuerySet

PR_SET_PTRACER = 0x59616D61  # Linux: who may watch this process
PAUSE = 0.02  # seconds a control leaves its window open


class Without(StrEnum):
    """Which guard a control takes away."""

    NOTHING = "nothing"
    COMMIT = "commit"  # it is acknowledged before it is committed
    ONE_TRANSACTION = "one transaction"  # the entry is written after the act
    LOCK = "lock"  # neither acts nor the tree's growing wait for each other


class Told:
    """A file beside the house; a line is there once it was written."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __call__(self, word: str, *more: object) -> None:
        line = " ".join(map(str, (word, *more))).replace("\n", " ") + "\n"
        self.path.parent.mkdir(exist_ok=True)
        with self.path.open("ab", buffering=0) as file:
            file.write(line.encode())

    def lines(self) -> list[list[str]]:
        if not self.path.exists():
            return []
        return [line.split(" ", 1) for line in self.path.read_text().splitlines()]


def context() -> ForkServerContext:
    made = multiprocessing.get_context("forkserver")
    made.set_forkserver_preload([__name__])
    return made


def begin(target: Callable[..., None], *arguments: object) -> ForkServerProcess:
    process = context().Process(target=target, args=arguments, daemon=True)
    process.start()
    return process


def begun(here: Event, target: Callable[..., None], *arguments: object) -> None:
    here.set()
    target(*arguments)


def act(house: House, told: Told, seed: float, without: Without, until: float) -> None:
    """Act on and on, or ``until`` so many acts were tried."""
    dice, tried = random.Random(seed), 0
    with pointed_at(house):
        take_away(without, told)
        for keyed in turns(dice):
            _try(told, keyed, acknowledged=without is Without.COMMIT)
            tried += 1
            if tried >= until:
                return


def turns(dice: random.Random) -> Iterator[Callable[[Order], uuid.UUID]]:
    """Yield acts as a worker does them: a call, a hold, its release, its end."""
    sheet = CallSheet(programme="violence", people=(WOMAN,) * dice.randint(1, 2))
    made: dict[str, uuid.UUID] = {}

    def call(order: Order) -> uuid.UUID:
        made.clear()
        made["request"] = take_request(order, sheet).subject
        return made["request"]

    def hold(order: Order) -> uuid.UUID:
        made["hold"] = place_hold(order, made["request"]).subject
        return made["hold"]

    while True:
        yield call
        if "request" in made and dice.random() < 0.5:
            yield hold
        if "hold" in made:
            yield lambda order: release_hold(order, made["hold"]).subject
        if "request" in made:
            yield lambda order: end_request(order, made["request"], "withdrawn").subject


def _try(told: Told, work: Callable[[Order], uuid.UUID], *, acknowledged: bool) -> None:
    try:
        worker = Worker.objects.get()
        order = Order(worker.center_id, worker.pk, timezone.now(), uuid.uuid4())
        work(order)
    except Exception as error:  # noqa: BLE001 (what is refused was not acknowledged)
        told("failed", type(error).__name__, error)
        connections["default"].close()
        return
    if not acknowledged:
        told("kept", order.key)


def let_grow(
    house: House, told: Told, _seed: float, without: Without, until: float
) -> None:
    """Let the tree follow on and on, or ``until`` so many times."""
    with pointed_at(house):
        take_away(without, told)
        grown = 0
        while grown < until:
            grown += 1
            try:
                taken = growing.grow_all(timezone.now())
            except Exception as error:  # noqa: BLE001 (as the keeper does)
                told("failed", type(error).__name__, error)
                connections["default"].close()
                continue
            if taken:
                told("grown", taken)


def take_away(without: Without, told: Told) -> None:
    """Only for the controls: show that the harness sees what the guard prevents."""
    if without is Without.COMMIT:
        _acknowledge_early(told)
    elif without is Without.ONE_TRANSACTION:
        _enter_later()
    elif without is Without.LOCK:
        _lock_nothing()


def _acknowledge_early(told: Told) -> None:
    kept = acts.remember

    def remember(key: uuid.UUID, **said: Any) -> None:
        kept(key, **said)
        told("kept", key)
        sleep(PAUSE)

    acts.remember = remember


def _enter_later() -> None:
    kept = acts.append_entry

    def append_entry(head: LedgerHead, **said: Any) -> None:
        def later() -> None:
            sleep(PAUSE)
            kept(head, **said)

        transaction.on_commit(later)

    acts.append_entry = append_entry


def _lock_nothing() -> None:
    from django.db.models import QuerySet

    def same(rows: "QuerySet[Any]", **_: Any) -> "QuerySet[Any]":
        return rows

    def enter(center_id: uuid.UUID, *, facts: Any, **said: Any) -> int:
        number = LedgerHead.objects.get(pk=center_id).size + 1
        what = vars(content(facts))
        LedgerEntry.objects.create(center_id=center_id, seq=number, **said, **what)
        LedgerHead.objects.filter(pk=center_id).update(size=number)
        return number

    QuerySet.select_for_update = same  # type: ignore[method-assign,assignment]
    for module in (orders, growing):
        module.transaction = SimpleNamespace(atomic=nullcontext)  # type: ignore[attr-defined]
    acts.enter = enter


def act_watched(
    here: Event, seen: Event, house: House, told: Told, without: Without, tries: int
) -> None:
    """Act a little and let the tree grow, once somebody watches the calls."""
    anyone = -1
    ctypes.CDLL(None).prctl(PR_SET_PTRACER, anyone, 0, 0, 0)
    here.set()
    seen.wait()
    act(house, told, 1, without, tries)
    let_grow(house, told, 1, Without.NOTHING, 1)
