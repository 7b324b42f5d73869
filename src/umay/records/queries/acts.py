"""What has already been carried out."""

from uuid import UUID

from django.db.models import Count, Max

from umay.records.models import LedgerEntry, LedgerHead, SentForm


def carried_out(key: UUID) -> SentForm | None:
    """Return what was done under this idempotency key, if anything."""
    return SentForm.objects.filter(pk=key).first()


def entries(center_id: UUID) -> list[LedgerEntry]:
    return list(LedgerEntry.objects.filter(center_id=center_id).order_by("seq"))


def holes() -> str:
    """Say which ledger has a hole, or an empty text. One query a center."""
    for head in LedgerHead.objects.all():
        entries = LedgerEntry.objects.filter(center_id=head.pk)
        found = entries.aggregate(last=Max("seq"), many=Count("pk"))
        if (found["last"] or 0, found["many"]) != (head.size, head.size):
            return f"the ledger of {head.pk} has holes"
    return ""
