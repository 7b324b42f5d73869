"""Faults: processes killed at random, and a disk that refuses at a chosen call."""

import random
import re
import subprocess
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
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
    context,
    let_grow,
)

FOREVER = float("inf")
PATIENCE = 60.0  # seconds
ATTACHED = re.compile(r"Process \d+ attached")
CALLS = ("pwrite64", "fsync", "ftruncate")  # all that SQLite writes and syncs with
ERRORS = ("EIO", "ENOSPC")
ENDS = ("", "-wal", "-shm", "-journal")  # of the files of one database
TRIES = 3  # acts of a process under strace


@dataclass
class Killed:
    """``kills`` by what was killed; ``told`` by what processes said."""

    kills: Counter[str] = field(default_factory=Counter)
    told: Counter[str] = field(default_factory=Counter)


def kill_at_random(
    house: House,
    folder: Path,
    seconds: float,
    seed: int,
    without: Without = Without.NOTHING,
    done: Callable[[float], object] = lambda _: None,
) -> Killed:
    """Kill workers and whoever lets the tree grow, and begin others in their place."""
    connections.close_all()
    dice, number, killed = random.Random(seed), count(), Killed()
    kinds = {"worker": act, "second worker": act, "grower": let_grow}
    begun = time.monotonic()
    running = {name: _begun(house, folder, name, next(number), kinds, without)
               for name in kinds}  # fmt: skip
    while (passed := time.monotonic() - begun) < seconds:
        done(passed / seconds)
        name = dice.choice(list(kinds))
        running[name].join(dice.uniform(0.0, 0.25))
        _kill(running[name])
        killed.kills[name] += 1
        running[name] = _begun(house, folder, name, next(number), kinds, without)
    for process in running.values():
        _kill(process)
    for path in folder.glob("*.told"):
        killed.told.update(line[0] for line in Told(path).lines())
    return killed


def _begun(
    house: House,
    folder: Path,
    name: str,
    number: int,
    kinds: dict[str, Callable[..., None]],
    without: Without,
) -> ForkServerProcess:
    told = Told(folder / f"{number}.told")
    if name == "grower":
        return begin(kinds[name], house, told, without, FOREVER)
    return begin(kinds[name], house, told, number, without, FOREVER)


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
    process = begin(act_watched, house, told, TRIES, without, here, seen)
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
