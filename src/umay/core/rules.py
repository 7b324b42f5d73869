"""Rules: what one house has decided for itself. All are settings, none is buried."""

from dataclasses import dataclass
from enum import StrEnum

MOST_WEEKS = 12  # between two talks about danger: the Plymouth list's review


class OlderBoys(StrEnum):
    """What the house does about boys from a certain age on."""

    WELCOME = "welcome"
    OWN_ROOM = "own_room"
    ASK = "ask"


class Overflow(StrEnum):
    """Whether a household may take a unit that another programme pays for."""

    NEVER = "never"
    WITH_REASON = "with_reason"
    FREELY = "freely"


@dataclass(frozen=True)
class HouseRules:
    """Ages in years and months, times in minutes, counts in beds."""

    hold_minutes: int = 90
    cot_until_months: int = 24
    older_boys: OlderBoys = OlderBoys.OWN_ROOM
    older_boy_from: int | None = 14
    overflow: Overflow = Overflow.WITH_REASON
    fold_outs_per_unit: int = 1
