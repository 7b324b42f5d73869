"""Departures: the exits of an export, by the enrollment they end."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from umay.core.exits import Destination, from_hmis
from umay.core.hmis.exports import Export
from umay.core.hmis.fields import day_of_record
from umay.core.hmis.rows import Findings, Row, Unfit, keyed, quoted


@dataclass(frozen=True)
class Departure:
    row: Row
    person: str
    day: date
    destination: Destination


@dataclass
class Departures:
    """``unread`` are rows by enrollment: she has left, but nobody knows when."""

    read: dict[str, Departure] = field(default_factory=dict)
    unread: dict[str, Row] = field(default_factory=dict)


def departures_of(
    rows: Sequence[Row], export: Export, findings: Findings
) -> Departures:
    """Return the exits. Who leaves after the day of the export has not left."""
    found = Departures()
    for enrollment, row in keyed(rows, "EnrollmentID", findings):
        try:
            departure = _departure(row, findings)
        except Unfit as unfit:
            findings.refuse(row, str(unfit))
            found.unread[enrollment] = row
            continue
        if departure.day > export.made_on:
            findings.refuse(row, f"ExitDate {departure.day} is after the export")
        else:
            found.read[enrollment] = departure
    return found


def _departure(row: Row, findings: Findings) -> Departure:
    left = day_of_record(row, "ExitDate")
    return Departure(row, row.text("PersonalID"), left, _destination(row, findings))


def _destination(row: Row, findings: Findings) -> Destination:
    code = row.text("Destination")
    if not code:
        return Destination.NOT_ASKED
    try:
        return from_hmis(int(code) if code.isascii() and code.isdigit() else -1)
    except ValueError:
        findings.remark(row, f"Destination {quoted(code)} is not in the list: unknown")
        return Destination.UNKNOWN
