"""Lockers and fridge boxes: what is hers is in it, and the house does not look inside.

The house keeps no list of medicine and gives none out.
"""

from enum import StrEnum


class LockerKind(StrEnum):
    LOCKER = "locker"
    FRIDGE = "fridge"


class LockerState(StrEnum):
    FREE = "free"
    GIVEN = "given"
    OUT_OF_USE = "out_of_use"
