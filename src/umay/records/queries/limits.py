"""The limits that govern a center's stays: the law pack's, then its own."""

from collections.abc import Sequence
from uuid import UUID

from umay.core.limits import Limit, Reach
from umay.records.law_packs import stay_limits
from umay.records.models import Center, OwnLimit


def limits_of(center: Center) -> list[Limit]:
    return with_law(center.jurisdiction, own_limits(center.pk))


def with_law(jurisdiction: str, own: Sequence[Limit]) -> list[Limit]:
    """Return dated versions; the first own limit ends the reach of the law's."""
    begins = min((limit.since for limit in own), default=None)
    by_law = stay_limits(jurisdiction)
    return [law for law in by_law if begins is None or law.since < begins] + [*own]


def own_limits(center_id: UUID) -> list[Limit]:
    rows = OwnLimit.objects.filter(center_id=center_id).order_by("since")
    return [
        Limit(row.since, row.months, Reach(row.reach), row.source, reviewed=True)
        for row in rows
    ]
