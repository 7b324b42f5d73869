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
from umay.forecast.tally import (
    AT_ONCE,
    AT_THE_LIMIT,
    DECLINED,
    GAVE_UP,
    HOMES_FOUND,
    LAPSED,
    LATER,
    OUTCOMES,
    OVERFLOWED,
    REQUESTS,
    SAME_DAY,
    SIZES,
    STILL_WAITS,
    TRANSFERRED,
    TURNED_AWAY,
    WENT_FAR,
    Tally,
)
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

_LEAVES, _READY, _CLOSES, _OPENS = range(4)


class Run(NamedTuple):
    """One run's books: ``fates`` and days ``waited`` have a row a household.

    ``waiting`` lists those who wait; ``so_far`` says how many do, and have asked.
    """

    numbers: Numbers
    requests: Requests
    town: Town
    tally: Tally
    fates: Integers
    waited: Floats
    waiting: Integers
    so_far: Integers
    first_day: float


_WAIT, _ASKED = range(2)


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
    fates, waited = np.zeros((count, OUTCOMES), dtype=np.int64), np.zeros(count)
    lists = (np.zeros(count, dtype=np.int64), np.zeros(2, dtype=np.int64))
    _play(Run(numbers, requests, town, tally, fates, waited, *lists, float(first_day)))
    return tally


@compiled
def _play(run: Run) -> None:
    times, closures = run.requests.times, run.numbers.closures
    events = [(np.inf, _READY, 0)]
    for c in range(len(closures)):
        u = int(closures[c, 0])
        heappush(events, (closures[c, 1], _CLOSES, u))
        heappush(events, (closures[c, 2], _OPENS, u))
    day, days, asked = 0, len(run.tally.waiting), run.so_far
    end = run.first_day + days
    while True:
        comes = times[asked[_ASKED], AT] if asked[_ASKED] < len(times) else np.inf
        now = min(comes, events[0][0])
        while day < days and run.first_day + day < now:
            _note(run, day)
            day += 1
        if now >= end:
            break
        if events[0][0] <= comes:
            _happens(run, events)
        else:
            _asks(run, events, asked[_ASKED])
            asked[_ASKED] += 1
    for j in range(run.so_far[_WAIT]):
        who = run.waiting[j]
        gone = run.requests.times[who, AT] + run.requests.times[who, PATIENCE] < end
        run.fates[who, GAVE_UP if gone else STILL_WAITS] = 1
    _sum_up(run)


@compiled
def _sum_up(run: Run) -> None:
    """Add up what became of those who asked on the days that count."""
    for who in range(len(run.fates)):
        if run.requests.times[who, AT] >= run.first_day:
            kind = run.requests.facts[who, KIND]
            run.tally.outcomes[kind] += run.fates[who]
            run.tally.waited_days[kind] += run.waited[who]


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
    run.fates[who, REQUESTS] = 1
    if requests.facts[who, DECLINES]:
        run.fates[who, DECLINED] = 1
        return
    house, choice = find(run.numbers, run.town, kind, FAR)
    if house != NOWHERE:
        run.fates[who, AT_ONCE] = 1
        _place(run, events, now, who, house, choice)
    elif requests.times[who, PATIENCE] > 0:
        _queue(run, who)
    else:
        bit = 0
        while choice.nearest >> (bit + 1):
            bit += 1
        run.fates[who, TURNED_AWAY + bit] = 1


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
            run.fates[who, HOMES_FOUND] = 1
        elif requests.facts[who, END] == LIMIT:
            run.fates[who, AT_THE_LIMIT] = 1
    else:
        days = numbers.hold_days
        run.fates[who, LAPSED] = 1
    heappush(events, (now + days, _LEAVES, who))
    if now - requests.times[who, AT] < 1.0:
        run.fates[who, SAME_DAY] = 1
    run.waited[who] = now - requests.times[who, AT]
    if run.town.units[choice.first, fits.PROGRAMME] != numbers.asks[kind, 2]:
        run.fates[who, OVERFLOWED] = 1
    if numbers.nearness[kind, house] > 0:
        run.fates[who, WENT_FAR] = 1


@compiled
def _queue(run: Run, who: int) -> None:
    """Put her on the list by danger, then by time."""
    facts, waiting = run.requests.facts, run.waiting
    j = run.so_far[_WAIT]
    while j > 0 and facts[waiting[j - 1], DANGER] > facts[who, DANGER]:
        waiting[j] = waiting[j - 1]
        j -= 1
    waiting[j] = who
    run.so_far[_WAIT] += 1


@compiled
def _serve(run: Run, events: Events, now: float) -> None:
    """Ask the waiting list in its order; who gave up since is struck off."""
    requests = run.requests
    hopeless = np.zeros(len(run.numbers.asks), np.bool_)
    kept = 0
    for j in range(run.so_far[_WAIT]):
        who = run.waiting[j]
        kind = requests.facts[who, KIND]
        if requests.times[who, AT] + requests.times[who, PATIENCE] < now:
            run.fates[who, GAVE_UP] = 1
            continue
        if not hopeless[kind]:
            house, choice = find(run.numbers, run.town, kind, FAR)
            if house != NOWHERE:
                run.fates[who, LATER] = 1
                _place(run, events, now, who, house, choice)
                continue
            hopeless[kind] = True
        run.waiting[kept] = who
        kept += 1
    run.so_far[_WAIT] = kept
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
            run.fates[who, TRANSFERRED] += 1
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
    for j in range(run.so_far[_WAIT]):
        who = run.waiting[j]
        patience = run.requests.times[who, AT] + run.requests.times[who, PATIENCE]
        tally.waiting[day] += patience >= run.first_day + day
