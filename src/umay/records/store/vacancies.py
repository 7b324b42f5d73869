"""Vacancies: what other centers may see, kept in the same transaction as claims."""

from collections import Counter
from datetime import date, datetime
from uuid import UUID

from umay.core.nights import Nights
from umay.records.models import Center, Vacancy
from umay.records.queries.house import house as house_now


def refresh_vacancies(center_id: UUID, at: datetime, today: date) -> None:
    """Count again what can be given tonight, open-ended, if the center is listed."""
    if not Center.objects.filter(pk=center_id, listed=True).exists():
        return
    house = house_now(center_id, at, today)
    tonight = Nights(today)
    free: Counter[tuple[str, int, bool]] = Counter()
    for unit in house.units:
        whole = len(unit.free_beds("", tonight)) == unit.size
        ready = whole and unit.condition == "ready"
        free[unit.programme, unit.size, unit.step_free] += ready
    cots = len(house.free_cots("", tonight))
    Vacancy.objects.bulk_create(
        (
            Vacancy(
                center_id=center_id,
                programme=programme,
                size=size,
                step_free=step_free,
                free=count,
                free_cots=cots,
            )
            for (programme, size, step_free), count in free.items()
        ),
        update_conflicts=True,
        unique_fields=["center", "programme", "size", "step_free"],
        update_fields=["free", "free_cots"],
    )
