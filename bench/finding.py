"""``python -m bench.finding``: how long it takes to look whether she was here before.

Many families, each with a sealed name, are marked; then names are searched as the
screen does it, with the entry in the ledger. Counted is processor time.
"""

import sys
import time
import uuid
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from random import Random
from statistics import median
from typing import Any

from bench.place import lent_house

FAMILIES, SEARCHES, LIMIT = 5_000, 100, 0.1
GIVEN = ("Айгуль", "Жанар", "Әсел", "Мәдина", "Гүлнұр", "Сауле", "Анна", "Мария")
ROOTS = ("Ахмет", "Серік", "Досым", "Оспан", "Нұрлан", "Петр", "Омар", "Жақсы", "Төле")


def main(families: int) -> None:
    with lent_house():
        taken, found = measure(families)
    print(
        f"{families} sealed families: {median(taken) * 1000:.1f} ms of processor a"
        f" search, {max(taken) * 1000:.1f} ms at most (limit {LIMIT * 1000:.0f});"
        f" {median(found):.0f} codes a search"
    )
    if max(taken) > LIMIT:
        raise SystemExit("the limit is not kept")


def measure(families: int) -> tuple[list[float], list[int]]:
    from umay.use_cases.keys.finding import find_again, mark_households

    dice, order = Random(1), unlocked()
    known = [sealed(order(), dice) for _ in range(families)]
    while mark_households(order()):
        pass
    taken, found = [], []
    for name, year in dice.choices(known, k=SEARCHES):
        this = order()
        begun = time.process_time()
        found.append(len(find_again(this, name, year, agreed=True)))
        taken.append(time.process_time() - begun)
    return taken, found


def unlocked() -> Callable[[], Any]:
    """Return how a worker of the intake orders, her keys unlocked."""
    from tests.small_house import small_house
    from umay.core.roles import Role
    from umay.use_cases.keys.own_keys import make_keys, take_up, unlock
    from umay.use_cases.open_center import add_worker
    from umay.vault.locks import Cost

    house = small_house()
    intake = add_worker(house.order(), "intake", "x" * 20, Role.SOCIAL).subject
    make_keys(house.order(), intake, "only for a bench", Cost(memory=64, passes=1))
    ring = take_up(intake, unlock(intake, "only for a bench"))
    return lambda: replace(house.order(), by=intake, ring=ring)


def sealed(order: Any, dice: Random) -> tuple[str, int]:
    """Write down one family; return the name and year of its head."""
    from umay.records.models import Household, Member, Programme
    from umay.use_cases.keys.writing import write_sealed

    surname = f"{dice.choice(ROOTS)}{dice.choice(ROOTS).lower()}ова"
    name, year = f"{surname} {dice.choice(GIVEN)}", dice.randint(1950, 2006)
    household = Household.objects.create(
        center_id=order.center, survivor_code=uuid.uuid4().hex, made_at=order.at,
        programme=Programme.objects.filter(center_id=order.center).first(),
    )  # fmt: skip
    head = Member.objects.create(
        center_id=order.center, household=household, kind="head", number=0,
        since=date(2026, 1, 1),
    )  # fmt: skip
    words = {"full_name": name, "birth_date": f"05.03.{year}"}
    write_sealed(order, household.pk, head, words)
    return name, year


if __name__ == "__main__":
    main(*map(int, sys.argv[1:])) if sys.argv[1:] else main(FAMILIES)
