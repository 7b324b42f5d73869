"""Starting: the database is compared with the last word of the witnesses.

A database that is older, or another, than what they cosigned was put back or altered.
It does not start until somebody decides, and the decision stands in the ledger.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from django.db import transaction

from umay.proof.checkpoints import read_checkpoint
from umay.proof.notes import read_note
from umay.proof.proofs import root_of
from umay.records import log_files
from umay.records.models import LedgerTree
from umay.records.store import acts
from umay.records.store.rows import change
from umay.use_cases.ledger.log import log_of


class Why(StrEnum):
    """Why an older database was put back."""

    RESTORED = "restored"
    BROKEN = "broken"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Behind:
    """``seen`` entries were cosigned; ``here`` are there now. Equal numbers mean that
    the entries are others."""

    center: UUID
    seen: int
    here: int


def behind(center: UUID) -> Behind | None:
    """Return how this database falls short of what witnesses cosigned, if it does."""
    kept = log_files.last_seen(center)
    if not kept:
        return None
    seen = read_checkpoint(read_note(kept).text)
    log = log_of(center)
    if seen.origin != log.origin or log.tree.size < seen.size:
        return Behind(center, seen.size, log.tree.size)
    if root_of(seen.size, log.reads(seen.size)) != seen.root:
        return Behind(center, seen.size, log.tree.size)
    return None


def begin_new_log(center: UUID, why: Why, by: UUID, at: datetime) -> int:
    """Go on with the database as it is, under a new name that witnesses must accept.

    Returns the log's number. What was seen before is kept beside the database.
    """
    found = behind(center)
    with transaction.atomic():
        head = acts.lock_center(center)
        tree = LedgerTree.objects.select_for_update().get(pk=center)
        change(tree, number=tree.number + 1)
        acts.append_entry(
            head,
            act="log.begun_anew",
            subject=str(center),
            by=by,
            at=at,
            facts={
                "why": why,
                "number": tree.number,
                "seen": found.seen if found else 0,
                "here": tree.size,
            },
        )
    log_files.begin_anew(center, tree.number)
    return tree.number
