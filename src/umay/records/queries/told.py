"""What of a household is plain and may be told: codes and days, by field."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from umay.core.plan import Kept
from umay.records.models import Appointment, Claim, Household, Member, Stay

Told = tuple[str, str | date, int]  # field, value, number of the member


def plain(household: UUID) -> Iterator[Told]:
    """Yield every plain field that says something."""
    row = Household.objects.select_related("center").get(pk=household)
    yield "house.name", row.center.name, 0
    yield "house.region", row.center.region, 0
    for name in ("survivor_code", "pregnant", "step_free", "languages", "pets"):
        yield f"household.{name}", getattr(row, name), 0
    for member in Member.objects.filter(household=household):
        yield "member.age", member.age, member.number
        yield "member.sex", member.sex, member.number
    yield from _stays(household)
    ahead = Appointment.objects.filter(household=household, kept=Kept.AHEAD)
    for at in ahead.values_list("at", flat=True):
        yield "appointment.at", at.isoformat(), 0


def _stays(household: UUID) -> Iterator[Told]:
    for stay in Stay.objects.filter(household=household).order_by("first_day"):
        yield "stay.first_day", stay.first_day, 0
        for name in ("exit_day", "planned_leaving", "leaving_to", "destination"):
            value = getattr(stay, name)
            if value:
                yield f"stay.{name}", value, 0
    claims = Claim.objects.filter(stay__household=household, is_open=True)
    for code in sorted(set(claims.values_list("unit__code", flat=True))):
        yield "stay.unit", code, 0
