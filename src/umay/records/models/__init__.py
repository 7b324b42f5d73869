"""Models by subject."""

from umay.records.models.asking import Request, TurnAway, WaitingEntry, WaitingMove
from umay.records.models.center import Center, LedgerHead, OwnLimit, Programme, Rules
from umay.records.models.claims import Claim, Hold, Vacancy
from umay.records.models.consents import Consent, Demand, Release
from umay.records.models.contacts import SafeContact
from umay.records.models.doors import Door, DoorSign
from umay.records.models.entering import Failure, Invitation
from umay.records.models.evidence import Evidence, EvidencePart
from umay.records.models.households import Household, KeepApart, Member
from umay.records.models.incidents import Incident, Statement
from umay.records.models.keys import (
    BreakGlass,
    ForwardedPiece,
    Grant,
    Holder,
    HouseholdKey,
    Lock,
    Mark,
    Piece,
    SharedKey,
)
from umay.records.models.ledger import (
    LedgerCheckpoint,
    LedgerEntry,
    LedgerTile,
    LedgerTree,
    SentForm,
)
from umay.records.models.promises import Promise
from umay.records.models.reviews import LikeName, ReadsReview
from umay.records.models.rights import Restriction, RightAsked
from umay.records.models.stays import Absence, Extension, Stay
from umay.records.models.tasks import Task
from umay.records.models.units import Bed, Unit
from umay.records.models.walls import Closure, Declaration, Wall
from umay.records.models.workers import Worker
from umay.records.sessions import Session

__all__ = [
    "Absence",
    "Bed",
    "BreakGlass",
    "Center",
    "Claim",
    "Closure",
    "Consent",
    "Declaration",
    "Demand",
    "Door",
    "DoorSign",
    "Evidence",
    "EvidencePart",
    "Extension",
    "Failure",
    "ForwardedPiece",
    "Grant",
    "Hold",
    "Holder",
    "Household",
    "HouseholdKey",
    "Incident",
    "Invitation",
    "KeepApart",
    "LedgerCheckpoint",
    "LedgerEntry",
    "LedgerHead",
    "LedgerTile",
    "LedgerTree",
    "LikeName",
    "Lock",
    "Mark",
    "Member",
    "OwnLimit",
    "Piece",
    "Programme",
    "Promise",
    "ReadsReview",
    "Release",
    "Request",
    "Restriction",
    "RightAsked",
    "Rules",
    "SafeContact",
    "SentForm",
    "Session",
    "SharedKey",
    "Statement",
    "Stay",
    "Task",
    "TurnAway",
    "Unit",
    "Vacancy",
    "WaitingEntry",
    "WaitingMove",
    "Wall",
    "Worker",
]
