"""What must be true of a house's ledger, whatever was done to its processes.

Read by queries that know nothing of how acts are carried out.
"""

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

from django.utils import timezone

from tests.ledger.acting import Told
from tests.proof.a_log import from_scratch
from umay.proof.notes import read_note
from umay.proof.proofs import root_of
from umay.proof.tree import leaf_hash
from umay.records.models import (
    Hold,
    LedgerCheckpoint,
    LedgerEntry,
    LedgerHead,
    Request,
    SentForm,
)
from umay.records.queries.ledger import entries_after
from umay.use_cases.ledger.growing import grow
from umay.use_cases.ledger.log import entry_of, log_of
from umay.use_cases.ledger.verifying import verify


@dataclass
class Found:
    """``faults`` says what does not hold; empty is what we want."""

    acknowledged: int = 0
    entries: int = 0
    checkpoints: int = 0
    faults: list[str] = field(default_factory=list)

    def expect(self, holds: bool, why: str) -> None:
        if not holds:
            self.faults.append(why)


def acknowledged(folder: Path) -> set[UUID]:
    return {
        UUID(line[1])
        for path in folder.glob("*.told")
        for line in Told(path).lines()
        if line[0] == "kept"
    }


def examine(center: UUID, folder: Path) -> Found:
    """Let the tree follow to the end, then hold everything against everything."""
    found = Found()
    entries = list(entries_after(center, 0))
    found.entries = len(entries)
    _each_act_has_its_entry(found, center, acknowledged(folder))
    numbers = [row.seq for row in entries]
    size = LedgerHead.objects.get(pk=center).size
    whole = numbers == list(range(1, size + 1))
    found.expect(whole, f"numbers to {size} with holes: {len(numbers)} entries")
    if whole:
        _the_tree_is_that_of_its_entries(found, center)
    return found


def _each_act_has_its_entry(found: Found, center: UUID, told: set[UUID]) -> None:
    found.acknowledged = len(told)
    forms = SentForm.objects.filter(center_id=center)
    known = dict(forms.values_list("key", "subject"))
    found.expect(
        not told - known.keys(),
        f"{len(told - known.keys())} acknowledged acts are not there",
    )
    done = Counter(forms.values_list("act", "subject"))
    rows = LedgerEntry.objects.filter(center_id=center)
    entered = Counter(rows.values_list("act", "subject"))
    lost = (done - entered).total()
    found.expect(not lost, f"{lost} acts without entry")
    acts = {act for act, _ in done}
    of_acts = Counter({each: n for each, n in entered.items() if each[0] in acts})
    idle = (of_acts - done).total()
    found.expect(not idle, f"{idle} entries without act")
    for act, made in (
        ("request.taken", Request.objects.all()),
        ("request.ended", Request.objects.filter(outcome="withdrawn")),
        ("hold.placed", Hold.objects.all()),
        ("hold.released", Hold.objects.filter(state="released")),
    ):
        said = set(rows.filter(act=act).values_list("subject", flat=True))
        there = {str(key) for key in made.values_list("pk", flat=True)}
        found.expect(said == there, f"{act}: {len(said ^ there)} do not agree")


def _the_tree_is_that_of_its_entries(found: Found, center: UUID) -> None:
    grow(center, timezone.now())
    log = log_of(center)
    leaves = [leaf_hash(entry_of(row).to_bytes()) for row in entries_after(center, 0)]
    found.expect(log.tree.size == len(leaves), "the tree does not follow")
    rebuilt = from_scratch(leaves)
    found.expect(root_of(log.tree.size, log.reads()) == rebuilt, "another tree")
    verified = verify(center)
    found.expect(verified.holds, f"does not verify: {verified.broken}")
    texts = LedgerCheckpoint.objects.filter(center_id=center).values_list(
        "note", flat=True
    )
    sizes = Counter(read_note(each.encode()).text.split("\n")[1] for each in texts)
    found.checkpoints = sizes.total()
    twice = [size for size, times in sizes.items() if times > 1]
    found.expect(not twice, f"signed more than once: {twice[:3]}")
