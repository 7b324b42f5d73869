"""Walls: which households do not exist for a worker, and those to be looked at."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from umay.records import veil
from umay.records.models import Declaration, LikeName, Wall, Worker


def veil_of(worker: UUID) -> veil.Veil:
    """Return what is hidden from a worker. One query."""
    rows = Wall.unveiled.filter(worker_id=worker, ended_at=None)
    return veil.Veil(worker, frozenset(rows.values_list("household_id", flat=True)))


@contextmanager
def veiled_for(worker: UUID) -> Iterator[None]:
    """Wear this worker's veil; the one she wears already is not looked up again."""
    known = veil.worker() == worker
    with veil.wearing(veil.worn() if known else veil_of(worker)):
        yield


def walled_workers(household: UUID) -> set[UUID]:
    """Return from whom a household is hidden."""
    rows = Wall.unveiled.filter(household_id=household, ended_at=None)
    return set(rows.values_list("worker_id", flat=True))


def workers_not_walled(center: UUID, household: UUID) -> list[Worker]:
    """Return the workers who may know of a household, by name."""
    rows = Worker.objects.filter(center_id=center, is_active=True)
    return list(rows.exclude(pk__in=walled_workers(household)).order_by("username"))


def declared_by(worker: UUID) -> int:
    """Return how many people she has named; not whom: she cannot read it back."""
    return Declaration.objects.filter(worker_id=worker).count()


def to_look_at(center: UUID) -> int:
    """Count the walls names have put up, and the likenesses nobody asked about."""
    walls = Wall.objects.filter(center_id=center, ended_at=None, looked_at=None)
    likes = LikeName.objects.filter(center_id=center, asked_at=None)
    return walls.values("pk").union(likes.values("pk")).count()


def standing_walls(center: UUID) -> list[Wall]:
    """Return every wall, those nobody has looked at first."""
    rows = Wall.objects.filter(center_id=center, ended_at=None)
    named = rows.select_related("worker", "household")
    return sorted(named, key=lambda wall: (wall.looked_at is not None, wall.since))
