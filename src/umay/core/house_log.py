"""The log of the house: what happened at the gate and inside, and who was told.

An incident is an act against her; what is written here happened to the house.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

# For how many days it is kept who came to the gate, if the house sets nothing else.
GATE_LOG_DAYS, LEAST_LOG_DAYS, MOST_LOG_DAYS = 90, 7, 730


class Kind(StrEnum):
    SEEN_OUTSIDE = "seen_outside"
    ASKED_FOR_HER = "asked_for_her"
    TRIED_TO_ENTER = "tried_to_enter"
    THREATENED = "threatened"
    SENT_SOMEBODY = "sent_somebody"
    CONFLICT = "conflict"
    INJURY = "injury"
    MISSING_CHILD = "missing_child"
    TRACKER = "tracker"
    ADDRESS_KNOWN = "address_known"
    FIRE = "fire"
    INSPECTION = "inspection"
    OTHER = "other"


AT_THE_GATE = (
    Kind.SEEN_OUTSIDE,
    Kind.ASKED_FOR_HER,
    Kind.TRIED_TO_ENTER,
    Kind.THREATENED,
    Kind.SENT_SOMEBODY,
)
IN_THE_HOUSE = tuple(kind for kind in Kind if kind not in AT_THE_GATE)


class Told(StrEnum):
    """Who was told. Nobody is an answer as well: then none of them is named."""

    DIRECTOR = "director"
    POLICE = "police"
    AMBULANCE = "ambulance"
    FIRE_SERVICE = "fire_service"
    FAMILY = "family"
    WHOLE_HOUSE = "whole_house"


@dataclass(frozen=True)
class Event:
    """``families`` are the keys of one or two it is about, if anybody's."""

    kind: Kind
    at: datetime
    told: Collection[Told] = ()
    families: tuple[UUID, ...] = ()
