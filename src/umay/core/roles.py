"""Roles: what a worker is in the house. One each, for now."""

from enum import StrEnum


class Role(StrEnum):
    """What a worker may do is decided by the policy table in ``web.access``."""

    DUTY = "duty"
    SOCIAL = "social"
    DIRECTOR = "director"
    ADMIN = "admin"
