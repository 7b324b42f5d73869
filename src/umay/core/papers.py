"""Papers: what the house writes for somebody, and what each kind tells."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

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
    ORIGINAL = "original"
    CLEANED = "cleaned"
    EVIDENCE = "evidence"
    EVERYBODY = "everybody"
    LIMITS = "limits"
    CHRONOLOGY = "chronology"
    ORDER_REQUEST = "order_request"
    OWN_COMPLAINT = "own_complaint"
    REFUSAL_COMPLAINT = "about_refusal"
    CALENDAR = "calendar"
    JOURNAL = "journal"
    REPORT = "report"
    SAFETY_PLAN = "safety_plan"
    HER_PAGE = "her_page"
    LAW_SAYS = "law_says"


class Form(StrEnum):
    """As what a paper is handed over."""

    PAGE = "page"
    TEXT = "text"
    DOCUMENT = "document"
    CALENDAR = "calendar"
    PDF = "pdf"


@dataclass(frozen=True)
class Written:
    """A paper that is more than its text: ``data`` are the bytes of its file."""

    text: str
    data: bytes


class Basis(StrEnum):
    """Why something may leave."""

    CONSENT = "consent"
    DEMAND = "demand"
    HER_RIGHT = "her_right"
    HOUSE = "house"  # paper that stays in the house
    TOTALS = "totals"  # sums of which nobody can be told


# What a lawyer needs to see what happened, in order. Her name is not among it: whose
# it is, she says herself.
OF_CHRONOLOGY = frozenset(
    {
        "incident.told",
        "incident.narrative",
        "incident.seen_by",
        "incident.injuries",
        "statement.told",
        "statement.answer",
        "evidence.file_name",
        "evidence.sha256",
    }
)

# What the law says follows from these alone.
OF_LAW_SAYS = frozenset({"incident.told"})

OF_SAFETY_PLAN = frozenset(
    {"safetypart.marked", "safetypart.plan_words", "household.safety_plan"}
)

# What she sees of her file by herself, but for her complaints: who prints it reads it.
OF_HER_PAGE = frozenset(
    {
        "goal.words",
        "task.words",
        "appointment.words",
        "appointment.at",
        "stay.first_day",
        "member.age",
        "opening.worker",
        "opening.why",
    }
)

# Drafts a lawyer must read: what each is made of.
DRAFTS = (Paper.ORDER_REQUEST, Paper.OWN_COMPLAINT, Paper.REFUSAL_COMPLAINT)
OF_DRAFTS = OF_CHRONOLOGY | {"member.full_name", "household.abuser"}

# To whom something may go on this basis; a consent may name anybody.
REACHES: dict[Basis, frozenset[Recipient]] = {
    Basis.CONSENT: frozenset(Recipient)
    - {Recipient.HERSELF, Recipient.HOUSE, Recipient.STATISTICS},
    Basis.DEMAND: frozenset({Recipient.COURT, Recipient.POLICE, Recipient.INSPECTOR}),
    Basis.HER_RIGHT: frozenset({Recipient.HERSELF}),
    Basis.HOUSE: frozenset({Recipient.HOUSE}),
    Basis.TOTALS: frozenset({Recipient.STATISTICS}),
}


@dataclass(frozen=True)
class Line:
    """One answer on a paper. ``number`` is the member's whose it is, or that of the
    incident, talk or part of a plan it belongs to, also of the one a file shows; 0 is
    the family's. ``row`` is what
    was opened for it, if it was sealed."""

    field: str
    value: str | date
    number: int = 0
    row: UUID | None = None

    @property
    def is_of_an_incident(self) -> bool:
        shows_one = self.field.startswith("evidence.") and self.number > 0
        return shows_one or self.field.startswith(("incident.", "statement."))

    @property
    def is_about_danger(self) -> bool:
        return self.field.startswith(("dangertalk.", "safetypart."))


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
    found: list[Paper] = []
    if "incident.told" in fields:
        found.append(Paper.CHRONOLOGY)
        found += DRAFTS if recipient is Recipient.HER_LAWYER else ()
    if recipient is Recipient.PARTNER and "household.survivor_code" in fields:
        found.append(Paper.HANDOVER)
    if "stay.first_day" in fields and recipient is not Recipient.PARTNER:
        found.append(Paper.STAY_LETTER)
    return [*found, Paper.NAMED_FIELDS]
