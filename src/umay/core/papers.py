"""Papers: what the house writes for somebody, and what each kind tells."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from umay.core.recipients import Recipient


class Paper(StrEnum):
    STAY_LETTER = "stay_letter"
    OWN_FILE = "own_file"
    NAMED_FIELDS = "named_fields"
    HANDOVER = "handover"
    OPENED_BY = "opened_by"
    BOARD = "board"
    RECEIPT = "receipt"
    CONTENT = "receipt_content"
    EVERYBODY = "everybody"


class Basis(StrEnum):
    """Why something may leave."""

    CONSENT = "consent"
    DEMAND = "demand"
    HER_RIGHT = "her_right"
    HOUSE = "house"  # paper that stays in the house


# To whom something may go on this basis; a consent may name anybody.
REACHES: dict[Basis, frozenset[Recipient]] = {
    Basis.CONSENT: frozenset(Recipient)
    - {Recipient.HERSELF, Recipient.HOUSE, Recipient.STATISTICS},
    Basis.DEMAND: frozenset({Recipient.COURT, Recipient.POLICE, Recipient.INSPECTOR}),
    Basis.HER_RIGHT: frozenset({Recipient.HERSELF}),
    Basis.HOUSE: frozenset({Recipient.HOUSE}),
}


@dataclass(frozen=True)
class Line:
    """One answer on a paper. ``member`` numbers whose it is; 0 is the family's."""

    field: str
    value: str | date
    member: int = 0


@dataclass(frozen=True)
class Sheet:
    """All a paper may say. Who writes it out is given nothing else."""

    paper: Paper
    recipient: Recipient
    today: date
    lines: tuple[Line, ...] = ()

    def of(self, field: str) -> list[str | date]:
        return [line.value for line in self.lines if line.field == field]


def papers_for(recipient: Recipient, fields: Collection[str]) -> list[Paper]:
    """Return the papers that can be written of these fields, the fittest first."""
    found = []
    if recipient is Recipient.PARTNER and "household.survivor_code" in fields:
        found.append(Paper.HANDOVER)
    if "stay.first_day" in fields and recipient is not Recipient.PARTNER:
        found.append(Paper.STAY_LETTER)
    return [*found, Paper.NAMED_FIELDS]
