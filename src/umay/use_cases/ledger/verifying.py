"""Verifying: the database's ledger worked out again, and held against the outside."""

from collections.abc import Callable, Generator, Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace
from uuid import UUID

from umay.proof.entries import Entry, content_of, opens
from umay.proof.notes import read_note
from umay.proof.policy import Party, Policy
from umay.proof.proofs import root_of
from umay.proof.refusals import Malformed
from umay.proof.whole import Broken, Whole, check_whole
from umay.records.models import LedgerCheckpoint, LedgerEntry
from umay.records.queries.ledger import entries_after
from umay.use_cases.ledger.log import Log, entry_of, keys_of_logs, log_of
from umay.use_cases.ledger.starting import Behind, behind
from umay.use_cases.ledger.witnessing import policy_of


@dataclass
class Contents:
    """What the entries say, held against what they committed to.

    ``forgotten`` may be no more than the erasures say they forgot.
    """

    altered: list[int] = field(default_factory=list)
    forgotten: int = 0
    erased: int = 0

    def look_at(self, row: LedgerEntry) -> None:
        if row.facts is None or row.salt is None:
            self.forgotten += 1
            return
        said = content_of(row.facts)
        if not opens(bytes(row.commitment), bytes(row.salt), said):
            self.altered.append(row.seq)
        self.erased += int(row.facts.get("forgot", 0))


@dataclass(frozen=True)
class Verified:
    """``whole`` if the log holds, else ``broken`` says where it does not.

    ``tree`` is false if the stored tree is not the one its entries make; ``behind`` if
    witnesses have cosigned more, or other, than is here; ``named`` if there are any.
    """

    whole: Whole | None
    broken: Broken | None
    contents: Contents
    behind: Behind | None
    tree: bool
    named: bool

    @property
    def holds(self) -> bool:
        said = self.contents
        sound = self.whole is not None and self.tree and self.behind is None
        return sound and not said.altered and said.forgotten <= said.erased


def verify(
    center: UUID,
    told: Callable[[int], object] = lambda _: None,
    policy: Policy | None = None,
) -> Verified:
    """Work the whole log out again; read only. ``told`` hears each entry's number.

    ``policy`` is the verifier's own, if she has one; else the house's file is used.
    Raises ``Malformed`` if that file is wrong.
    """
    log = log_of(center)
    contents = Contents()
    whole, broken = None, None
    policy = policy or _policy(log)
    try:
        heads = [read_note(each.encode()) for each in _notes(center)]
        with closing(_entries(center, contents)) as entries:
            whole = check_whole(entries, heads, policy, told=told)
    except Broken as refusal:
        broken = refusal
    except Malformed as refusal:
        broken = Broken(str(refusal), 0)
    return Verified(
        whole,
        broken,
        contents,
        _behind(center),
        _tree_fits(log, whole),
        policy.quorum is not None,
    )


def _entries(center: UUID, contents: Contents) -> Generator[Entry, None, None]:
    with closing(entries_after(center, 0)) as rows:
        for row in rows:
            contents.look_at(row)
            yield entry_of(row)


def _notes(center: UUID) -> Iterator[str]:
    rows = LedgerCheckpoint.objects.filter(center_id=center)
    return rows.values_list("note", flat=True).iterator()


def _tree_fits(log: Log, whole: Whole | None) -> bool:
    """Whether the stored tree is that of the first of the entries, as far as it is."""
    if whole is None or log.tree.size > whole.size:
        return whole is None
    try:
        stored = root_of(log.tree.size, log.reads())
    except Malformed:
        return False
    return log.tree.size < whole.size or stored == whole.root


def _behind(center: UUID) -> Behind | None:
    try:
        return behind(center)
    except Malformed:
        return Behind(center, 0, log_of(center).tree.size)


def _policy(log: Log) -> Policy:
    """The house's policy, and every log it ever kept, also under another operator."""
    logs = tuple(Party(key) for key in keys_of_logs(log))
    return replace(policy_of(log), logs=logs)
