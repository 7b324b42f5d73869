"""The file for the next operator: the whole house by codes, and of what is sealed only
what each family hands over.

The four questions of the gate are asked here as well: whose word allows it (her own
answer), for what (the change), to whom (the house whose address a second person has
compared) and when (after the day). Keys go out as copies only the next house opens;
what has no such copy is not in the file at all.
"""

import json
import tarfile
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from hashlib import file_digest
from pathlib import Path
from uuid import UUID

from django.db import connection, transaction
from django.db.migrations.recorder import MigrationRecorder

from umay.core.operators import read_address
from umay.core.refusals import Ground, Refused
from umay.records import models
from umay.records.moving import GOES, rows_of, to_line
from umay.records.queries.operators import keys_handed_over, last_change
from umay.records.store import acts
from umay.use_cases.ledger.growing import grow
from umay.use_cases.ledger.log import keys_of_logs, log_of
from umay.use_cases.operators.packing import Packing
from umay.vault.files import encrypt_to

ROWS, ABOUT, VERSION = "rows.jsonl", "about.json", 1


@dataclass(frozen=True)
class Written:
    """``families`` handed something over; ``kept`` envelopes stayed here."""

    file: Path
    sha256: str
    rows: int
    families: int
    kept: int


def write_house(
    center: UUID,
    to: Path,
    at: datetime,
    scratch: Path,
    told: Callable[[float], object] = lambda share: None,
) -> Written:
    """Write the file into folder ``to``; ``scratch`` is emptied.

    Raises ``Refused`` before the change was carried out.
    """
    change = ready(center)
    address = read_address(change.address)
    with transaction.atomic():
        acts.lock_center(center)
        grow(center, at)
        packing = _packing(change, at)
        counts = _write_rows(center, packing, scratch / ROWS, told)
        about = _about(center, at, packing, counts)
    (scratch / ABOUT).write_text(json.dumps(about), encoding="utf-8")
    packed = scratch / "packed"
    with tarfile.open(packed, "w") as tar:
        for name in (ABOUT, ROWS):
            tar.add(scratch / name, name, recursive=False)
    sealed = to / f"{at:%Y-%m-%d-%H%M%S}.house.age"
    encrypt_to(packed, sealed, address.age)
    for file in scratch.iterdir():
        file.unlink()
    written = Written(
        sealed, _sha256(sealed), counts.total(), len(packing.given), packing.kept
    )
    _enter(center, change.pk, written, at)
    return written


def ready(center: UUID) -> models.OperatorChange:
    """Return the change that was carried out. Raises ``Refused`` if none was."""
    change = last_change(center)
    if change is None or change.carried_at is None:
        raise Refused(Ground.NOT_AGREED)
    return change


def _packing(change: models.OperatorChange, at: datetime) -> Packing:
    keys = frozenset(keys_handed_over(change.holder_id))
    given: dict[UUID, frozenset[str]] = {}
    for household, category in models.HouseholdKey.unveiled.filter(
        pk__in=keys
    ).values_list("household_id", "category"):
        given[household] = given.get(household, frozenset()) | {category}
    today = at.astimezone(change.center.zone).date()
    return Packing(change.holder_id, keys, given, today)


def _write_rows(
    center: UUID, packing: Packing, file: Path, told: Callable[[float], object]
) -> Counter[str]:
    counts: Counter[str] = Counter()
    with file.open("w", encoding="utf-8") as lines:
        for share, model in enumerate(GOES, start=1):
            with closing(rows_of(model, center).iterator(100)) as rows:  # type: ignore[type-var]
                for row in rows:
                    if packing.lets_go(row):
                        lines.write(to_line(packing.strip(row)) + "\n")
                        counts[str(model._meta.model_name)] += 1
            told(share / len(GOES))
    return counts


def _about(
    center: UUID, at: datetime, packing: Packing, counts: Counter[str]
) -> dict[str, object]:
    log = log_of(center)
    return {
        "version": VERSION,
        "schema": schema(),
        "center": str(center),
        "made_at": at.isoformat(),
        "rows": counts,
        "way": packing.way.secret.hex(),
        "number": log.tree.number,
        "logs": [str(key) for key in keys_of_logs(log)],
    }


def schema() -> str:
    """Return the newest change of the tables: both houses must have the same."""
    recorder = MigrationRecorder(connection)
    return max(name for app, name in recorder.applied_migrations() if app == "records")


def _sha256(file: Path) -> str:
    with file.open("rb") as opened:
        return file_digest(opened, "sha256").hexdigest()


def _enter(center: UUID, subject: UUID, written: Written, at: datetime) -> None:
    with transaction.atomic():
        acts.enter(
            center,
            act="operator.file_written",
            subject=str(subject),
            by=center,
            at=at,
            facts={
                "sha256": written.sha256,
                "rows": written.rows,
                "families": written.families,
                "kept": written.kept,
            },
        )
