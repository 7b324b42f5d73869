"""Import houses: all of them in one transaction, or none."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction

from umay.core.hmis.plan import HousePlan
from umay.records.queries.census import Census, census
from umay.records.queries.house import center as center_of
from umay.use_cases.import_hmis.book import (
    AnotherHouse,
    open_book,
    writer_of,
    written,
)
from umay.use_cases.import_hmis.telling import Telling

__all__ = ["AnotherHouse", "Imported", "import_houses"]


@dataclass(frozen=True)
class Imported:
    """``present`` is counted in the book; ``writer`` is the worker who wrote it."""

    center: UUID
    writer: UUID
    present: Census


def import_houses(
    houses: Sequence[HousePlan],
    night: date,
    progress: Callable[[float], object],
    *,
    keep: bool = True,
) -> list[Imported]:
    """Write the houses that are not here yet; count who is there on ``night``.

    ``progress`` hears which part is done, from 0 to 1. Without ``keep`` everything is
    done and then undone. Raises ``AnotherHouse``.
    """
    total = sum(len(house.events) for house in houses) or 1
    done = 0

    def one_more() -> None:
        nonlocal done
        done += 1
        progress(done / total)

    with transaction.atomic():
        found = [_import(house, night, one_more) for house in houses]
        if not keep:
            transaction.set_rollback(True)
    return found


def _import(plan: HousePlan, night: date, one_more: Callable[[], None]) -> Imported:
    center = written(plan)
    if center is None:
        book = open_book(plan)
        for _ in Telling(book).tell():
            one_more()
        center = center_of(book.center)
    return Imported(center.pk, writer_of(plan).pk, census(center, night))
