"""The houses as they would be: rooms added, larger, paid otherwise, or next door."""

from dataclasses import dataclass, replace

from umay.forecast.scenario import House, Scenario, Unit

NEXT = "next"


@dataclass(frozen=True)
class Rebuilding:
    """``units`` are added; so many ``beds`` stand more in each room there is now.

    ``turned`` rooms of other programmes, the smallest first, go over to one;
    ``next_house`` are the rooms of a second house, for whom the first has no room.
    """

    units: tuple[Unit, ...] = ()
    beds: int = 0
    turned: int = 0
    programme: str = ""
    next_house: tuple[Unit, ...] = ()

    def of(self, scenario: Scenario) -> Scenario:
        """Return the scenario so rebuilt; it has one house."""
        (house,) = scenario.houses
        mine = replace(house, units=self._rooms(house) + self.units)
        if not self.next_house:
            return replace(scenario, houses=(mine,))
        near = ((house.code,), (NEXT,))
        return replace(
            scenario,
            houses=(mine, House(NEXT, self.next_house, cots=len(self.next_house))),
            kinds=tuple(replace(kind, houses=near) for kind in scenario.kinds),
        )

    def _rooms(self, house: House) -> tuple[Unit, ...]:
        others = [unit for unit in house.units if unit.programme != self.programme]
        others.sort(key=lambda unit: (unit.beds, unit.code))
        turned = {unit.code for unit in others[: self.turned]}
        return tuple(
            replace(
                unit,
                beds=unit.beds + self.beds,
                programme=self.programme if unit.code in turned else unit.programme,
            )
            for unit in house.units
        )
