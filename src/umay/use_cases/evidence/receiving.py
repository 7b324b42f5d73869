"""Receiving: a file as it came, hashed while it is read and sealed part by part.

The entry commits to its hash under a salt: with the household's key it can be shown to
anybody that this very file was here that day, and without it nothing can be guessed.
"""

import hashlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Any, BinaryIO
from uuid import UUID

from umay.core.evidence import FIRST, MOST, PART, kind_of, size_band, tidy_name
from umay.core.refusals import Ground, Refused
from umay.records.models import Evidence, EvidencePart, Household
from umay.records.queries.find import find
from umay.records.store.rows import change, make
from umay.use_cases.evidence.tying import tie_to
from umay.use_cases.keys.sealing import Sealer
from umay.use_cases.order import Done, Order, Outcome, once
from umay.vault.envelopes import Text
from umay.vault.parts import FileKey, seal_parts


@dataclass
class Arriving:
    """What is known of a file once it was read to its end."""

    size: int = 0
    hashed: Any = field(default_factory=hashlib.sha256)

    def parts(self, file: BinaryIO) -> Iterator[bytes]:
        """Raises ``Refused`` if it is empty or too large."""
        while part := file.read(PART):
            self.size += len(part)
            if self.size > MOST:
                raise Refused(Ground.FILE_TOO_LARGE)
            self.hashed.update(part)
            yield part
        if not self.size:
            raise Refused(Ground.FILE_EMPTY)


def receive(
    order: Order,
    household: UUID,
    file: BinaryIO,
    name: str,
    note: str,
    shows: Collection[UUID] = (),
) -> Outcome:
    """Keep a file untouched, or nothing of it; ``shows`` are incidents it belongs to.

    Raises ``Refused``: it is empty or too large, nobody could open it tomorrow, or an
    incident is another family's.
    """

    def work() -> Done:
        find(Household, order.center, household)
        file.seek(0)
        kind = kind_of(file.read(FIRST))
        file.seek(0)
        row = make(
            Evidence,
            center_id=order.center,
            household_id=household,
            kind=kind,
            size=0,
            received_at=order.at,
            received_by_id=order.by,
        )
        key = FileKey(order.center, household, row.pk)
        arriving = _keep(row, key, file)
        change(row, size=size_band(arriving.size))
        sealer = Sealer(order.writer, household)
        digest = arriving.hashed.hexdigest()
        words = {"file_name": tidy_name(name), "note": note, "sha256": digest}
        sealer.write(row, words)
        sealer.seal(row, {"file_key": Text(key.secret.hex())})
        facts = {"household": str(household), "kind": kind, "size": row.size}
        return Done(row.pk, facts | {"incidents": tie_to(order, row, shows)})

    return once(order, "evidence.received", work)


def _keep(row: Evidence, key: FileKey, file: BinaryIO) -> Arriving:
    arriving = Arriving()
    for number, sealed in enumerate(seal_parts(key, arriving.parts(file))):
        make(
            EvidencePart,
            center_id=row.center_id,
            evidence=row,
            number=number,
            sealed=sealed,
        )
    return arriving
