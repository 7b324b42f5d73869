"""A million entries in a house's database: growing the tree, one more, and verifying.

Real rows, committed to and encrypted as the house keeps them; only their insertion is
in bulk. ``python -m bench ledger`` runs this last; alone: ``python -m bench.million``.
"""

import os
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from statistics import median
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from rich.progress import track

from bench.place import lent_house
from bench.trees import THEIRS, at_once, bare, theirs

if TYPE_CHECKING:
    from umay.records.models import LedgerEntry

ENTRIES = int(os.environ.get("UMAY_BENCH_ENTRIES", "1000000"))
FEW, ROUNDS, BATCH = 1000, 60, 4000
LIMIT = 90.0  # seconds to verify the million
LIMIT_GROWTH = 3.0  # times as long for one more of a million as of a thousand
BEGAN = datetime(2026, 1, 1, tzinfo=UTC)


def main() -> None:
    with lent_house():
        center = house()
        fill(center, FEW)
        grow_all(center)
        at_few = one_more(center)
        fill(center, ENTRIES)
        growing = grow_all(center)
        at_many = one_more(center)
        verifying, size = verified(center)
        print(compared(center, verifying / size))
    per = verifying / size * 1e6
    print(
        f"{size:,} entries: growing the tree {growing:.1f} s"
        f" ({growing / size * 1e6:.0f} µs an entry), verifying {verifying:.1f} s"
        f" ({per:.0f} µs an entry; limit {LIMIT * size / 1e6:.0f} s)\n"
        f"one more act's entry, appended and signed over: {at_few:.2f} ms at {FEW:,},"
        f" {at_many:.2f} ms at {size:,}: {at_many / at_few:.2f} times"
        f" (limit {LIMIT_GROWTH:g})"
    )
    if per > LIMIT or at_many > at_few * LIMIT_GROWTH:
        sys.exit("the limit is not kept")


def house() -> UUID:
    from tests.small_house import small_house

    return small_house().worker.center_id


def fill(center: UUID, until: int) -> None:
    """Insert entries as acts write them, and count the house's ledger up to there."""
    from umay.records.models import LedgerEntry, LedgerHead

    size = LedgerHead.objects.get(pk=center).size
    starts = range(size, until, BATCH)
    for begin in track(starts, description=f"filling up to {until:,}"):
        end = min(begin + BATCH, until)
        LedgerEntry.objects.bulk_create(rows(center, begin, end))
        LedgerHead.objects.filter(pk=center).update(size=end)


def rows(center: UUID, begin: int, end: int) -> "Iterator[LedgerEntry]":
    from umay.records.models import LedgerEntry
    from umay.records.store.contents import content

    by = uuid4()
    for number in range(begin + 1, end + 1):
        said = content({"people": number % 7 + 1, "channel": "phone"})
        yield LedgerEntry(
            center_id=center,
            seq=number,
            at=BEGAN + timedelta(seconds=number),
            by=by,
            act="request.taken",
            subject=str(uuid4()),
            **vars(said),
        )


def seconds(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun


def grow_all(center: UUID) -> float:
    from umay.use_cases.ledger.growing import grow

    return seconds(lambda: grow(center, datetime.now(UTC)))


def one_more(center: UUID) -> float:
    """Return the median milliseconds of an entry and of the tree's growing over it."""
    from django.db import transaction

    from umay.records.store import acts
    from umay.use_cases.ledger.growing import grow

    def once() -> None:
        at = BEGAN + timedelta(days=30)
        with transaction.atomic():
            head = acts.lock_center(center)
            acts.append_entry(
                head,
                act="request.taken",
                subject=str(uuid4()),
                by=center,
                at=at,
                facts={"people": 2},
            )
        grow(center, at)

    return median(seconds(once) for _ in range(ROUNDS)) * 1000


def verified(center: UUID) -> tuple[float, int]:
    from umay.use_cases.ledger.verifying import verify

    begun = time.process_time()
    found = verify(center)
    taken = time.process_time() - begun
    if not found.holds or found.whole is None:
        raise SystemExit(f"it does not verify: {found.broken}")
    return taken, found.whole.size


def compared(center: UUID, verifying: float) -> str:
    """Return what the same bytes take elsewhere; ``verifying`` is seconds an entry."""
    from umay.records.queries.ledger import entries_after
    from umay.use_cases.ledger.log import entry_of

    entries = [entry_of(row).to_bytes() for row in entries_after(center, 0)]
    few = entries[:THEIRS]
    alone = seconds(lambda: bare(entries)) / len(entries)
    tree = seconds(lambda: at_once(entries)) / len(entries)
    their = seconds(lambda: theirs(few)) / len(few)
    return (
        f"the same bytes, µs an entry: bare SHA-256 {alone * 1e6:.2f}, our tree"
        f" {tree * 1e6:.2f} ({tree / alone:.2f} times), pymerkle {their * 1e6:.2f}"
        f" ({their / tree:.1f} times our tree); read from the database, each entry and"
        f" content held against its form and commitment {verifying * 1e6:.0f}"
    )


if __name__ == "__main__":
    main()
