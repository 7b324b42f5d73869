"""Rows: every row has a key made by us and belongs to one center."""

import uuid

from django.db import models

from umay.records.classes import operational


class Row(models.Model):
    """Keys are made by us, so that a center can move between databases."""

    id = operational(
        models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    )

    class Meta:
        abstract = True


class CenterRow(Row):
    """A row of one center; nothing is ever read across centers by accident."""

    center = operational(models.ForeignKey("records.Center", on_delete=models.PROTECT))

    class Meta:
        abstract = True
