"""Passwords: how long one must be that somebody has chosen."""

ALONE = 15  # characters
WITH_SECOND_FACTOR = 8


def least(second_factor: bool) -> int:
    """Return how many letters a chosen password needs (NIST SP 800-63B-4)."""
    return WITH_SECOND_FACTOR if second_factor else ALONE
