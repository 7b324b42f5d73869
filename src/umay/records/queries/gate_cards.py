"""Gate cards that are up, as far as they exist for who asks; never their families."""

from uuid import UUID

from umay.records.models import GateCard


def cards_up(center: UUID) -> list[GateCard]:
    """Return the cards, the newest first. One query."""
    return list(GateCard.objects.filter(center_id=center, taken_down_at=None))


def card_up(center: UUID, key: UUID) -> GateCard | None:
    rows = GateCard.objects.filter(center_id=center, taken_down_at=None, pk=key)
    return rows.first()
