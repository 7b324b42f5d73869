"""Fields: days, numbers and codes as an export writes them."""

import re
from collections.abc import Mapping
from datetime import date
from typing import TypeVar

from umay.core.hmis.rows import Findings, Row, Unfit, quoted

EARLIEST = date(1970, 1, 1)  # no house kept such records before
_DAY = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})([ T][0-9:.]{5,15})?")
_NUMBER = re.compile(r"[0-9]{1,6}")
Meaning = TypeVar("Meaning")


def day(row: Row, name: str) -> date:
    """Return the day of a date, whatever its hour. Raises ``Unfit``."""
    value = row.text(name)
    if not value:
        raise Unfit(f"{name} is empty")
    found = _DAY.fullmatch(value)
    try:
        if found is None:
            raise ValueError
        return date.fromisoformat(found[1])
    except ValueError:
        raise Unfit(f"{name} {quoted(value)} is not a day like 2024-02-29") from None


def day_of_record(row: Row, name: str) -> date:
    """Return a day on which something was recorded. Raises ``Unfit``."""
    found = day(row, name)
    if found < EARLIEST:
        raise Unfit(f"{name} {found} is before {EARLIEST.year}")
    return found


def number(row: Row, name: str, most: int) -> int:
    """Return a count; an empty field counts nothing. Raises ``Unfit``."""
    value = row.text(name) or "0"
    if not _NUMBER.fullmatch(value):
        raise Unfit(f"{name} {quoted(value)} is not a count")
    if int(value) > most:
        raise Unfit(f"{name} {value} is more than {most}")
    return int(value)


def meaning(
    row: Row, name: str, codes: Mapping[str, Meaning], findings: Findings
) -> Meaning:
    """Return what a code means; an unknown one means what an empty one does."""
    value = row.text(name)
    if value not in codes:
        findings.remark(row, f"{name} {quoted(value)} is not in the list: unknown")
    return codes.get(value, codes[""])
