"""Roles: what a worker is in the house. One each."""

from enum import StrEnum


class Role(StrEnum):
    """What each may do stands in ``core.policy``."""

    DUTY = "duty"
    SOCIAL = "social"
    PSYCHOLOGIST = "psychologist"
    CHILDREN = "children"
    LAWYER = "lawyer"
    MEDIC = "medic"
    DIRECTOR = "director"
    ADMIN = "admin"
    INSPECTOR = "inspector"
