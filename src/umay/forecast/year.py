"""One run: the requests come, the rule of the house decides, days pass.

A household that is placed takes its units until it leaves, or until its hold lapses.
Whenever something comes free the waiting list is asked in its order, then those
who were placed far away.
"""

from heapq import heappop, heappush
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from umay.forecast import fits
from umay.forecast.compiled import compiled
from umay.forecast.demand import (
    ARRIVES,
    AT,
    DANGER,
    DECLINES,
    END,
    HOME,
    KIND,
    LIMIT,
    OTHER_UNIT,
    PATIENCE,
    STAY,
    UNIT,
    Requests,
)
from umay.forecast.numbers import FAR, Numbers
from umay.forecast.town import (
    FIRST,
    HOUSE,
    NOWHERE,
    SECOND,
    Town,
    empty_town,
    find,
    leave,
    take,
    usable,
)

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
Events = list[tuple[float, int, int]]

# What may become of a request, and what is counted besides.
REQUESTS, AT_ONCE, SAME_DAY, LATER, GAVE_UP, STILL_WAITS, DECLINED = range(7)
LAPSED, OVERFLOWED, WENT_FAR, TRANSFERRED, HOMES_FOUND, AT_THE_LIMIT = range(7, 13)
TURNED_AWAY = 13  # and one for each bit of ``fits``, the lightest first
OUTCOMES = TURNED_AWAY + 8

_LEAVES, _READY, _CLOSES, _OPENS = range(4)
SIZES = 8  # units of so many beds and more are counted together


class Tally(NamedTuple):
    """What one run counted: shapes (kinds, outcomes), (kinds,), then by day.

    ``taken`` has the shape (days, houses), ``free`` (days, sizes), cots last.
    """

    outcomes: Integers
    waited_days: Floats
    taken: Integers
    free: Integers
    waiting: Integers


class Run(NamedTuple):
    """One run's books; ``waiting`` lists households, ``listed[0]`` of them."""

    numbers: Numbers
    requests: Requests
    town: Town
    tally: Tally
    waiting: Integers
    listed: Integers
    first_day: float


def run(numbers: Numbers, requests: Requests, first_day: int, days: int) -> Tally:
    """Return what is counted from ``first_day`` on, for ``days`` days."""
    kinds, houses, count = len(numbers.asks), len(numbers.cots), len(requests.times)
    tally = Tally(
        np.zeros((kinds, OUTCOMES), dtype=np.int64),
        np.zeros(kinds),
        np.zeros((days, houses), dtype=np.int64),
        np.zeros((days, SIZES + 1), dtype=np.int64),
        np.zeros(days, dtype=np.int64),
    )
    town = empty_town(numbers, count)
    books = (np.zeros(count, dtype=np.int64), np.zeros(1, dtype=np.int64))
    _play(Run(numbers, requests, town, tally, *books, float(first_day)))
    return tally


@compiled
def _play(run: Run) -> None:
    times, closures = run.requests.times, run.numbers.closures
    events = [(np.inf, _READY, 0)]
    for c in range(len(closures)):
        u = int(closures[c, 0])
        heappush(events, (closures[c, 1], _CLOSES, u))
        heappush(events, (closures[c, 2], _OPENS, u))
    day, days, i = 0, len(run.tally.waiting), 0
    end = run.first_day + days
    while True:
        comes = times[i, AT] if i < len(times) else np.inf
        now = min(comes, events[0][0])
        while day < days and run.first_day + day < now:
            _note(run, day)
            day += 1
        if now >= end:
            break
        if events[0][0] <= comes:
            _happens(run, events)
        else:
            _asks(run, events, i)
            i += 1
    for j in range(run.listed[0]):
        who = run.waiting[j]
        gone = run.requests.times[who, AT] + run.requests.times[who, PATIENCE] < end
        _count(run, who, GAVE_UP if gone else STILL_WAITS)


@compiled
def _count(run: Run, who: int, outcome: int) -> None:
    if run.requests.times[who, AT] >= run.first_day:
        run.tally.outcomes[run.requests.facts[who, KIND], outcome] += 1


@compiled
def _happens(run: Run, events: Events) -> None:
    now, what, who = heappop(events)
    units = run.town.units
    if what == _LEAVES:
        _goes(run, events, now, who)
    elif what == _READY:
        units[who, fits.CLEAN] = 1
    elif what == _CLOSES:
        units[who, fits.OPEN] = 0
        return
    else:
        units[who, fits.OPEN] = 1
    _serve(run, events, now)


@compiled
def _goes(run: Run, events: Events, now: float, who: int) -> None:
    """She leaves her units; whole units that were lived in are cleaned."""
    lived = run.requests.facts[who, ARRIVES]
    one, two = run.town.lives[who, FIRST], run.town.lives[who, SECOND]
    leave(run.town, who, lived and run.numbers.clean_days > 0)
    for u in (one, two):
        if u != fits.NOBODY and not run.town.units[u, fits.CLEAN]:
            heappush(events, (now + run.numbers.clean_days, _READY, u))


