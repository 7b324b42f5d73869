"""Keys: which rooms have not been given to anybody in the story yet."""

from random import Random

from umay.commands.demo_house.plan import UNITS


class Keys:
    """The board with the keys of the rooms: each is taken once."""

    def __init__(self, dice: Random) -> None:
        self._left = dice.sample(UNITS, len(UNITS))

    def named(self, *codes: str) -> tuple[str, ...]:
        self._left = [unit for unit in self._left if unit.code not in codes]
        return codes

    def take(self, programme: str, beds: int, **wanted: object) -> tuple[str]:
        unit = next(
            unit
            for unit in self._left
            if (unit.programme, unit.beds) == (programme, beds)
            and all(getattr(unit, name) == value for name, value in wanted.items())
        )
        self._left.remove(unit)
        return (unit.code,)
