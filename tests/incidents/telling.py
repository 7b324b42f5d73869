"""What happened, told in a test."""

from datetime import date, timedelta
from uuid import UUID

from tests.small_house import SmallHouse
from umay.core.incidents import (
    Incident,
    Office,
    Place,
    Relationship,
    Statement,
    Step,
)
from umay.use_cases.incidents import report_incident, tell_office

WAITED = Incident(
    "K1",
    date(2026, 2, 1),
    date(2026, 2, 20),
    Place.STREET,
    Relationship.EX_COHABITANT,
)
HER_WORDS = "He stood at the gate every morning"


def happened(house: SmallHouse, household: UUID) -> UUID:
    """Report one act of which the police would not hear; return its key."""
    order = house.order()
    words = {"narrative": HER_WORDS, "seen_by": "A neighbour", "injuries": ""}
    incident = report_incident(order, household, WAITED, words).subject
    told = Statement(Office.POLICE, order.today, True, Step.PROSECUTOR)
    due = order.today + timedelta(days=3)
    tell_office(house.order(), incident, told, "Go home", due)
    return incident
