"""Throwaway houses: a migrated template made once a run, and clones of it.

The ledger refuses to be emptied, so a test that commits cannot be cleaned up
after: it gets a house of its own instead.
"""

import fcntl
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from uuid import uuid4

import psycopg
from django.core.management import call_command
from django.db import connections

from tests.harness import cluster, run
from umay.commands.home import Home
from umay.settings import database


@dataclass(frozen=True)
class House:
    """One house: its data folder and, on PostgreSQL, its database."""

    home: Home
    url: str | None

    def environment(self) -> dict[str, str]:
        """Return what another process needs in order to open this house."""
        ours = {name for name in os.environ if name.startswith("UMAY_")}
        kept = {k: v for k, v in os.environ.items() if k not in ours}
        kept["UMAY_HOME"] = str(self.home.path)
        return kept | ({"UMAY_DATABASE": self.url} if self.url else {})


def named(name: str) -> House:
    url = cluster.url(name) if run.DATABASE == "postgresql" else None
    return House(Home(run.folder() / name), url)


def template() -> House:
    """Return the migrated template; the first process to ask makes it."""

    def make(house: House) -> None:
        house.home.make()
        if house.url:
            ask_cluster(f'CREATE DATABASE "{house.home.path.name}"')
        with pointed_at(house):
            call_command("migrate", verbosity=0)

    return made_once("template", make)


def furnished(name: str, furnish: Callable[[], object]) -> House:
    """Return a house that was furnished once a run; it must not be changed after."""

    def make(house: House) -> None:
        source = template()
        if house.url:
            like = source.home.path.name
            ask_cluster(f'CREATE DATABASE "{name}" TEMPLATE "{like}"')
        shutil.copytree(source.home.path, house.home.path)
        with pointed_at(house):
            furnish()

    return made_once(name, make)


def made_once(name: str, make: Callable[[House], None]) -> House:
    house = named(name)
    ready = run.folder() / f"{name}.ready"
    with (run.folder() / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not ready.exists():
            make(house)
            ready.touch()
    return house


@contextmanager
def lent() -> Iterator[House]:
    """Lend a fresh copy of the template to this process, and drop it afterwards."""
    with clone() as house, pointed_at(house):
        yield house


@contextmanager
def clone(of: House | None = None) -> Iterator[House]:
    source = of or template()
    with plot(source) as house:
        shutil.copytree(source.home.path, house.home.path)
        yield house


@contextmanager
def plot(like: House | None = None) -> Iterator[House]:
    """Lend a place for a house that is not built yet: no folder, no tables."""
    house = named(f"house_{uuid4().hex}")
    name = house.home.path.name
    if house.url:
        template = like.home.path.name if like else "template1"
        ask_cluster(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
    try:
        yield house
    finally:
        if house.url:
            ask_cluster(f'DROP DATABASE "{name}" WITH (FORCE)')
        shutil.rmtree(house.home.path, ignore_errors=True)


@contextmanager
def pointed_at(house: House) -> Iterator[None]:
    """Make this process, with all its threads, work in that house."""
    default = connections["default"]
    default.close()
    # New threads read the same dictionary, so they follow.
    before = dict(default.settings_dict)
    default.settings_dict.update(wanted(house, before))
    try:
        yield
    finally:
        default.close()
        default.settings_dict.update(before)


def wanted(house: House, before: dict[str, object]) -> dict[str, object]:
    return {**before, **database(house.home, house.url)}


def ask_cluster(statement: str) -> None:
    with psycopg.connect(cluster.url("postgres"), autocommit=True) as connection:
        connection.execute(statement.encode())
