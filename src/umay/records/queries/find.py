"""Finding one row of one center; a forged key finds nothing."""

from typing import TypeVar
from uuid import UUID

from umay.core.refusals import Ground, Refused
from umay.records.models.rows import CenterRow

AnyRow = TypeVar("AnyRow", bound=CenterRow)


def find(model: type[AnyRow], center_id: UUID, key: UUID) -> AnyRow:
    """Return the row, or raise ``Refused``: another center's row does not exist."""
    row = model._default_manager.filter(center_id=center_id, pk=key).first()
    if row is None:
        raise Refused(Ground.NOT_FOUND)
    return row
