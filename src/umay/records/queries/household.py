"""A household as its page shows it: who sleeps where, how long, and what is next."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import (
    Exists,
    F,
    FilteredRelation,
    Manager,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
)

from umay.core.limits import NoLimitInForce
from umay.core.people import Age
from umay.core.refusals import Ground, Refused
from umay.core.stays import Milestone, StayClock
from umay.records.models import (
    Center,
    Claim,
    DangerTalk,
    Extension,
    Household,
    KeepApart,
    Member,
    SafetyPart,
    Stay,
    Task,
)
from umay.records.queries.clocks import clock_of, terms_of
from umay.records.queries.find import find
from umay.records.queries.glass import untold_of


@dataclass(frozen=True)
class Sleeper:
    """A member, and the bed or cot she sleeps in, if any."""

    member: Member
    age: Age
    claim: Claim | None


@dataclass(frozen=True)
class Away:
    """Signed out; ``late`` once she was expected and has not come."""

    left_at: datetime
    expected_at: datetime
    told_what_to_do: bool
    late: bool


@dataclass(frozen=True)
class NotToMeet:
    key: UUID
    household: UUID
    code: str
    scope: str


@dataclass(frozen=True)
class Living:
    """Everything one page tells. ``stay`` is the present one; ``clock`` is missing
    when no limit is known for it."""

    household: Household
    stay: Stay | None
    away: Away | None
    earlier: tuple[Stay, ...]
    sleepers: tuple[Sleeper, ...]
    claims: tuple[Claim, ...]
    apart: tuple[NotToMeet, ...]
    tasks: tuple[Task, ...]
    extensions: tuple[Extension, ...]
    clock: StayClock | None
    milestones: tuple[Milestone, ...]
    talked_at: datetime | None
    planned_at: datetime | None

    @property
    def units(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(claim.unit.code for claim in self.claims))

    @property
    def empty_beds(self) -> tuple[Claim, ...]:
        return tuple(claim for claim in self.claims if claim.member_id is None)

    @property
    def was_here(self) -> bool:
        return self.stay is not None or bool(self.earlier)

    @property
    def talk_due_on(self) -> date | None:
        """By when she is to be offered the next talk about danger."""
        talks = (t.due_on for t in self.tasks if t.what == Task.What.DANGER_TALK)
        return next(talks, None)

    @property
    def asked(self) -> Extension | None:
        """The extension nobody has decided yet."""
        return next((e for e in self.extensions if not e.decision), None)


def living(center: Center, household: UUID, at: datetime, today: date) -> Living:
    """Return the page of one household. Seven queries.

    Raises ``Refused`` if the center has no such household.
    """
    stays = list(_stays(center.pk, household))
    newest = stays[0] if stays else None
    stay = newest if newest and newest.exit_day is None else None
    claims = _claims(stay) if stay else ()
    clock, milestones = _clock(center, stay, today) if stay else (None, ())
    return Living(
        household=newest.household if newest else find(Household, center.pk, household),
        stay=stay,
        away=_away(newest, at) if stay else None,
        earlier=tuple(s for s in stays if s is not stay),
        sleepers=tuple(_sleepers(household, claims, today)),
        claims=claims,
        apart=tuple(_apart(center.pk, household)),
        tasks=tuple(_open_tasks(household)),
        extensions=tuple(stay.extensions.all()) if stay else (),
        clock=clock,
        milestones=milestones,
        talked_at=vars(newest)["talked_at"] if newest else None,
        planned_at=vars(newest)["planned_at"] if newest else None,
    )


def latest_stay(center_id: UUID, household: UUID) -> Stay:
    """Return the present stay, else the last one. Raises ``Refused`` if none."""
    stay = _stays(center_id, household).prefetch_related(None).first()
    if stay is None:
        raise Refused(Ground.NOT_FOUND)
    return stay


def _stays(center_id: UUID, household: UUID) -> QuerySet[Stay]:
    nobody_back = Q(absence__back_at__isnull=True)
    return (
        Stay.objects.filter(center_id=center_id, household_id=household)
        .select_related("household__programme")
        .prefetch_related("extensions")
        .annotate(
            out=FilteredRelation("absence", condition=nobody_back),
            left_at=F("out__left_at"),
            expected_at=F("out__expected_at"),
            if_late=F("out__if_late"),
            # So that the page asks who must be told only when somebody must.
            untold=Exists(untold_of(OuterRef("household"))),
            talked_at=_newest(DangerTalk.objects, "held_at"),
            planned_at=_newest(SafetyPart.objects, "written_at"),
        )
        .order_by(F("exit_day").desc(nulls_first=True), "-first_day")
    )


def _newest(rows: "Manager[Any]", when: str) -> Subquery:
    """The last moment of one family's rows; what was said in them stays sealed."""
    of_her = rows.filter(household=OuterRef("household")).order_by(f"-{when}")
    return Subquery(of_her.values(when)[:1])


def _away(stay: object, at: datetime) -> Away | None:
    found = vars(stay)
    if found["left_at"] is None:
        return None
    expected = found["expected_at"]
    return Away(
        found["left_at"], expected, found["if_late"] is not None, late=expected < at
    )


def _claims(stay: Stay) -> tuple[Claim, ...]:
    claims = Claim.objects.filter(stay=stay, is_open=True)
    return tuple(claims.select_related("bed", "unit").order_by("bed__slot", "pk"))


def _sleepers(
    household: UUID, claims: tuple[Claim, ...], today: date
) -> Iterator[Sleeper]:
    asleep = {claim.member_id: claim for claim in claims}
    for member in Member.objects.filter(household_id=household):
        yield Sleeper(member, member.age_band_on(today), asleep.get(member.pk))


def _apart(center_id: UUID, household: UUID) -> Iterator[NotToMeet]:
    rows = KeepApart.objects.filter(
        Q(one=household) | Q(other=household),
        center_id=center_id,
        ended_at__isnull=True,
    ).select_related("one", "other")
    for row in rows:
        other = row.other if row.one_id == household else row.one
        yield NotToMeet(row.pk, other.pk, other.survivor_code, row.scope)


def _open_tasks(household: UUID) -> QuerySet[Task]:
    tasks = Task.objects.filter(household_id=household, state=Task.State.OPEN)
    return tasks.order_by("due_on", "what")


def _clock(
    center: Center, stay: Stay, today: date
) -> tuple[StayClock | None, tuple[Milestone, ...]]:
    limits, calendar = terms_of(center)
    try:
        clock = clock_of(stay, today, limits)
    except NoLimitInForce:
        return None, ()
    return clock, clock.milestones(calendar)
