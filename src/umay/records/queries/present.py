"""Who is in the house now, by code."""

from uuid import UUID

from umay.records.models import Household, Stay


def present_codes(center_id: UUID, besides: UUID) -> list[tuple[str, str]]:
    """Return key and code of every other household with an open stay."""
    present = Household.objects.filter(
        center_id=center_id, stays__exit_day__isnull=True, stays__isnull=False
    ).exclude(pk=besides)
    rows = present.order_by("survivor_code").values_list("pk", "survivor_code")
    return [(str(key), code) for key, code in rows]


def is_present(center_id: UUID, household: UUID) -> bool:
    stays = Stay.objects.filter(center_id=center_id, household_id=household)
    return stays.filter(exit_day__isnull=True).exists()
