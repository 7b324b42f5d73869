"""A whole ledger checked: every entry, every checkpoint, and when it was seen.

The entries are hashed again from their bytes and compared with each head that was
signed. Where a head does not fit, the altered entry lies after the last that does.
Times are held against the witnesses': an entry cannot be from after it was cosigned,
and one that came after a cosigned head cannot be from long before it.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from umay.proof.entries import Entry, read_entry
from umay.proof.notes import Note
from umay.proof.policy import Policy, Verdict
from umay.proof.refusals import Malformed, NotProven
from umay.proof.tree import Frontier, leaf_hash

AHEAD = 300  # seconds two clocks may differ
LATE = 24 * 3600  # seconds until a head reaches a witness: by paper, a day


@dataclass(frozen=True)
class Whole:
    """What holds: ``witnessed`` entries under a quorum, the rest on the log's word."""

    size: int
    root: bytes
    heads: int
    witnessed: int


class Broken(NotProven):
    """It does not hold. ``after`` entries are sound; what is wrong lies behind them.

    ``entry`` is the number of the entry, or ``head`` the size of the checkpoint, that
    shows it.
    """

    def __init__(
        self, why: str, after: int, entry: int | None = None, head: int | None = None
    ) -> None:
        super().__init__(why)
        self.after = after
        self.entry = entry
        self.head = head


def check_whole(
    entries: Iterable[Entry | bytes],
    heads: Sequence[Note],
    policy: Policy,
    *,
    late: int = LATE,
    told: Callable[[int], object] = lambda _: None,
) -> Whole:
    """Return what holds, or raise ``Broken``.

    ``entries`` come in their order, as bytes wherever somebody else wrote them;
    ``heads`` are all checkpoints kept. ``told`` is called with the number of each entry
    checked.
    """
    verdicts = _verdicts(heads, policy)
    frontier, sound, waiting = Frontier.empty(), 0, list(reversed(verdicts))
    bounds = _Bounds(verdicts, policy, late)
    sound = _pass_heads(frontier, waiting, sound)
    for number, one in enumerate(entries, 1):
        entry, data = _read(one, number, sound)
        bounds.check(number, entry.at.timestamp(), sound)
        frontier.append(leaf_hash(data))
        sound = _pass_heads(frontier, waiting, sound)
        told(number)
    if waiting:
        size, lost = waiting[0].checkpoint.size, frontier.size
        why = f"{size} entries were signed and {size - lost} of them are missing"
        raise Broken(why, sound, head=size)
    met = [each for each in verdicts if policy.is_met_by(each.cosigned)]
    witnessed = max((each.checkpoint.size for each in met), default=0)
    return Whole(frontier.size, frontier.root(), len(verdicts), witnessed)


def _verdicts(heads: Sequence[Note], policy: Policy) -> list[Verdict]:
    """Return what each head says, by size. A head may lack the quorum, not the log."""
    alone, found = replace(policy, quorum=None), []
    for place, note in enumerate(heads, 1):
        try:
            found.append(alone.check(note))
        except (NotProven, Malformed) as refusal:
            raise Broken(f"checkpoint {place} of those kept: {refusal}", 0) from None
    return sorted(found, key=lambda each: each.checkpoint.size)


def _pass_heads(frontier: Frontier, waiting: list[Verdict], sound: int) -> int:
    """Compare the heads of this size; return up to which entry all is sound."""
    while waiting and waiting[-1].checkpoint.size == frontier.size:
        head = waiting.pop().checkpoint
        if head.root != frontier.root():
            why = f"entries {sound + 1} to {head.size} are not those that were signed"
            raise Broken(why, sound, head=head.size)
        sound = head.size
    return sound


def _read(one: Entry | bytes, number: int, sound: int) -> tuple[Entry, bytes]:
    try:
        entry = read_entry(one) if isinstance(one, bytes) else one
        data = one if isinstance(one, bytes) else one.to_bytes()
    except Malformed as refusal:
        raise Broken(f"entry {number}: {refusal}", sound, entry=number) from None
    if entry.number != number:
        why = f"where entry {number} should stand there is {entry.number}"
        raise Broken(why, sound, entry=number)
    return entry, data


class _Bounds:
    """Between which moments an entry can have been written, by what witnesses saw."""

    def __init__(self, verdicts: list[Verdict], policy: Policy, late: int) -> None:
        self.late = late
        self.seen = [  # size, and when it was first cosigned
            (each.checkpoint.size, min(each.cosigned.values()))
            for each in verdicts
            if each.cosigned and policy.is_met_by(each.cosigned)
        ]
        self.place = 0

    def check(self, number: int, moment: float, sound: int) -> None:
        while self.place < len(self.seen) and self.seen[self.place][0] < number:
            self.place += 1
        if self.place and moment < self.seen[self.place - 1][1] - self.late:
            size, seen = self.seen[self.place - 1]
            why = (
                f"entry {number} says it is of {_told(moment)}, but there were only"
                f" {size} entries for witnesses on {_told(seen)}"
            )
            raise Broken(why, sound, entry=number)
        if self.place < len(self.seen) and moment > self.seen[self.place][1] + AHEAD:
            seen = self.seen[self.place][1]
            why = (
                f"entry {number} says it is of {_told(moment)}, but witnesses had seen"
                f" it on {_told(seen)}"
            )
            raise Broken(why, sound, entry=number)


def _told(moment: float) -> str:
    return datetime.fromtimestamp(moment, UTC).strftime("%Y-%m-%d %H:%M UTC")
