"""People: who a client is to the house: an age and a sex, never a name."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from umay.core.hmis.fields import day, meaning
from umay.core.hmis.rows import Findings, Row, Unfit, keyed
from umay.core.people import Sex

_TOLD = {"", "1", "2"}  # full or approximate; the rest is not told (list 3.03.1)
_SEX = {
    "0": Sex.FEMALE,
    "1": Sex.MALE,
    "8": Sex.UNKNOWN,
    "9": Sex.UNSAID,
    "99": Sex.UNKNOWN,
    "": Sex.UNKNOWN,
}
_NONE_TOLD = {"9": Sex.UNSAID}
YES = "1"


@dataclass(frozen=True)
class Human:
    """``born`` is missing when it was not told."""

    row: Row
    key: str
    sex: Sex
    born: date | None


def people_of(rows: Sequence[Row], findings: Findings) -> dict[str, Human]:
    """Return the clients by their ID."""
    found = {}
    for key, row in keyed(rows, "PersonalID", findings):
        try:
            found[key] = Human(row, key, _sex(row, findings), _born(row))
        except Unfit as unfit:
            findings.refuse(row, str(unfit))
    return found


def _born(row: Row) -> date | None:
    if row.text("DOBDataQuality") not in _TOLD or not row.text("DOB"):
        return None
    return day(row, "DOB")


def _sex(row: Row, findings: Findings) -> Sex:
    """FY2026 has one column; FY2024 asked for genders, of which she may have many."""
    if row.fields and "Sex" in row.fields:
        return meaning(row, "Sex", _SEX, findings)
    told = (row.text("Woman") == YES, row.text("Man") == YES)
    if told == (True, False):
        return Sex.FEMALE
    if told == (False, True):
        return Sex.MALE
    return _NONE_TOLD.get(row.text("GenderNone"), Sex.UNKNOWN)
