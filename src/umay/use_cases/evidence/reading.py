"""Reading: a file bit for bit as it came, with the entry of its opening first."""

import hashlib
from dataclasses import dataclass, field

from umay.core.evidence import Kind
from umay.core.refusals import Ground, Refused
from umay.core.secrets import Reason
from umay.records.models import Evidence
from umay.records.queries.evidence import sealed_parts
from umay.use_cases.keys.opening import open_rows
from umay.use_cases.order import Order
from umay.vault.parts import FileKey, open_parts
from umay.vault.shut import Shut

NEEDED = ("evidence.file_key", "evidence.sha256")


@dataclass(frozen=True)
class File:
    """An original; ``sha256`` was taken when it came and agrees with ``data``."""

    row: Evidence
    sha256: str
    data: bytes = field(repr=False)

    @property
    def kind(self) -> Kind:
        return Kind(self.row.kind)


def read_file(order: Order, row: Evidence, why: Reason) -> File:
    """Raises ``Refused``: keys are locked or missing, or the file was altered."""
    if order.ring is None:
        raise Refused(Ground.KEYS_LOCKED)
    opened = open_rows(order.writer, row.household_id, [row], why, only=NEEDED)
    if opened.shut:
        raise Refused(Ground.NO_KEY)
    said = opened.of(row)
    if not said["file_key"]:
        raise Refused(Ground.NOT_FOUND)
    try:
        secret = bytes.fromhex(said["file_key"])
        key = FileKey(row.center_id, row.household_id, row.pk, secret)
        data = b"".join(open_parts(key, sealed_parts(row)))
    except (Shut, ValueError):
        raise Refused(Ground.FILE_ALTERED) from None
    if hashlib.sha256(data).hexdigest() != said["sha256"]:
        raise Refused(Ground.FILE_ALTERED)
    return File(row, said["sha256"], data)
