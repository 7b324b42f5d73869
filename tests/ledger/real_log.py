"""The log of a real house, read from its database, as a verifier would be handed it."""

from datetime import timedelta

from tests.ledger.logged import Logged
from tests.proof.a_ledger import Ledger, Line, remembering
from umay.proof.notes import read_note
from umay.records import log_files
from umay.records.models import LedgerCheckpoint
from umay.records.queries.ledger import entries_after
from umay.use_cases.ledger.log import entry_of, log_of
from umay.use_cases.ledger.witnessing import policy_of

TAIL = 3  # entries no witness has seen


def live(logged: Logged) -> None:
    """A day of the house: acts, two words of the witnesses, and a tail."""
    logged.acts()
    logged.is_witnessed()
    logged.house.now += timedelta(hours=7)
    logged.acts()
    logged.is_witnessed()
    logged.acts(TAIL)


def ledger_of(logged: Logged) -> Ledger:
    log = log_of(logged.center)
    seen = read_note(log_files.last_seen(logged.center))
    rows = LedgerCheckpoint.objects.filter(center_id=logged.center).order_by("size")
    return Ledger(
        lines=tuple(
            Line(entry_of(row).to_bytes(), bytes(row.salt or b""), row.said)
            for row in entries_after(logged.center, 0)
        ),
        heads=tuple(read_note(row.note.encode()) for row in rows),
        seen=seen,
        witnessed=int(seen.text.split("\n")[1]),
        policy=remembering(policy_of(log)),
        log=log.key,
        witnesses=tuple(witness.folder.key for witness in logged.witnesses.values()),
    )
