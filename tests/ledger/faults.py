"""Faults: processes killed at random, and a disk that refuses at a chosen call."""

import random
import re
import subprocess
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from typing import NamedTuple

from django.db import connections

from tests.harness.houses import House
from tests.ledger.acting import (
    Told,
    Without,
    act,
    act_watched,
    begin,
    begun,
    context,
    let_grow,
)

Kind = Callable[..., None]
FOREVER = float("inf")
MOMENT = 0.2  # seconds within which a process is killed
PATIENCE = 60.0  # seconds
ATTACHED = re.compile(r"Process \d+ attached")
CALLS = ("pwrite64", "fsync", "ftruncate")  # all that SQLite writes and syncs with
ERRORS = ("EIO", "ENOSPC")
ENDS = ("", "-wal", "-shm", "-journal")  # of the files of one database
TRIES = 3  # acts of a process under strace


def kill_at_random(
    house: House,
    folder: Path,
    kills: int,
    seed: int,
    without: Without = Without.NOTHING,
) -> Counter[str]:
    """Kill workers and whoever lets the tree grow, and begin others in their place.

    Return how often something was said. Whoever is killed had begun its work.
    """
    connections.close_all()
    dice, number = random.Random(seed), count()

    def one(kind: Kind) -> Working:
        told = Told(folder / f"{seed}-{next(number)}.told")
        return Working(kind, house, told, dice.random(), without)

    running = [one(act), one(act), one(let_grow)]
    for kill in range(kills):
        place = kill % len(running)
        running[place].killed_after(dice.uniform(0.0, MOMENT))
        running[place] = one(running[place].kind)
    for each in running:
        each.killed_after(0.0)
    said = [line[0] for path in folder.glob("*.told") for line in Told(path).lines()]
    return Counter(said)


class Working:
    """A process at its work, until it is killed."""

    def __init__(
        self, kind: Kind, house: House, told: Told, dice: float, without: Without
    ) -> None:
        self.kind = kind
        self.begun = context().Event()
        more = (house, told, dice, without, FOREVER)
        self.process = begin(begun, self.begun, kind, *more)

    def killed_after(self, seconds: float) -> None:
        assert self.begun.wait(PATIENCE)
        self.process.join(seconds)
        _kill(self.process)


def _kill(process: ForkServerProcess) -> None:
    process.kill()
    process.join(PATIENCE)


class Case(NamedTuple):
    """The ``nth`` time a process makes this call on the house's file, it fails so."""

    call: str
    error: str
    nth: int

    def __str__(self) -> str:
        return f"{self.call}:error={self.error}:when={self.nth}"


def every_case(bites: Callable[[Case], bool]) -> Iterator[Case]:
    """Yield each call in turn, until it is not made so often any more."""
    for call in CALLS:
        for error in ERRORS:
            for nth in count(1):
                case = Case(call, error, nth)
                yield case
                if not bites(case):
                    break


def inject(
    house: House, folder: Path, case: Case, without: Without = Without.NOTHING
) -> bool:
    """Let a process act while a call fails; return whether it ever did."""
    connections.close_all()
    told = Told(folder / f"{case.call}-{case.error}-{case.nth}.told")
    here, seen = context().Event(), context().Event()
    process = begin(act_watched, here, seen, house, told, without, TRIES)
    try:
        assert here.wait(PATIENCE)
        with _traced(house, process.pid, case) as printed:
            seen.set()
            process.join(PATIENCE)
        return "INJECTED" in printed.read_text(errors="replace")
    finally:
        _kill(process)


@contextmanager
def _traced(house: House, pid: int | None, case: Case) -> Iterator[Path]:
    """Let strace watch the process, its calls on the records' files alone."""
    printed = house.home.path / "strace"
    files = [house.home.database.with_name(f"house.db{end}") for end in ENDS]
    paths = [word for file in files for word in ("-P", str(file.resolve()))]
    command = ["strace", "-f", "-o", str(printed), *paths,
               "-e", f"trace={','.join(CALLS)}",
               "-e", f"inject={case}", "-p", str(pid)]  # fmt: skip
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as strace:
        assert strace.stderr
        attached = strace.stderr.readline()
        assert ATTACHED.search(attached), attached
        yield printed
        strace.terminate()
