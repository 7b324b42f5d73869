"""The house tonight: who lives in it, who is expected, who asks for a place."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import F, FilteredRelation, Max, OuterRef, Q, QuerySet, Subquery

from umay.core.limits import Limit, NoLimitInForce, limit_for
from umay.core.places import House
from umay.core.stays import StayClock
from umay.records.models import Center, Hold, Request, Stay
from umay.records.queries.house import house_and_keys
from umay.records.queries.house_log import Log, rules_and_log
from umay.records.queries.limits import limits_of

UNANSWERED = (Request.Outcome.OPEN, Request.Outcome.HELD, Request.Outcome.WAITING)


@dataclass(frozen=True)
class Away:
    """Signed out; ``late`` once she was expected and has not come."""

    expected_at: datetime
    told_what_to_do: bool
    late: bool


@dataclass(frozen=True)
class Family:
    """A household that lives here. ``clock`` is missing when no limit is known;
    ``bent_why`` is why a rule of the house was bent for it, if one was."""

    household: str
    code: str
    day_only: bool
    planned_leaving: date | None
    clock: StayClock | None
    away: Away | None
    bent_why: str


@dataclass(frozen=True)
class Asking:
    """A request without an answer; ``lapses_at`` and ``from_day`` are its hold's."""

    request: UUID
    household: str
    code: str
    outcome: str
    lapses_at: datetime | None
    from_day: date | None
    until: date | None

    @property
    def on_its_way(self) -> bool:
        return self.lapses_at is not None

    @property
    def reserved(self) -> bool:
        return self.from_day is not None and self.lapses_at is None


@dataclass(frozen=True)
class Night:
    """Everything the first screens tell. ``keys`` are of units, by their code."""

    house: House
    keys: Mapping[str, UUID]
    families: tuple[Family, ...]
    asking: tuple[Asking, ...]
    log: Log

    def units_of(self) -> Mapping[str, tuple[str, ...]]:
        """The codes of the units each household lives in or is promised."""
        found: defaultdict[str, dict[str, None]] = defaultdict(dict)
        for unit in self.house.units:
            for bed in unit.beds:
                for claim in bed.claims:
                    found[claim.household][unit.code] = None
        return {household: tuple(codes) for household, codes in found.items()}


def night(center: Center, at: datetime, today: date) -> Night:
    """Return the house with its people as it stands at ``at``. Seven queries."""
    rules, log = rules_and_log(center.pk, at)
    house, keys = house_and_keys(center.pk, at, today, rules)
    limits = limits_of(center)
    return Night(
        house=house,
        keys=keys,
        families=tuple(_family(row, at, today, limits) for row in _stays(center.pk)),
        asking=tuple(_asking(center.pk, at)),
        log=log,
    )


def _stays(center_id: UUID) -> QuerySet[Stay]:
    kept = Hold.objects.filter(
        household=OuterRef("household"), state=Hold.State.ADMITTED
    )
    return (
        Stay.objects.filter(center_id=center_id, exit_day__isnull=True)
        .select_related("household")
        .annotate(
            out=FilteredRelation("absence", condition=Q(absence__back_at=None)),
            expected_at=F("out__expected_at"),
            if_late=F("out__if_late"),
            granted=Max("extensions__last_day"),
            bent_why=Subquery(kept.order_by("-placed_at").values("bends_why")[:1]),
        )
        .order_by("household__survivor_code")
    )


def _family(row: Stay, at: datetime, today: date, limits: list[Limit]) -> Family:
    found = vars(row)
    expected = found["expected_at"]
    away = (
        Away(expected, found["if_late"] is not None, expected < at)
        if expected
        else None
    )
    return Family(
        household=str(row.household_id),
        code=row.household.survivor_code,
        day_only=row.form == Stay.Form.DAY,
        planned_leaving=row.planned_leaving,
        clock=_clock(row, found["granted"], today, limits),
        away=away,
        bent_why=found["bent_why"] or "",
    )


def _clock(
    row: Stay, granted: date | None, today: date, limits: list[Limit]
) -> StayClock | None:
    try:
        limit = limit_for(row.first_day, today, limits)
    except NoLimitInForce:
        return None
    return StayClock(row.first_day, today, limit, extended_to=granted)


def _asking(center_id: UUID, at: datetime) -> Iterator[Asking]:
    """Yield those without an answer, the holds that run out first before the rest."""
    standing = Q(hold__state=Hold.State.OPEN) & (
        Q(hold__lapses_at=None) | Q(hold__lapses_at__gt=at)
    )
    rows = (
        Request.objects.filter(center_id=center_id, outcome__in=UNANSWERED)
        .select_related("household")
        .annotate(
            kept=FilteredRelation("hold", condition=standing),
            lapses_at=F("kept__lapses_at"),
            from_day=F("kept__first_night"),
            kept_until=F("kept__until"),
        )
        .order_by(F("lapses_at").asc(nulls_last=True), "from_day", "taken_at")
    )
    for row in rows:
        found = vars(row)
        yield Asking(
            request=row.pk,
            household=str(row.household_id),
            code=row.household.survivor_code,
            outcome=row.outcome,
            lapses_at=found["lapses_at"],
            from_day=found["from_day"],
            until=found["kept_until"],
        )
