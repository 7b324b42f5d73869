"""One run: the requests come, the rule of the house decides, days pass.

A household that is placed takes its units until it leaves, or until its hold lapses.
Whenever something comes free the waiting list is asked in its order, then those
who were placed far away.
"""

from heapq import heappop, heappush

import numpy as np
from numpy.typing import NDArray

from umay.forecast import demand, fits
from umay.forecast.books import ASKED, LIVE_FAR, WAIT, Run, note, sum_up
from umay.forecast.compiled import compiled
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
    STILL_WAITS,
    TRANSFERRED,
    TURNED_AWAY,
    WENT_FAR,
    Tally,
    empty_tally,
)
from umay.forecast.town import (
    FIRST,
    HOUSE,
    NOWHERE,
    SECOND,
    empty_town,
    find,
    house_of,
    in_the_way,
    leave,
    take,
)

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
Events = list[tuple[float, int, int]]

_LEAVES, _READY, _CLOSES, _OPENS = range(4)


def run(
    numbers: Numbers, requests: demand.Requests, first_day: int, days: int
) -> Tally:
    """Return what is counted from ``first_day`` on, for ``days`` days."""
    return play(numbers, requests, first_day, days).tally


def play(numbers: Numbers, requests: demand.Requests, first_day: int, days: int) -> Run:
    """Return the books of the run: also what became of each household, and where."""
    kinds, houses, count = len(numbers.asks), len(numbers.cots), len(requests.times)
    tally = empty_tally(kinds, houses, days)
    town = empty_town(numbers, count)
    fates, waited = np.zeros((count, OUTCOMES), dtype=np.int64), np.zeros(count)
    one, two = np.zeros(count, dtype=np.int64), np.zeros(count, dtype=np.int64)
    given = np.full((count, 2), fits.NOBODY, dtype=np.int64)
    so_far, begins = np.zeros(3, dtype=np.int64), float(first_day)
    books = Run(
        numbers, requests, town, tally, fates, waited, given, one, two, so_far, begins
    )
    _play(books)
    return books


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
        comes = times[asked[ASKED], demand.AT] if asked[ASKED] < len(times) else np.inf
        now = min(comes, events[0][0])
        while day < days and run.first_day + day < now:
            note(run, day)
            day += 1
        if now >= end:
            break
        if events[0][0] <= comes:
            _happens(run, events)
        else:
            _asks(run, events, asked[ASKED])
            asked[ASKED] += 1
    for j in range(run.so_far[WAIT]):
        who = run.waiting[j]
        gone = (
            run.requests.times[who, demand.AT]
            + run.requests.times[who, demand.PATIENCE]
            < end
        )
        run.fates[who, GAVE_UP if gone else STILL_WAITS] = 1
    sum_up(run)


@compiled
def _happens(run: Run, events: Events) -> None:
    now, what, who = heappop(events)
    units = run.town.units
    if what == _LEAVES:
        house = run.town.lives[who, HOUSE]
        _goes(run, events, now, who)
    else:
        house = house_of(run.numbers, who)
    if what == _READY:
        units[who, fits.CLEAN] = 1
    elif what == _CLOSES:
        units[who, fits.OPEN] = 0
        return
    elif what == _OPENS:
        units[who, fits.OPEN] = 1
    _serve(run, events, now, house)


@compiled
def _goes(run: Run, events: Events, now: float, who: int) -> None:
    """She leaves her units; whole units that were lived in are cleaned."""
    lived = run.requests.facts[who, demand.ARRIVES]
    one, two = run.town.lives[who, FIRST], run.town.lives[who, SECOND]
    leave(run.town, who, lived and run.numbers.clean_days > 0)
    for u in (one, two):
        if u != fits.NOBODY and not run.town.units[u, fits.CLEAN]:
            heappush(events, (now + run.numbers.clean_days, _READY, u))


@compiled
def _asks(run: Run, events: Events, who: int) -> None:
    requests = run.requests
    now, kind = requests.times[who, demand.AT], requests.facts[who, demand.KIND]
    if requests.facts[who, demand.UNIT] != fits.NOBODY:
        _is_here(run, events, who)
        return
    run.fates[who, REQUESTS] = 1
    if requests.facts[who, demand.DECLINES]:
        run.fates[who, DECLINED] = 1
        return
    house, choice = find(run.numbers, run.town, kind, FAR, 0, len(run.numbers.cots))
    if house != NOWHERE:
        run.fates[who, AT_ONCE] = 1
        _place(run, events, now, who, house, choice)
    elif requests.times[who, demand.PATIENCE] > 0:
        _queue(run, who)
    else:
        bit, nearest = 0, in_the_way(run.numbers, run.town, kind)
        while nearest >> (bit + 1):
            bit += 1
        run.fates[who, TURNED_AWAY + bit] = 1


