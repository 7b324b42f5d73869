"""The veil: households that do not exist for whoever reads now.

It is put on for the length of a request or an act. What must stay true for everybody,
as the arithmetic of beds, is done with the veil lifted or through ``unveiled``.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import ClassVar, TypeVar
from uuid import UUID

from django.db import models

AnyRow = TypeVar("AnyRow", bound=models.Model)


@dataclass(frozen=True)
class Veil:
    """``only`` is a resident's: but for her own household none exists."""

    worker: UUID | None = None
    hidden: frozenset[UUID] = frozenset()
    only: UUID | None = None


NONE = Veil()
_worn: ContextVar[Veil] = ContextVar("umay_veil", default=NONE)


def hidden() -> frozenset[UUID]:
    """Return the households that do not exist now."""
    return _worn.get().hidden


def worn() -> Veil:
    return _worn.get()


def worker() -> UUID | None:
    """Return whose veil is worn, if anybody's."""
    return _worn.get().worker


@contextmanager
def wearing(veil: Veil) -> Iterator[None]:
    token = _worn.set(veil)
    try:
        yield
    finally:
        _worn.reset(token)


@contextmanager
def lifted() -> Iterator[None]:
    """What is done inside is done for everybody, and told to nobody."""
    with wearing(NONE):
        yield


def put_on(veil: Veil) -> None:
    """Change the veil inside ``wearing``, which takes off whatever is worn."""
    _worn.set(veil)


class Veiled(models.Manager[AnyRow]):
    """The rows that exist for whoever reads: ``paths`` lead to their households."""

    def get_queryset(self) -> models.QuerySet[AnyRow]:
        rows = super().get_queryset()
        veil = _worn.get()
        paths: tuple[str, ...] = getattr(self.model, "paths", ())
        for path in paths if veil.hidden else ():
            rows = rows.exclude(**{f"{path}__in": veil.hidden})
        for path in paths if veil.only else ():
            rows = rows.filter(**{path: veil.only})
        return rows


class OfHousehold(models.Model):
    """A row that belongs to a household, by each of ``paths``."""

    paths: ClassVar[tuple[str, ...]] = ("household",)

    objects = Veiled()
    unveiled = models.Manager()

    class Meta:
        abstract = True
