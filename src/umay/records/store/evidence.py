"""Evidence: what is left of the files once their keys are gone."""

from uuid import UUID

from umay.records.models import EvidencePart


def forget_parts(household: UUID) -> None:
    """Delete the sealed parts of every file of one household."""
    EvidencePart.objects.filter(evidence__household_id=household).delete()
