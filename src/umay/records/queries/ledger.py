"""The ledger, read only: entries in their order, tiles, checkpoints, what is behind."""

from collections.abc import Generator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import F, OuterRef, Subquery
from django.db.models.functions import Coalesce

from umay.records.models import (
    LedgerCheckpoint,
    LedgerEntry,
    LedgerHead,
    LedgerTile,
    LedgerTree,
)

AT_ONCE = 2000  # rows held in memory


def entries_after(
    center: UUID, size: int, until: int | None = None
) -> Generator[LedgerEntry, None, None]:
    """Yield the entries after the first ``size``, in their order. Close it early."""
    rows = LedgerEntry.objects.filter(center_id=center, seq__gt=size)
    if until is not None:
        rows = rows.filter(seq__lte=until)
    yield from rows.order_by("seq").iterator(AT_ONCE)


def entry_of_act(center: UUID, act: str, subject: str) -> LedgerEntry | None:
    """Return the newest entry of an act about a subject."""
    rows = LedgerEntry.objects.filter(center_id=center, act=act, subject=subject)
    return rows.order_by("-seq").first()


def entries_about(center: UUID, subjects: list[str]) -> list[LedgerEntry]:
    rows = LedgerEntry.objects.filter(center_id=center, subject__in=subjects)
    return list(rows.order_by("-seq"))


def tile_bytes(center: UUID, level: int, place: int) -> bytes:
    """Return a tile as far as it is filled; empty if there is none."""
    kept = LedgerTile.objects.filter(center_id=center, level=level, place=place)
    hashes = kept.values_list("hashes", flat=True).first()
    return bytes(hashes) if hashes is not None else b""


def centers_behind() -> list[UUID]:
    """Return the centers whose tree has not grown over all their entries yet."""
    grown = LedgerTree.objects.filter(pk=OuterRef("pk")).values("size")
    heads = LedgerHead.objects.annotate(grown=Coalesce(Subquery(grown), 0))
    behind = heads.filter(size__gt=F("grown"))
    return list(behind.values_list("pk", flat=True))


def newest_checkpoint(center: UUID, number: int) -> LedgerCheckpoint | None:
    rows = LedgerCheckpoint.objects.filter(center_id=center, number=number)
    return rows.order_by("-size").first()


def newest_witnessed(center: UUID, number: int) -> LedgerCheckpoint | None:
    rows = LedgerCheckpoint.objects.filter(center_id=center, number=number)
    return rows.filter(witnessed_at__isnull=False).order_by("-size").first()


def checkpoint_over(center: UUID, entry: int) -> LedgerCheckpoint | None:
    """Return the first witnessed checkpoint over an entry, else the newest signed.

    It may be of a log before this one: witnesses' words of that time still hold.
    """
    rows = LedgerCheckpoint.objects.filter(center_id=center, size__gte=entry)
    rows = rows.order_by("number", "size")
    return rows.filter(witnessed_at__isnull=False).first() or rows.last()


def last_witnessed(center: UUID, number: int, most: int) -> list[LedgerCheckpoint]:
    """Return the newest checkpoints a quorum has cosigned, the newest first."""
    rows = LedgerCheckpoint.objects.filter(center_id=center, number=number)
    return list(rows.filter(witnessed_at__isnull=False).order_by("-size")[:most])


@dataclass(frozen=True)
class Tail:
    """What no witness has seen: how many entries, and since when."""

    size: int
    witnessed: int
    witnessed_at: datetime | None
    oldest: datetime | None

    @property
    def length(self) -> int:
        return self.size - self.witnessed


def tail_of(center: UUID, seen: LedgerCheckpoint | None) -> Tail:
    """Return what was written after the checkpoint witnesses have seen. Two queries."""
    size = LedgerHead.objects.values_list("size", flat=True).get(pk=center)
    witnessed = seen.size if seen else 0
    after = LedgerEntry.objects.filter(center_id=center, seq__gt=witnessed)
    oldest = after.order_by("seq").values_list("at", flat=True).first()
    return Tail(size, witnessed, seen.witnessed_at if seen else None, oldest)
