"""Ledger: every act is an entry. The database refuses to change or delete one."""

from django.db import models

from umay.records.classes import operational
from umay.records.models.rows import Row


class LedgerEntry(Row):
    """No foreign keys, no names, no free text: codes and numbers only.

    ``seq`` counts from 1 within a center, without holes.
    """

    center_id = operational(models.UUIDField())
    seq = operational(models.BigIntegerField())
    at = operational(models.DateTimeField())
    by = operational(models.UUIDField())
    act = operational(models.CharField(max_length=40))
    subject = operational(models.CharField(max_length=40))
    facts = operational(models.JSONField(default=dict))

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


class SentForm(models.Model):
    """The key of a form once carried out: sending it again changes nothing."""

    key = operational(models.UUIDField(primary_key=True))
    center_id = operational(models.UUIDField())
    by = operational(models.UUIDField())
    act = operational(models.CharField(max_length=40))
    subject = operational(models.CharField(max_length=40))
    at = operational(models.DateTimeField())
