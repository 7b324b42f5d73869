"""Words for papers: recipients, purposes, kinds of paper, and every field."""

from collections.abc import Iterable, Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from umay.core.consents import Purpose
from umay.core.outgoing import TAGS
from umay.core.papers import REACHES, Basis, Paper
from umay.core.recipients import Recipient, fields_for
from umay.web.wording.secrets import COLUMN

Words = Mapping[str, str | Promise]

RECIPIENT: Words = {
    Recipient.HERSELF: _("herself"),
    Recipient.HOUSE: _("the house"),
    Recipient.HER_LAWYER: _("her lawyer"),
    Recipient.COURT: _("a court"),
    Recipient.POLICE: _("the police"),
    Recipient.SOCIAL_OFFICE: _("a social office"),
    Recipient.HEALTH: _("a doctor or hospital"),
    Recipient.SCHOOL: _("a school or kindergarten"),
    Recipient.PARTNER: _("another center"),
    Recipient.OTHER_PARTY: _("the other party"),
    Recipient.STATISTICS: _("a donor, or who counts"),
    Recipient.INSPECTOR: _("an inspector"),
}
PURPOSE: Words = {
    Purpose.ALLOWANCE: _("Money she has a right to"),
    Purpose.HOUSING: _("A home"),
    Purpose.LEGAL_HELP: _("Help with the law"),
    Purpose.PROTECTION: _("Protection"),
    Purpose.TREATMENT: _("Treatment"),
    Purpose.SCHOOLING: _("School or kindergarten"),
    Purpose.MOVE: _("Moving to another center"),
}
PAPER: Words = {
    Paper.STAY_LETTER: _("Letter: she lives with us"),
    Paper.OWN_FILE: _("Her whole file"),
    Paper.NAMED_FIELDS: _("Only the named answers"),
    Paper.HANDOVER: _("Handing over, by codes"),
    Paper.OPENED_BY: _("Who opened it"),
    Paper.BOARD: _("List for paper"),
    Paper.RECEIPT: _("Receipt, sheet 1"),
    Paper.CONTENT: _("Receipt, sheet 2"),
    Paper.EVERYBODY: _("Everybody out"),
    Paper.LIMITS: _("Limits"),
    Paper.CHRONOLOGY: _("What happened, in order"),
    Paper.ORDER_REQUEST: _("Draft: request for a protective order"),
    Paper.OWN_COMPLAINT: _("Draft: her own complaint to the court"),
    Paper.REFUSAL_COMPLAINT: _("Draft: complaint about a refusal"),
    Paper.SAFETY_PLAN: _("Her plan to stay safe"),
    Paper.HER_PAGE: _("Her own page"),
    Paper.LAW_SAYS: _("What the law says to each act"),
    Paper.ORIGINAL: _("One file as it came"),
    Paper.CLEANED: _("One picture without its place"),
    Paper.EVIDENCE: _("Evidence with its proofs"),
    Paper.CALENDAR: _("File for her calendar"),
    Paper.JOURNAL: _("A journal by codes"),
    Paper.REPORT: _("A report in numbers"),
}
SHEET_TITLE: Words = {
    Paper.STAY_LETTER: _("Letter"),
    Paper.OWN_FILE: _("File"),
    Paper.NAMED_FIELDS: _("Extract"),
    Paper.HANDOVER: _("Letter"),
    Paper.OPENED_BY: _("List"),
    Paper.BOARD: _("List"),
    Paper.RECEIPT: _("Receipt, sheet 1"),
    Paper.CONTENT: _("Receipt, sheet 2"),
    Paper.EVERYBODY: _("Everybody out"),
    Paper.LIMITS: _("Limits"),
    Paper.CHRONOLOGY: _("Chronology"),
    Paper.ORDER_REQUEST: _("Request for a protective order"),
    Paper.OWN_COMPLAINT: _("Complaint of private prosecution"),
    Paper.REFUSAL_COMPLAINT: _("Complaint about a refusal"),
    Paper.JOURNAL: _("Journal"),
    Paper.REPORT: _("Report"),
    Paper.SAFETY_PLAN: _("My plan"),
    Paper.HER_PAGE: _("My page"),
    Paper.LAW_SAYS: _("What the law says"),
}
PRINT_IT = _(
    "This machine cannot make a PDF yet. Make the page and print it; there you may also"
    " choose “Save as PDF”. The administrator adds what is missing: sudo apt install"
    " libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
)
BASIS: Words = {
    Basis.CONSENT: _("she agreed"),
    Basis.DEMAND: _("it was demanded and checked"),
    Basis.HER_RIGHT: _("it is hers"),
    Basis.HOUSE: _("it stays in the house"),
    Basis.TOTALS: _("it names nobody"),
}
PLAIN: Words = {
    "survivor_code": _("Her code"),
    "pregnant": _("Pregnant"),
    "step_free": _("No steps"),
    "languages": _("Languages"),
    "pets": _("Animals"),
    "age": _("Age"),
    "sex": _("Girl or boy, woman or man"),
    "first_day": _("Living here since"),
    "exit_day": _("Left on"),
    "unit": _("Unit"),
    "planned_leaving": _("Planned day of leaving"),
    "leaving_to": _("Where she plans to go"),
    "destination": _("Where she went"),
    "name": _("The name of the house"),
    "region": _("Region"),
    "worker": _("Workers"),
    "codes": _("Codes"),
    "proof": _("That it was written down"),
    "content": _("What was written down"),
    "words": _("Her words of that day"),
    "original": _("Evidence as it came"),
    "cleaned": _("Pictures without their place"),
    "units": _("Units"),
    "days": _("Days"),
    "counts": _("Numbers"),
    "at": _("Day and hour"),
}


def field_word(field: str) -> str | Promise:
    """Say what a field asks; the column alone, as on the forms."""
    column = field.partition(".")[2]
    return PLAIN.get(column) or COLUMN.get(column) or column


def asked_of_her() -> list[tuple[str, str | Promise]]:
    """Return every field a consent could name, as choices of a form."""
    could = {f for one in REACHES[Basis.CONSENT] for f in fields_for(one, TAGS)}
    return [(f, field_word(f)) for f in TAGS if f in could]


def told(fields: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(str(field_word(field)) for field in fields))