@compiled
def _asks(run: Run, events: Events, who: int) -> None:
    requests = run.requests
    now, kind = requests.times[who, AT], requests.facts[who, KIND]
    if requests.facts[who, UNIT] != fits.NOBODY:
        _is_here(run, events, who)
        return
    _count(run, who, REQUESTS)
    if requests.facts[who, DECLINES]:
        _count(run, who, DECLINED)
        return
    house, choice = find(run.numbers, run.town, kind, FAR)
    if house != NOWHERE:
        _count(run, who, AT_ONCE)
        _place(run, events, now, who, house, choice)
    elif requests.times[who, PATIENCE] > 0:
        _queue(run, who)
    else:
        bit = 0
        while choice.nearest >> (bit + 1):
            bit += 1
        _count(run, who, TURNED_AWAY + bit)


@compiled
def _is_here(run: Run, events: Events, who: int) -> None:
    """A resident of tonight: in her units, however crowded, until she leaves."""
    facts = run.requests.facts[who]
    one, two = facts[UNIT], facts[OTHER_UNIT]
    house = np.searchsorted(run.numbers.first, one, side="right") - 1
    take(run.numbers, run.town, who, run.requests.facts[who, KIND], house, one, two)
    heappush(events, (run.requests.times[who, STAY], _LEAVES, who))


@compiled
def _place(
    run: Run, events: Events, now: float, who: int, house: int, choice: fits.Choice
) -> None:
    requests, numbers = run.requests, run.numbers
    kind = requests.facts[who, KIND]
    take(numbers, run.town, who, kind, house, choice.first, choice.second)
    if requests.facts[who, ARRIVES]:
        days = numbers.travel_days + requests.times[who, STAY]
        if requests.facts[who, END] == HOME:
            _count(run, who, HOMES_FOUND)
        elif requests.facts[who, END] == LIMIT:
            _count(run, who, AT_THE_LIMIT)
    else:
        days = numbers.hold_days
        _count(run, who, LAPSED)
    heappush(events, (now + days, _LEAVES, who))
    if now - requests.times[who, AT] < 1.0:
        _count(run, who, SAME_DAY)
    if requests.times[who, AT] >= run.first_day:
        run.tally.waited_days[kind] += now - requests.times[who, AT]
    if run.town.units[choice.first, fits.PROGRAMME] != numbers.asks[kind, 2]:
        _count(run, who, OVERFLOWED)
    if numbers.nearness[kind, house] > 0:
        _count(run, who, WENT_FAR)


@compiled
def _queue(run: Run, who: int) -> None:
    """Put her on the list by danger, then by time."""
    facts, waiting = run.requests.facts, run.waiting
    j = run.listed[0]
    while j > 0 and facts[waiting[j - 1], DANGER] > facts[who, DANGER]:
        waiting[j] = waiting[j - 1]
        j -= 1
    waiting[j] = who
    run.listed[0] += 1


@compiled
def _serve(run: Run, events: Events, now: float) -> None:
    """Ask the waiting list in its order; who gave up since is struck off."""
    requests = run.requests
    hopeless = np.zeros(len(run.numbers.asks), np.bool_)
    kept = 0
    for j in range(run.listed[0]):
        who = run.waiting[j]
        kind = requests.facts[who, KIND]
        if requests.times[who, AT] + requests.times[who, PATIENCE] < now:
            _count(run, who, GAVE_UP)
            continue
        if not hopeless[kind]:
            house, choice = find(run.numbers, run.town, kind, FAR)
            if house != NOWHERE:
                _count(run, who, LATER)
                _place(run, events, now, who, house, choice)
                continue
            hopeless[kind] = True
        run.waiting[kept] = who
        kept += 1
    run.listed[0] = kept
    if run.numbers.transfers:
        _bring_near(run, events, now)


@compiled
def _bring_near(run: Run, events: Events, now: float) -> None:
    """Move one household that lives far away, the longest there, to a nearer house."""
    facts, lives = run.requests.facts, run.town.lives
    hopeless = np.zeros(len(run.numbers.asks), np.int64)
    for who in range(len(facts)):
        if run.requests.times[who, AT] > now:
            break
        house = lives[who, HOUSE]
        if house == NOWHERE or not run.requests.facts[who, ARRIVES]:
            continue
        near = run.numbers.nearness[facts[who, KIND], house]
        if near == 0 or hopeless[facts[who, KIND]] >= near:
            continue
        better, choice = find(run.numbers, run.town, facts[who, KIND], near)
        if better != NOWHERE and choice.weight == 0:
            _goes(run, events, now, who)
            one, two = choice.first, choice.second
            take(run.numbers, run.town, who, facts[who, KIND], better, one, two)
            _count(run, who, TRANSFERRED)
            return
        hopeless[facts[who, KIND]] = near


@compiled
def _note(run: Run, day: int) -> None:
    """Write down how the houses stand at the beginning of a day."""
    first, units, tally = run.numbers.first, run.town.units, run.tally
    for house in range(len(first) - 1):
        for u in range(first[house], first[house + 1]):
            tally.taken[day, house] += units[u, fits.BEDS] - units[u, fits.FREE]
            if usable(units, u):
                tally.free[day, min(units[u, fits.BEDS], SIZES) - 1] += 1
    tally.free[day, SIZES] = run.town.free_cots.sum()
    for j in range(run.listed[0]):
        who = run.waiting[j]
        patience = run.requests.times[who, AT] + run.requests.times[who, PATIENCE]
        tally.waiting[day] += patience >= run.first_day + day
