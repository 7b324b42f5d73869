"""What has already been carried out."""

from uuid import UUID

from umay.records.models import LedgerEntry, SentForm


def carried_out(key: UUID) -> SentForm | None:
    """Return what was done under this idempotency key, if anything."""
    return SentForm.objects.filter(pk=key).first()


def entries(center_id: UUID) -> list[LedgerEntry]:
    return list(LedgerEntry.objects.filter(center_id=center_id).order_by("seq"))
