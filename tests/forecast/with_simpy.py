"""The same network in SimPy, written as one writes SimPy: a process a household.

It takes the same draws as ours, so every family must fare the same. For whole units
without cots; what one house's rule adds is compared with core elsewhere.
"""

from collections import Counter
from itertools import pairwise
from typing import Any

import simpy

from umay.forecast.demand import ARRIVES, AT, DANGER, KIND, PATIENCE, STAY, Requests
from umay.forecast.fits import BEDS, OTHER_PROGRAMME, PROGRAMME
from umay.forecast.numbers import FAR, Numbers
from umay.forecast.scenario import Scenario


class Room:
    def __init__(self, number: int, house: int, beds: int, programme: int) -> None:
        self.number = number
        self.house = house
        self.beds = beds
        self.programme = programme
        self.free = self.clean = self.open = True

    @property
    def usable(self) -> bool:
        return self.free and self.clean and self.open


class Network:
    def __init__(
        self, scenario: Scenario, numbers: Numbers, requests: Requests
    ) -> None:
        self.env = simpy.Environment()
        self.first_day = scenario.first_day
        self.numbers = numbers
        self.times = requests.times.tolist()
        self.facts = requests.facts.tolist()
        self.asks = numbers.asks.tolist()
        self.near = numbers.nearness.tolist()
        self.order = [
            sorted(range(len(near)), key=near.__getitem__) for near in self.near
        ]
        self.overflow = bool(numbers.rules.bends & OTHER_PROGRAMME)
        units, first = numbers.units.tolist(), numbers.first.tolist()
        self.houses = [
            [Room(u, h, units[u][BEDS], units[u][PROGRAMME]) for u in range(a, b)]
            for h, (a, b) in enumerate(pairwise(first))
        ]
        self.rooms = [room for house in self.houses for room in house]
        self.lives: dict[int, Room] = {}
        self.waiting: list[tuple[int, int, simpy.Event]] = []
        self.counts: Counter[str] = Counter()

    def run(self, until: float) -> Counter[str]:
        for who in range(len(self.times)):
            self.env.process(self.household(who))
        for unit, first, last in self.numbers.closures.tolist():
            self.env.process(self.works(self.rooms[int(unit)], first, last))
        self.env.run(until=until)
        return self.counts

    def count(self, who: int, what: str) -> None:
        if self.times[who][AT] >= self.first_day:
            self.counts[what] += 1

    def household(self, who: int) -> Any:
        yield self.env.timeout(self.times[who][AT])
        self.count(who, "requests")
        room = self.find(self.facts[who][KIND], FAR)
        if room is not None:
            self.count(who, "at once")
        elif self.times[who][PATIENCE] <= 0:
            self.count(who, "turned away")
            return
        else:
            called = self.env.event()
            entry = (self.facts[who][DANGER], who, called)
            self.waiting.append(entry)
            self.waiting.sort(key=lambda e: e[:2])
            yield called | self.env.timeout(self.times[who][PATIENCE])
            if not called.triggered:
                self.waiting.remove(entry)
                self.count(who, "gave up")
                return
            room = called.value
            self.count(who, "later")
        self.take(who, room)
        arrives = self.facts[who][ARRIVES]
        lived = self.numbers.travel_days + self.times[who][STAY]
        yield self.env.timeout(lived if arrives else self.numbers.hold_days)
        house = self.lives[who].house
        self.leave(who, bool(arrives))
        self.serve(house)

    def take(self, who: int, room: Room) -> None:
        room.free = False
        self.lives[who] = room

    def leave(self, who: int, lived: bool) -> None:
        room = self.lives.pop(who)
        room.free = True
        if lived and self.numbers.clean_days:
            room.clean = False
            self.env.process(self.cleaning(room))

    def cleaning(self, room: Room) -> Any:
        yield self.env.timeout(self.numbers.clean_days)
        room.clean = True
        self.serve(room.house)

    def works(self, room: Room, first: float, last: float) -> Any:
        yield self.env.timeout(first)
        room.open = False
        yield self.env.timeout(last - first)
        room.open = True
        self.serve(room.house)

    def find(
        self, kind: int, below: int, here: int | None = None, bend: bool = True
    ) -> Room | None:
        beds, programme = self.asks[kind][0], self.asks[kind][2]
        best, room = None, None
        for house in self.order[kind] if here is None else (here,):
            near, rooms = self.near[kind][house], self.houses[house]
            if near >= below or (best and not best[0] and near > best[1]):
                break
            free = Counter(
                r.beds
                for r in rooms
                if r.usable and r.programme == programme and r.beds >= beds
            )
            for r in rooms:
                other = r.programme != programme
                if not r.usable or r.beds < beds or (other and not self.overflow):
                    continue
                rank = (other, near, r.beds - beds, -free[r.beds], r.number)
                if (bend or not other) and (best is None or rank < best):
                    best, room = rank, r
        return room

    def serve(self, here: int) -> None:
        for entry in list(self.waiting):
            room = self.find(self.facts[entry[1]][KIND], FAR, here)
            if room is not None:
                self.waiting.remove(entry)
                room.free = False
                entry[2].succeed(room)
        if self.numbers.transfers:
            self.bring_near(here)

    def bring_near(self, here: int) -> None:
        for who in list(self.lives):
            kind = self.facts[who][KIND]
            near = self.near[kind][self.lives[who].house]
            if near <= self.near[kind][here] or not self.facts[who][ARRIVES]:
                continue
            best = self.find(kind, near, here)
            room = self.find(kind, near, here, bend=False)
            if room is not None and room is best:
                self.leave(who, lived=True)
                self.take(who, room)
                self.count(who, "transferred")
                return
