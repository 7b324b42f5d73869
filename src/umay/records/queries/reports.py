"""Reports: a year counted step by step; what was given out before stays as it was."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from uuid import UUID

from django.db.models import Min

from umay.core.exits import Destination
from umay.core.people import Age
from umay.core.reports.counting import count_step
from umay.core.reports.counts import WENT, Count
from umay.core.reports.figures import Counted
from umay.core.reports.hiding import Counts
from umay.core.reports.periods import Period, Step, steps_of
from umay.records.models import Center, ReportStep, Stay, TurnAway
from umay.records.queries.report_rows import Lived, Rows, rows_of

PROGRAMME_A = "violence"
Reason = TurnAway.Reason
WHY = {
    Reason.FULL: Count.AWAY_FULL,
    Reason.NO_UNIT_OF_SIZE: Count.AWAY_FULL,
    Reason.AREA_UNSAFE: Count.AWAY_NEEDS,
    Reason.NEEDS_NOT_MET: Count.AWAY_NEEDS,
    Reason.STEPS: Count.AWAY_NEEDS,
    Reason.OLDER_BOY: Count.AWAY_NEEDS,
    Reason.MUST_NOT_MEET: Count.AWAY_NEEDS,
    Reason.PETS: Count.AWAY_NEEDS,
    Reason.LANGUAGE: Count.AWAY_NEEDS,
    Reason.NOT_FOR_US: Count.AWAY_NOT_OURS,
    Reason.HER_CHOICE: Count.AWAY_HERS,
    Reason.NO_ANSWER: Count.AWAY_HERS,
    Reason.OTHER: Count.AWAY_OTHER,
}
BANDS = {
    Age.BABY: Count.HERE_0_2,
    Age.TODDLER: Count.HERE_0_2,
    Age.SMALL: Count.HERE_3_6,
    Age.SCHOOL: Count.HERE_7_13,
    Age.TEEN: Count.HERE_14_17,
    Age.ADULT: Count.HERE_14_17,  # grown up since: counted as she came
}


def kept(center: Center, year: int) -> list[ReportStep]:
    """Return what was given out of a year, in order. One query."""
    return list(ReportStep.objects.filter(center=center, first__year=year))


def lived_in_since(center: Center) -> date | None:
    """Return the first day anybody lived here as far as is written down. One query."""
    found: date | None = Stay.objects.filter(center=center).aggregate(
        first=Min("first_day")
    )["first"]
    return found


def as_counted(row: ReportStep) -> Counted:
    step = Step(row.first.year, row.first.month, row.months)
    counts = {count: int(row.counts.get(count, 0)) for count in Count}
    known = set(Count)
    hidden = frozenset(Count(code) for code in row.hidden if code in known)
    return Counted(step, counts, hidden)


def counted(
    center: Center, period: Period, months: int, before: Sequence[ReportStep]
) -> list[Counted]:
    """Return every step of the year up to the end of ``period``.

    ``before`` is what was given out: it is taken as it is. The others are counted from
    the rows as they stand now. Seven queries.
    """
    year = [as_counted(row) for row in before]
    steps = [s for s in steps_of(period.year, months) if s.last <= period.last]
    new = steps[len(year) :]
    if not new:
        return year[: len(steps)]
    rows = rows_of(center, date(period.year, 1, 1), new[-1].last)
    for step in new:
        year.append(count_step(year, step, count(rows, step)))
    return year


def count(rows: Rows, step: Step) -> Counts:
    """Count one step. A person, and a help she got, is counted once a year."""
    found = Counter[Count](_people(rows, step))
    found.update(_here(rows, step))
    found.update(WENT[Destination(to)] for day, to in rows.left if _in(step, day))
    found.update(WHY[Reason(why)] for day, why in rows.away if _in(step, day))
    found.update(_helped(rows, step))
    found[Count.NIGHTS] = sum(one.nights(step.first, step.last) for one in rows.lived)
    found[Count.BEDS] = sum(gone is None or gone > step.last for gone in rows.beds)
    found[Count.LEFT] = sum(_in(step, day) for day, _to in rows.left)
    found[Count.AWAY] = sum(_in(step, day) for day, _why in rows.away)
    return {count: found[count] for count in Count}


def _in(step: Step, day: date) -> bool:
    return step.first <= day <= step.last


def _people(rows: Rows, step: Step) -> Iterator[Count]:
    first_here: dict[UUID, Lived] = {}
    for one in sorted(rows.lived, key=lambda lived: lived.first):
        first_here.setdefault(one.member.pk, one)
    for one in first_here.values():
        if _in(step, max(one.first, date(step.year, 1, 1))):
            yield Count.PEOPLE
            yield Count.CHILDREN if one.is_child else Count.ADULTS


def _here(rows: Rows, step: Step) -> Iterator[Count]:
    """Those who sleep here after the last day of the step."""
    for one in rows.lived:
        if not one.is_there(step.last):
            continue
        yield Count.HERE
        programme = one.member.household.programme.code
        yield Count.HERE_A if programme == PROGRAMME_A else Count.HERE_B
        if one.is_child:
            yield Count.HERE_CHILDREN
            band = one.member.age_band_on(step.last)
            yield BANDS.get(band, Count.HERE_NO_AGE)
        else:
            yield Count.HERE_ADULTS


def _helped(rows: Rows, step: Step) -> Iterator[Count]:
    first_helped: dict[tuple[str, UUID], date] = {}
    for day, service, whom in sorted(rows.helped, key=lambda row: row[0]):
        first_helped.setdefault((service, whom), day)
    for (service, _whom), day in first_helped.items():
        if _in(step, day):
            yield Count(f"help.{service}")
