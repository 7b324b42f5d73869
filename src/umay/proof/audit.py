"""Auditing: a whole log worked out again, from its entries to every signed tree.

Nothing that was stored is believed. What is wrong is told by the number of the entry or
the size of the checkpoint; what that means for a lawyer is said where it is shown.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from umay.proof.entries import Entry, content_of, opens, read_entry
from umay.proof.notes import read_note
from umay.proof.policy import Policy
from umay.proof.refusals import Malformed, NotProven
from umay.proof.tree import Frontier, leaf_hash


class Wrong(StrEnum):
    ENTRY_MISSING = "entry_missing"
    ENTRY_MALFORMED = "entry_malformed"
    CONTENT_ALTERED = "content_altered"
    CONTENT_GONE = "content_gone"
    CHECKPOINT_MALFORMED = "checkpoint_malformed"
    CHECKPOINT_UNPROVEN = "checkpoint_unproven"
    CHECKPOINT_OTHER = "checkpoint_other"
    CHECKPOINT_AHEAD = "checkpoint_ahead"


@dataclass(frozen=True)
class Finding:
    """``entry`` counts from 1, ``checkpoint`` is a size; 0 where it concerns none."""

    wrong: Wrong
    entry: int = 0
    checkpoint: int = 0
    said: str = ""


@dataclass(frozen=True)
class Kept:
    """An entry as it was kept: ``data`` is what is hashed. ``facts`` and ``salt`` are
    its content, if whoever checks has it; ``forgotten`` if the house has destroyed it.
    """

    data: bytes
    facts: Mapping[str, object] | None = None
    salt: bytes | None = None
    forgotten: bool = False


@dataclass
class Report:
    """``witnessed`` is the largest tree a quorum has cosigned; ``root`` that of all."""

    entries: int = 0
    checkpoints: int = 0
    witnessed: int = 0
    forgotten: int = 0
    root: bytes = b""
    findings: list[Finding] = field(default_factory=list)


def audit(
    entries: Iterable[Kept],
    notes: Iterable[tuple[int, bytes]],
    policy: Policy,
    progress: Callable[[], object] = lambda: None,
) -> Report:
    """Check every entry and every checkpoint, told with its size, the smallest first.

    ``policy`` names the log's keys; its quorum decides what counts as witnessed.
    """
    walk = _Walk(policy, notes)
    for kept in entries:
        walk.take(kept)
        progress()
    return walk.end()


class _Walk:
    def __init__(self, policy: Policy, notes: Iterable[tuple[int, bytes]]) -> None:
        self.policy = policy
        self.report = Report()
        self._frontier = Frontier.empty()
        self._notes = iter(notes)
        self._next = next(self._notes, None)
        self._erased = 0
        self._whole = True

    def take(self, kept: Kept) -> None:
        self._frontier.append(leaf_hash(kept.data))
        number = self._frontier.size
        for finding in self._entry(kept, number):
            self.report.findings.append(finding)
        while self._next is not None and self._next[0] <= number:
            self.report.findings += self._checkpoint(*self._next)
            self._next = next(self._notes, None)

    def end(self) -> Report:
        report = self.report
        report.entries = self._frontier.size
        report.root = self._frontier.root()
        while self._next is not None:
            ahead = Finding(Wrong.CHECKPOINT_AHEAD, report.entries, self._next[0])
            report.findings.append(ahead)
            self._next = next(self._notes, None)
        if report.forgotten > self._erased:
            said = f"{report.forgotten} > {self._erased}"
            report.findings.append(Finding(Wrong.CONTENT_GONE, said=said))
        return report

    def _entry(self, kept: Kept, number: int) -> Iterator[Finding]:
        try:
            entry = read_entry(kept.data)
        except Malformed as error:
            yield Finding(Wrong.ENTRY_MALFORMED, number, said=str(error))
            return
        if entry.number != number and self._whole:
            self._whole = False  # everything after the first hole is moved
            yield Finding(Wrong.ENTRY_MISSING, number)
        yield from self._content(kept, entry, number)

    def _content(self, kept: Kept, entry: Entry, number: int) -> Iterator[Finding]:
        self.report.forgotten += kept.forgotten
        if kept.facts is None or kept.salt is None:
            return
        if not opens(entry.commitment, kept.salt, content_of(kept.facts)):
            yield Finding(Wrong.CONTENT_ALTERED, number)
        forgot = kept.facts.get("forgot")
        if isinstance(forgot, int):
            self._erased += forgot

    def _checkpoint(self, size: int, data: bytes) -> Iterator[Finding]:
        self.report.checkpoints += 1
        try:
            note = read_note(data)
            head = replace(self.policy, quorum=None).check(note)
        except Malformed as error:
            yield Finding(Wrong.CHECKPOINT_MALFORMED, checkpoint=size, said=str(error))
            return
        except NotProven as error:
            yield Finding(Wrong.CHECKPOINT_UNPROVEN, checkpoint=size, said=str(error))
            return
        ours = (self._frontier.size, self._frontier.root())
        if (head.checkpoint.size, head.checkpoint.root) != ours:
            yield Finding(Wrong.CHECKPOINT_OTHER, checkpoint=size)
        elif self.policy.quorum and self.policy.is_met_by(head.cosigned):
            self.report.witnessed = size
