"""Knocking: a try to come in is counted before it is made, and forgotten if it works.

The same for a name nobody has: the answer does not tell which names there are.
"""

import unicodedata
from collections.abc import Mapping
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.crypto import salted_hmac

from umay.core.slowing import FROM_ANYWHERE, FROM_ONE_ADDRESS, Pace
from umay.records.store import failures


def knock(name: str, address: str, at: datetime) -> timedelta:
    """Return zero if this try may be made now, or how long it must wait."""
    with transaction.atomic():
        return failures.take_turn(_abouts(name, address), at)


def came_in(name: str, address: str, at: datetime) -> None:
    """Forget what went wrong before."""
    with transaction.atomic():
        failures.forget(_abouts(name, address), at)


def _abouts(name: str, address: str) -> Mapping[str, Pace]:
    folded = unicodedata.normalize("NFKC", name).casefold()
    return {
        _hashed(f"{folded}\n{address}"): FROM_ONE_ADDRESS,
        _hashed(folded): FROM_ANYWHERE,
    }


def _hashed(about: str) -> str:
    told = about.encode("utf-8", "surrogatepass").hex()
    return salted_hmac("umay.knock", told, algorithm="sha256").hexdigest()
