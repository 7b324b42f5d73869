"""Models by subject."""

from umay.records.models.asking import Request, TurnAway, WaitingEntry, WaitingMove
from umay.records.models.center import Center, LedgerHead, OwnLimit, Programme, Rules
from umay.records.models.children import Child, ChildSession, CourtOrder
from umay.records.models.claims import Claim, Hold, Vacancy
from umay.records.models.complaints import Complaint
from umay.records.models.consents import Consent, Demand, Release
from umay.records.models.contacts import SafeContact
from umay.records.models.danger import DangerTalk, SafetyPart
from umay.records.models.doors import Door, DoorSign
from umay.records.models.entering import Failure, Invitation
from umay.records.models.evidence import Evidence, EvidencePart, EvidenceTie
from umay.records.models.gate_cards import GateCard
from umay.records.models.house_log import (
    Handover,
    HandoverLine,
    HouseEvent,
    HouseSecret,
)
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
from umay.records.models.law import LawEdition, LawLook
from umay.records.models.leaving import ExitLine, ExitPlan, FollowUp
from umay.records.models.ledger import (
    LedgerCheckpoint,
    LedgerEntry,
    LedgerTile,
    LedgerTree,
    SentForm,
)
from umay.records.models.lockers import Allergies, Lending, Locker
from umay.records.models.operators import OperatorAnswer, OperatorChange
from umay.records.models.plans import Appointment, Goal, Note, ServiceGiven
from umay.records.models.promises import Promise
from umay.records.models.reports import GapStep, ReportStep
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
    "Allergies",
    "Appointment",
    "Bed",
    "BreakGlass",
    "Center",
    "Child",
    "ChildSession",
    "Claim",
    "Closure",
    "Complaint",
    "Consent",
    "CourtOrder",
    "DangerTalk",
    "Declaration",
    "Demand",
    "Door",
    "DoorSign",
    "Evidence",
    "EvidencePart",
    "EvidenceTie",
    "ExitLine",
    "ExitPlan",
    "Extension",
    "Failure",
    "FollowUp",
    "ForwardedPiece",
    "GapStep",
    "GateCard",
    "Goal",
    "Grant",
    "Handover",
    "HandoverLine",
    "Hold",
    "Holder",
    "HouseEvent",
    "HouseSecret",
    "Household",
    "HouseholdKey",
    "Incident",
    "Invitation",
    "KeepApart",
    "LawEdition",
    "LawLook",
    "LedgerCheckpoint",
    "LedgerEntry",
    "LedgerHead",
    "LedgerTile",
    "LedgerTree",
    "Lending",
    "LikeName",
    "Lock",
    "Locker",
    "Mark",
    "Member",
    "Note",
    "OperatorAnswer",
    "OperatorChange",
    "OwnLimit",
    "Piece",
    "Programme",
    "Promise",
    "ReadsReview",
    "Release",
    "ReportStep",
    "Request",
    "Restriction",
    "RightAsked",
    "Rules",
    "SafeContact",
    "SafetyPart",
    "SentForm",
    "ServiceGiven",
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
