"""Safe contacts of a household, read only."""

from uuid import UUID

from umay.records.models import SafeContact


def contacts_of(household: UUID) -> list[SafeContact]:
    """Return those that were not ended, member by member."""
    found = SafeContact.objects.filter(
        member__household_id=household, ended_at__isnull=True
    )
    return list(found.select_related("member").order_by("member__number", "made_at"))
