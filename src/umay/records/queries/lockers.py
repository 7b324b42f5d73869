"""Lockers: which are free, and who has which, as far as it exists for who asks."""

from dataclasses import dataclass
from uuid import UUID

from umay.core.lockers import LockerState
from umay.records.models import Allergies, Lending, Locker


@dataclass(frozen=True)
class Standing:
    """``lending`` is there if it is given to a family that exists for who asks."""

    locker: Locker
    state: LockerState
    lending: Lending | None = None


def lockers_of(center: UUID) -> list[Standing]:
    """Return every locker. One that a hidden family has looks out of use. Three
    queries."""
    seen = {row.locker_id: row for row in _lent(center)}
    lent = Lending.unveiled.filter(center_id=center, back_at=None)
    taken = set(lent.values_list("locker_id", flat=True))
    rows = Locker.objects.filter(center_id=center)
    return [_standing(row, seen.get(row.pk), row.pk in taken) for row in rows]


def standing_of(center: UUID, locker: UUID) -> Standing | None:
    return next((s for s in lockers_of(center) if s.locker.pk == locker), None)


def lent_to(center: UUID, household: UUID) -> list[Lending]:
    """Return what a family has in its hands now. One query."""
    return [row for row in _lent(center) if row.household_id == household]


def allergies_of(household: UUID) -> Allergies | None:
    return Allergies.objects.filter(household=household).first()


def _lent(center: UUID) -> list[Lending]:
    rows = Lending.objects.filter(center_id=center, back_at=None)
    return list(rows.select_related("locker", "household"))


def _standing(row: Locker, lending: Lending | None, taken: bool) -> Standing:
    if lending is not None:
        return Standing(row, LockerState.GIVEN, lending)
    gone = taken or row.out_of_use_at is not None
    return Standing(row, LockerState.OUT_OF_USE if gone else LockerState.FREE)
