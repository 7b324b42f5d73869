"""Ledger: every act is an entry. The database refuses to change or delete one."""

from typing import Any, ClassVar

from django.db import models

from umay.records.classes import operational
from umay.records.models.rows import Row


class LedgerEntry(Row):
    """No foreign keys, no names, no free text: codes and numbers only.

    ``seq`` counts from 1 within a center, without holes. ``commitment`` binds ``facts``
    and ``salt``; those two may be forgotten, once and together, and nothing else.
    """

    center_id = operational(models.UUIDField())
    seq = operational(models.BigIntegerField())
    at = operational(models.DateTimeField())
    by = operational(models.UUIDField())
    act = operational(models.CharField(max_length=40))
    subject = operational(models.CharField(max_length=40))
    commitment = operational(models.BinaryField(max_length=32))
    salt = operational(models.BinaryField(max_length=32, null=True))
    facts = operational(models.JSONField(null=True))

    @property
    def said(self) -> dict[str, Any]:
        """Return what it says; nothing once that was forgotten."""
        return self.facts or {}

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["center_id", "seq"], name="one_order"),
            models.CheckConstraint(condition=models.Q(seq__gte=1), name="seq_from_one"),
        ]
        indexes = [
            models.Index(
                fields=["center_id", "at"],
                condition=models.Q(act="fields.opened"),
                name="openings",
            )
        ]


class LedgerTree(models.Model):
    """The tree over a center's entries, as far as it has grown.

    ``number`` counts the logs of a center: a new one is begun only when an older
    database was put back. ``frontier`` is 32 bytes for each bit of ``size``. Its row is
    locked by whoever lets it grow.
    """

    center_id = operational(models.UUIDField(primary_key=True))
    number = operational(models.PositiveIntegerField(default=1))
    size = operational(models.BigIntegerField(default=0))
    frontier = operational(models.BinaryField(default=b""))


class LedgerTile(Row):
    """Up to 256 hashes of every eighth row of the tree (C2SP tlog-tiles)."""

    center_id = operational(models.UUIDField())
    level = operational(models.PositiveSmallIntegerField())
    place = operational(models.BigIntegerField())
    hashes = operational(models.BinaryField(max_length=8192))

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["center_id", "level", "place"], name="one_tile"
            )
        ]


class LedgerCheckpoint(Row):
    """A signed note over the tree at one size, with what witnesses added since."""

    center_id = operational(models.UUIDField())
    number = operational(models.PositiveIntegerField())
    size = operational(models.BigIntegerField())
    at = operational(models.DateTimeField())
    note = operational(models.TextField())
    witnessed_at = operational(models.DateTimeField(null=True))

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["center_id", "number", "size"], name="one_checkpoint_a_size"
            )
        ]
        ordering: ClassVar[list[str]] = ["number", "size"]


class SentForm(models.Model):
    """The key of a form once carried out: sending it again changes nothing."""

    key = operational(models.UUIDField(primary_key=True))
    center_id = operational(models.UUIDField())
    by = operational(models.UUIDField())
    act = operational(models.CharField(max_length=40))
    subject = operational(models.CharField(max_length=40))
    at = operational(models.DateTimeField())
