"""Rows: making and changing one, inside an act."""

from typing import Any, TypeVar

from django.db.models import Model

AnyRow = TypeVar("AnyRow", bound=Model)


def make(model: type[AnyRow], **values: Any) -> AnyRow:
    """Insert one row and return it."""
    row = model(**values)
    row.save(force_insert=True)
    return row


def change(row: AnyRow, **values: Any) -> AnyRow:
    """Change only the named fields of one row."""
    for name, value in values.items():
        setattr(row, name, value)
    row.save(update_fields=list(values))
    return row
