"""Back up and restore: a copy no disk or thief can read, that does not bring back
who was erased.

Inside the age file: the copied records, the two keys without which they do not open,
and how long each ledger was. Never inside: the month's secret, so the copy alone, with
all its keys and every password, opens no sealed word.
"""

import json
import tarfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from shutil import copyfileobj
from uuid import UUID, uuid4

from umay.records import copies, epochs
from umay.records.models import Household, LedgerHead, Session
from umay.records.queries.acts import holes
from umay.use_cases.keys.erasing import erase
from umay.use_cases.order import Done, Order, once
from umay.vault.files import decrypt_file, encrypt_file, new_identity
from umay.vault.shut import Shut

__all__ = ["Shut", "new_identity"]

RECORDS, ABOUT = "records", "about.json"


@dataclass(frozen=True)
class Restored:
    """What came back: ledger entries, and households that were erased again."""

    made_at: str
    entries: int
    erased: int


class NotWhole(Exception):
    """A backup is damaged or is not what it says; the message says how."""


def back_up(
    to: Path, keys: Sequence[Path], identity: str, at: datetime, scratch: Path
) -> Path:
    """Write one age file into folder ``to`` and return it. ``scratch`` is emptied."""
    with epochs.held():  # half of it under a new month would not come back
        copies.copy_to(scratch / RECORDS)
    sizes = {str(head.pk): head.size for head in LedgerHead.objects.all()}
    about = {"version": 1, "made_at": at.isoformat(), "entries": sizes}
    (scratch / ABOUT).write_text(json.dumps(about), encoding="utf-8")
    packed = scratch / "packed"
    with tarfile.open(packed, "w") as tar:
        for file in (scratch / ABOUT, scratch / RECORDS, *keys):
            tar.add(file, file.name, recursive=False)
    sealed = to / f"{at:%Y-%m-%d-%H%M%S}.age"
    encrypt_file(packed, sealed, identity)
    for file in scratch.iterdir():
        file.unlink()
    return sealed


def unpack(sealed: Path, identity: str, scratch: Path) -> Mapping[str, Path]:
    """Open a backup into ``scratch``; return its files by name.

    Raises ``Shut`` for another's key, ``NotWhole`` if something is missing.
    """
    packed = scratch / "packed"
    decrypt_file(sealed, packed, identity)
    try:
        with tarfile.open(packed) as tar:
            members = tar.getmembers()
            names = {member.name for member in members}
            plain = all(m.isfile() and Path(m.name).name == m.name for m in members)
            if {RECORDS, ABOUT} - names or not plain:
                raise NotWhole("this is no backup of a house")
            for name in names:
                with (scratch / name).open("wb") as file:
                    copyfileobj(tar.extractfile(name), file)  # type: ignore[arg-type]
    except tarfile.TarError as error:
        raise NotWhole("the file is damaged") from error
    packed.unlink()
    return {name: scratch / name for name in names}


def restore(files: Mapping[str, Path], at: datetime) -> Restored:
    """Fill the empty database in use, check it, and erase again who was erased since.

    Raises ``NotWhole``, ``records.copies.CopyFailed``.
    """
    about = json.loads(files[ABOUT].read_text("utf-8"))
    if not copies.is_empty():
        raise NotWhole("there are records already: a backup is restored beside them")
    copies.put_back(files[RECORDS])
    if wrong := copies.is_whole() or holes():
        raise NotWhole(f"the records are damaged: {wrong}")
    sizes = {str(head.pk): head.size for head in LedgerHead.objects.all()}
    if sizes != about["entries"]:
        raise NotWhole("the ledger is not as long as when the backup was made")
    Session.objects.all().delete()
    erased = sum(_erase_again(household, at) for household in epochs.erased())
    return Restored(about["made_at"], sum(sizes.values()), erased)


def _erase_again(household: UUID, at: datetime) -> int:
    row = Household.objects.filter(pk=household, erased_at=None).first()
    if row is None:
        return 0
    order = Order(row.center_id, row.center_id, at, uuid4())

    def work() -> Done:
        return Done(household, erase(row, order) | {"again": True})

    once(order, "household.erased", work)
    return 1
