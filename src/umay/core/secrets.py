"""Secrets: what is sealed, in which categories, and why somebody may open it."""

from enum import StrEnum


class Category(StrEnum):
    """Each household has independent keys for each of these."""

    IDENTITY = "identity"
    SAFETY = "safety"
    NOTES = "notes"
    HEALTH = "health"
    EVIDENCE = "evidence"
    PRIVATE = "private"


# A note of one's own has a key of its own. It goes to nobody: not with a household
# that is handed over, not to two supervisors, not with a copy; only the paper cards
# would open it.
SHARED = frozenset(Category) - {Category.PRIVATE}


class Reason(StrEnum):
    """Why a sealed field is opened. The first six the program knows by itself."""

    OWN = "own"  # her own worker
    CALL = "call"  # she is asking for a place, or on her way
    GIVEN = "given"  # was given the key, for what it was given
    MARKING = "marking"  # so that she is found again, or hidden from who knows her
    RENEWED = "renewed"  # sealed anew, because somebody lost her keys; nobody reads it
    COUNTING = "counting"  # for a sum that names nobody
    SAFETY = "safety"
    CONTACT = "contact"
    HEALTH = "health"
    DOCUMENTS = "documents"
    COURT = "court"
    HER_WISH = "her_wish"
    HANDOVER = "handover"
    EMERGENCY = "emergency"
    HERSELF = "herself"  # the resident, signed in with her card


# What nobody reads: the program opens it and closes it again.
BY_THE_PROGRAM = frozenset({Reason.MARKING, Reason.RENEWED})

# What a worker may choose from when the program does not know why.
ASKED = (
    Reason.SAFETY,
    Reason.CONTACT,
    Reason.HEALTH,
    Reason.DOCUMENTS,
    Reason.COURT,
    Reason.HER_WISH,
    Reason.HANDOVER,
)
