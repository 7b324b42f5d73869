"""Everybody who lives here, as it is needed when the house must be left at once."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from umay.core.people import Age, Answer, Whereabouts
from umay.records.models import Member, Stay

CAR_SEATS = frozenset({Age.BABY, Age.TODDLER, Age.SMALL})
COTS = frozenset({Age.BABY, Age.TODDLER})


@dataclass(frozen=True)
class Leaving:
    """One family: ``ages`` counts those who live here by age band, in that order."""

    code: str
    units: tuple[str, ...]
    ages: Mapping[Age, int]
    step_free: bool
    pregnant: bool
    pets: bool
    languages: str
    away: bool

    @property
    def people(self) -> int:
        return sum(self.ages.values())

    @property
    def car_seats(self) -> int:
        return sum(self.ages.get(age, 0) for age in CAR_SEATS)

    @property
    def cots(self) -> int:
        return sum(self.ages.get(age, 0) for age in COTS)


def everybody(center_id: UUID, today: date) -> list[Leaving]:
    """Return the families by their units, so that floors are called in turn; whoever
    is here for the day comes first. Five queries."""
    stays = (
        Stay.objects.filter(center_id=center_id, exit_day__isnull=True)
        .select_related("household")
        .prefetch_related("household__members", "claim_set__unit", "absence_set")
    )
    found = [_leaving(stay, today) for stay in stays]
    return sorted(found, key=lambda one: (one.units, one.code))


def _leaving(stay: Stay, today: date) -> Leaving:
    family = stay.household
    here = [m for m in family.members.all() if m.whereabouts == Whereabouts.HERE]
    open_claims = [claim for claim in stay.claim_set.all() if claim.is_open]
    return Leaving(
        code=family.survivor_code,
        units=tuple(sorted({claim.unit.code for claim in open_claims})),
        ages=_counted(here, today),
        step_free=family.step_free == Answer.YES,
        pregnant=family.pregnant == Answer.YES,
        pets=family.pets == Answer.YES,
        languages=family.languages,
        away=any(absence.back_at is None for absence in stay.absence_set.all()),
    )


def _counted(members: list[Member], today: date) -> Mapping[Age, int]:
    counted = Counter(member.age_band_on(today) for member in members)
    return {age: counted[age] for age in Age if age in counted}
