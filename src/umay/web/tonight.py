"""Tonight: the first screen of everybody on duty, on one page of a small phone."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from umay.core.conflicts import conflicts
from umay.core.counts import by_programme, count
from umay.core.places import Unit
from umay.records.models import Request
from umay.records.queries.night import Asking, Family, Night
from umay.web.access import opens
from umay.web.cards import TO_CLEAN
from umay.web.look import Look, look
from umay.web.units import ReadyForm, ready_form

MOST_LINES = 3  # with more the numbers below would leave the screen of a small phone


@dataclass(frozen=True)
class Line:
    """One thing to know now. ``what`` names the part of the template that says it."""

    what: str
    code: str
    key: UUID | str
    units: tuple[str, ...] = ()
    other: str = ""
    at: datetime | None = None
    minutes: int = 0
    day: date | None = None
    told: bool = False
    condition: str = ""
    form: ReadyForm | None = None


@dataclass(frozen=True)
class Extra:
    """A family over the capacity of its unit, on ``beds`` fold-out beds."""

    family: Family
    unit: str
    beds: int


@opens("tonight.see")
@require_safe
def tonight(request: HttpRequest) -> HttpResponse:
    """Show what is free, what runs out, who is expected, who is late, who asks."""
    seen = look(request)
    lines = list(_lines(seen))
    families, asking = seen.night.families, seen.night.asking
    context = {
        "at": seen.at,
        "counts": count(seen.night.house, seen.today),
        "shares": by_programme(seen.night.house, seen.today),
        "lines": lines[:MOST_LINES],
        "more": lines[MOST_LINES:],
        "out": [f for f in families if f.away and not f.away.late],
        "extra": list(_extra(seen.night)),
        "over": [f for f in families if f.clock is None or f.clock.over_limit],
        "open": _how_many(asking, Request.Outcome.OPEN),
        "waiting": _how_many(asking, Request.Outcome.WAITING),
    }
    return render(request, "tonight/page.html", context)


def _how_many(asking: tuple[Asking, ...], outcome: str) -> int:
    return sum(one.outcome == outcome for one in asking)


def _lines(seen: Look) -> Iterator[Line]:
    """Yield what is to be known now, the most pressing first."""
    units, log = seen.night.units_of(), seen.night.log
    if log.unread:
        yield Line("handover", log.given_by, log.unread, at=log.given_at)
    yield from _conflicts(seen)
    for family in seen.night.families:
        if family.away and family.away.late:
            yield Line(
                "late",
                family.code,
                family.household,
                units.get(family.household, ()),
                at=family.away.expected_at,
                told=family.away.told_what_to_do,
            )
    if log.happened_at:
        yield Line("log", "", "", at=log.happened_at)
    tomorrow = seen.today + timedelta(days=1)
    for one in seen.night.asking:
        where = units.get(one.household, ())
        if one.lapses_at is not None:
            minutes = int((one.lapses_at - seen.at).total_seconds()) // 60
            at = one.lapses_at
            yield Line("hold", one.code, one.request, where, at=at, minutes=minutes)
        elif one.from_day is not None and one.from_day <= tomorrow:
            yield Line("expected", one.code, one.request, where, day=one.from_day)
    for unit in seen.night.house.units:
        if unit.condition in TO_CLEAN:
            key = seen.night.keys[unit.code]
            form = ready_form("tonight")
            yield Line("clean", unit.code, key, condition=unit.condition, form=form)


def _conflicts(seen: Look) -> Iterator[Line]:
    codes = _codes(seen.night)
    tomorrow = seen.today + timedelta(days=1)
    for found in conflicts(seen.night.house):
        if found.day <= tomorrow:
            yield Line(
                "conflict",
                codes.get(found.comes, ""),
                seen.night.keys[found.unit],
                (found.unit,),
                other=codes.get(found.lives, ""),
                day=found.day,
            )


def _codes(night: Night) -> Mapping[str, str]:
    living = {family.household: family.code for family in night.families}
    return {one.household: one.code for one in night.asking} | living


def _extra(night: Night) -> Iterator[Extra]:
    families = {family.household: family for family in night.families}
    for unit in night.house.units:
        for household, beds in _on_fold_outs(unit).items():
            if household in families:
                yield Extra(families[household], unit.code, beds)


def _on_fold_outs(unit: Unit) -> dict[str, int]:
    found: dict[str, int] = {}
    for bed in unit.beds:
        for claim in bed.claims if bed.fold_out else ():
            found[claim.household] = found.get(claim.household, 0) + 1
    return found