@compiled
def _is_here(run: Run, events: Events, who: int) -> None:
    """A resident of tonight: in her units, however crowded, until she leaves."""
    facts = run.requests.facts[who]
    one, two = facts[demand.UNIT], facts[demand.OTHER_UNIT]
    house = house_of(run.numbers, one)
    take(
        run.numbers,
        run.town,
        who,
        run.requests.facts[who, demand.KIND],
        house,
        one,
        two,
    )
    heappush(events, (run.requests.times[who, demand.STAY], _LEAVES, who))


@compiled
def _place(
    run: Run, events: Events, now: float, who: int, house: int, choice: fits.Choice
) -> None:
    requests, numbers = run.requests, run.numbers
    kind = requests.facts[who, demand.KIND]
    take(numbers, run.town, who, kind, house, choice.first, choice.second)
    run.given[who, 0], run.given[who, 1] = choice.first, choice.second
    if requests.facts[who, demand.ARRIVES]:
        days = numbers.travel_days + requests.times[who, demand.STAY]
        if requests.facts[who, demand.END] == demand.HOME:
            run.fates[who, HOMES_FOUND] = 1
        elif requests.facts[who, demand.END] == demand.LIMIT:
            run.fates[who, AT_THE_LIMIT] = 1
    else:
        days = numbers.hold_days
        run.fates[who, LAPSED] = 1
    heappush(events, (now + days, _LEAVES, who))
    if now - requests.times[who, demand.AT] < 1.0:
        run.fates[who, SAME_DAY] = 1
    run.waited[who] = now - requests.times[who, demand.AT]
    if run.town.units[choice.first, fits.PROGRAMME] != numbers.asks[kind, 2]:
        run.fates[who, OVERFLOWED] = 1
    if numbers.nearness[kind, house] > 0:
        run.fates[who, WENT_FAR] = 1
        _lives_far(run, who)


@compiled
def _queue(run: Run, who: int) -> None:
    """Put her on the list by danger, then by time."""
    facts, waiting = run.requests.facts, run.waiting
    j = run.so_far[WAIT]
    while j > 0 and facts[waiting[j - 1], demand.DANGER] > facts[who, demand.DANGER]:
        waiting[j] = waiting[j - 1]
        j -= 1
    waiting[j] = who
    run.so_far[WAIT] += 1


@compiled
def _serve(run: Run, events: Events, now: float, here: int) -> None:
    """Something came free ``here``: ask the waiting list in its order.

    Who waits fits nowhere else; who gave up since is struck off.
    """
    requests = run.requests
    hopeless = np.zeros(len(run.numbers.asks), np.bool_)
    kept = 0
    for j in range(run.so_far[WAIT]):
        who = run.waiting[j]
        kind = requests.facts[who, demand.KIND]
        if requests.times[who, demand.AT] + requests.times[who, demand.PATIENCE] < now:
            run.fates[who, GAVE_UP] = 1
            continue
        if not hopeless[kind]:
            house, choice = find(run.numbers, run.town, kind, FAR, here, here + 1)
            if house != NOWHERE:
                run.fates[who, LATER] = 1
                _place(run, events, now, who, house, choice)
                continue
            hopeless[kind] = True
        run.waiting[kept] = who
        kept += 1
    run.so_far[WAIT] = kept
    if run.numbers.transfers:
        _bring_near(run, events, now, here)


@compiled
def _bring_near(run: Run, events: Events, now: float, here: int) -> None:
    """Move one household here that lives farther away, the longest there first."""
    nearness, lives = run.numbers.nearness, run.town.lives
    hopeless = np.zeros(len(run.numbers.asks), np.bool_)
    kept, again = 0, NOWHERE
    for j in range(run.so_far[LIVE_FAR]):
        who = run.far[j]
        kind, house = run.requests.facts[who, demand.KIND], lives[who, HOUSE]
        if house == NOWHERE:
            continue
        farther = nearness[kind, house] > nearness[kind, here]
        comes = farther and run.requests.facts[who, demand.ARRIVES]
        if comes and again == NOWHERE and not hopeless[kind]:
            near = nearness[kind, house]
            found, choice = find(run.numbers, run.town, kind, near, here, here + 1)
            if found != NOWHERE and choice.weight == 0:
                again = who
                _goes(run, events, now, who)
                take(
                    run.numbers,
                    run.town,
                    who,
                    kind,
                    here,
                    choice.first,
                    choice.second,
                )
                run.fates[who, TRANSFERRED] += 1
                continue
            hopeless[kind] = True
        run.far[kept] = who
        kept += 1
    run.so_far[LIVE_FAR] = kept
    if again != NOWHERE:
        _lives_far(run, again)


@compiled
def _lives_far(run: Run, who: int) -> None:
    """Remember who would rather live nearer."""
    kind, house = run.requests.facts[who, demand.KIND], run.town.lives[who, HOUSE]
    if run.numbers.nearness[kind, house] > 0:
        run.far[run.so_far[LIVE_FAR]] = who
        run.so_far[LIVE_FAR] += 1
