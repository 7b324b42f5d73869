"""Receipts: that an act was written down that day, for her to take away.

The proof says nothing; the content says what was written. Only the gate asks for them:
each is a paper, and each paper that leaves is an act with its entry.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID

from umay.core.outgoing import TAGS
from umay.core.papers import Line
from umay.core.recipients import Recipient, fields_for
from umay.core.refusals import Ground, Refused
from umay.core.secrets import Reason
from umay.proof.contents import Content, Word
from umay.proof.entries import commit
from umay.proof.entry_proofs import EntryProof
from umay.proof.notes import read_note
from umay.proof.policy import Party, Policy
from umay.proof.proofs import prove_inclusion
from umay.proof.refusals import Malformed
from umay.records.models import LedgerCheckpoint, LedgerEntry
from umay.records.models.rows import CenterRow
from umay.records.queries.doors import door_in
from umay.records.queries.ledger import checkpoint_over
from umay.records.queries.receipts import entries_for, entry_for
from umay.records.queries.sealed_rows import sealed_rows
from umay.use_cases.keys.opening import open_rows
from umay.use_cases.ledger.growing import grow
from umay.use_cases.ledger.log import Hole, Log, entry_of, log_of
from umay.use_cases.ledger.witnessing import policy_of
from umay.use_cases.order import Order

PROOF, CONTENT, WORDS = "entry.proof", "entry.content", "entry.words"


@dataclass(frozen=True)
class Taken:
    """An entry she may take; ``seen`` if a quorum of witnesses has cosigned it."""

    entry: LedgerEntry
    seen: bool

    @property
    def words(self) -> bool:
        """Whether something was sealed in that act."""
        return bool(self.entry.said.get("words"))


def receipts_of(center: UUID, household: UUID, *, hers: bool = False) -> list[Taken]:
    """Return what she may take; on ``hers`` also what no worker is shown."""
    found = []
    for row in entries_for(center, household, hers=hers):
        head = checkpoint_over(center, row.seq)
        found.append(Taken(row, bool(head and head.witnessed_at)))
    return found


def lines_of_receipt(
    order: Order, household: UUID, entry: UUID, fields: frozenset[str]
) -> Iterator[Line]:
    """Yield what the paper may say.

    Raises ``Refused``: no such entry, a gap in the record, or a key is missing.
    """
    row = entry_for(
        order.center, household, entry, hers=door_in(str(order.by)) is not None
    )
    if row is None:
        raise Refused(Ground.NOT_FOUND)
    if PROOF in fields:
        log, head = _head_over(order, row)
        yield Line(PROOF, str(_proof(log, head, row)))
        yield Line("entry.seen", "yes" if head.witnessed_at else "no")
    if CONTENT in fields:
        hers = fields_for(Recipient.HERSELF, TAGS) if WORDS in fields else frozenset()
        words = _words(order, household, row, hers)
        yield Line(CONTENT, str(_content(order, row, words)))


def proof_and_content(
    order: Order, household: UUID, row: LedgerEntry, shown: frozenset[str]
) -> tuple[str, str]:
    """Return both sheets of one entry as texts, with the words of fields ``shown``.

    Raises ``Refused``: a gap in the record, or a key is missing.
    """
    log, head = _head_over(order, row)
    words = _words(order, household, row, shown)
    return str(_proof(log, head, row)), str(_content(order, row, words))


def _head_over(order: Order, row: LedgerEntry) -> tuple[Log, LedgerCheckpoint]:
    """The first head witnesses have cosigned says best on which day it stood."""
    try:
        grow(order.center, order.at)
    except Hole:
        raise Refused(Ground.NOT_PROVEN) from None
    log = log_of(order.center)
    head = checkpoint_over(order.center, row.seq)
    if head is None:
        raise Refused(Ground.NOT_PROVEN)
    return log, head


def _proof(log: Log, head: LedgerCheckpoint, row: LedgerEntry) -> EntryProof:
    path = prove_inclusion(row.seq - 1, head.size, log.reads(head.size))
    return EntryProof(row.seq - 1, tuple(path), read_note(head.note.encode()))


def _content(order: Order, row: LedgerEntry, words: Mapping[str, Word]) -> Content:
    if row.facts is None or row.salt is None:
        raise Refused(Ground.NOT_FOUND)
    policy = _whose_keys(log_of(order.center))
    return Content(entry_of(row), row.said, bytes(row.salt), words, policy)


def _whose_keys(log: Log) -> str:
    """Return whom to look for, without addresses: those are the house's own affair."""
    try:
        said = str(policy_of(log).without_addresses())
        said.encode()
    except (Malformed, UnicodeEncodeError):
        return str(Policy((Party(log.verifier),)))
    return said


def _words(
    order: Order, household: UUID, row: LedgerEntry, shown: frozenset[str]
) -> dict[str, Word]:
    """Open what was sealed in that act and still stands as it was written then."""
    committed = row.said.get("words", {})
    wanted = {_field(name) for name in committed} & shown
    if not wanted:
        return {}
    if order.ring is None:
        raise Refused(Ground.KEYS_LOCKED)
    rows = {_place(one): one for one in sealed_rows(household)}
    named = {name.rpartition("/")[0] for name in committed}
    found = [one for place, one in rows.items() if place in named]
    opened = open_rows(order.writer, household, found, Reason.HER_WISH, only=wanted)
    if opened.shut:
        raise Refused(Ground.NO_KEY)
    found_words = {
        f"{_place(one)}/{column}": Word(text, opened.salts[one.pk, column])
        for one in found
        for column, text in opened.of(one).items()
        if text
    }
    return {
        name: word
        for name, word in found_words.items()
        if committed.get(name) == commit(word.salt, word.text.encode()).hex()
    }


def _field(name: str) -> str:
    table, _, column = name.split("/")
    return f"{table}.{column}"


def _place(row: CenterRow) -> str:
    return f"{row._meta.model_name}/{row.pk}"
