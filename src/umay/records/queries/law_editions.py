"""Editions of the law: which one a family's answers were last looked at with."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Max, Q

from umay.core.law.checking import BadPacks
from umay.core.law.packs import Law
from umay.core.secrets import Category
from umay.records.law_packs import law_of
from umay.records.models import Center, Grant, Household, Incident, LawEdition, LawLook


def newest(center: UUID) -> LawEdition | None:
    return LawEdition.objects.filter(center_id=center).order_by("since").last()


def editions_of(center: UUID) -> list[LawEdition]:
    """Return what the house answered with, the oldest first. One query."""
    return list(LawEdition.objects.filter(center_id=center).order_by("since"))


@dataclass(frozen=True)
class Then:
    """The editions of a house, to ask what was answered at a moment."""

    editions: tuple[LawEdition, ...]

    @property
    def changed_at(self) -> datetime | None:
        """Since when the law is answered as now; ``None`` if it was never otherwise."""
        return self.editions[-1].since if len(self.editions) > 1 else None

    def law_at(self, moment: datetime) -> Law | None:
        """Return the law of another edition than now; ``None`` if it was the same, or
        this version does not read it any more."""
        held = [one for one in self.editions if one.since <= moment]
        chosen = held[-1] if held else next(iter(self.editions), None)
        if chosen is None or chosen.edition == self.editions[-1].edition:
            return None
        try:
            return law_of(bytes(chosen.packed))
        except BadPacks:
            return None


def then(center: UUID) -> Then:
    return Then(tuple(editions_of(center)))


def looked_at(household: UUID) -> datetime | None:
    """Return when somebody last looked at this family's answers. One query."""
    found: datetime | None = LawLook.objects.filter(household=household).aggregate(
        last=Max("at")
    )["last"]
    return found


def to_look_at(center: Center, worker: UUID, at: datetime) -> list[Household]:
    """Return the families whose notes she holds a key of, with something told before
    the law changed and not looked at since. Four queries."""
    changed = then(center.pk).changed_at
    if changed is None:
        return []
    hers = Grant.objects.filter(
        Q(until__isnull=True) | Q(until__gt=at),
        holder__worker=worker,
        holder__ended_at__isnull=True,
        key__category=Category.NOTES,
    ).values("key__household")
    told = Incident.objects.filter(center=center, reported_at__lt=changed)
    looked = LawLook.objects.filter(center=center, at__gte=changed)
    families = Household.objects.filter(
        pk__in=told.filter(household__in=hers).values("household")
    ).exclude(pk__in=looked.values("household"))
    return list(families.order_by("survivor_code"))
