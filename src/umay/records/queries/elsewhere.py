"""Places elsewhere: which listed centers could take a family tonight. One query."""

from typing import Any
from uuid import UUID

from django.db.models import F

from umay.records.models import Vacancy

MOST = 20
TOLD = ("center_id", "name", "region", "programme", "size", "step_free", "free")


def places_elsewhere(
    own: UUID, *, beds: int, cots: int = 0, step_free: bool = False, programme: str
) -> list[dict[str, Any]]:
    """Return units of other listed centers: least wasted beds, then most free.

    Each row tells center, region and how many units of a size are free; never an
    address. A center that is not listed does not exist here.
    """
    fitting = Vacancy.objects.filter(
        programme=programme,
        size__gte=beds,
        free__gt=0,
        free_cots__gte=cots,
        center__listed=True,
    ).exclude(center_id=own)
    if step_free:
        fitting = fitting.filter(step_free=True)
    named = fitting.annotate(name=F("center__name"), region=F("center__region"))
    return list(named.order_by("size", "-free", "name").values(*TOLD)[:MOST])


def free_elsewhere(own: UUID) -> list[dict[str, Any]]:
    """Return how many units of each size other listed centers have free, whatever
    programme pays, the most first."""
    offered = Vacancy.objects.filter(center__listed=True, free__gt=0).exclude(
        center_id=own
    )
    named = offered.annotate(name=F("center__name"), region=F("center__region"))
    return list(named.order_by("-free", "name", "size").values(*TOLD)[:MOST])
