"""The file for the next operator: the whole house by codes, and of what is sealed only
what each family hands over.

The four questions of the gate are asked here as well: whose word allows it (her own
answer), for what (the change), to whom (the house whose address a second person has
compared) and when (after the day). Keys go out as copies only the next house opens;
what has no such copy is not in the file at all.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterator
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
from umay.vault.streams import encrypt_lines

VERSION = 1
Tell = Callable[[float], object]


@dataclass(frozen=True)
class Written:
    """``families`` handed something over; ``kept`` envelopes stayed here."""

    file: Path
    sha256: str
    rows: int
    families: int
    kept: int


def ready(center: UUID) -> models.OperatorChange:
    """Return the change that was carried out. Raises ``Refused`` if none was."""
    change = last_change(center)
    if change is None or change.carried_at is None:
        raise Refused(Ground.NOT_AGREED)
    return change


def write_house(
    center: UUID, to: Path, at: datetime, told: Tell = lambda share: None
) -> Written:
    """Write the file into folder ``to``.

    Nobody writes in the house meanwhile, so that it is whole at one moment. Raises
    ``Refused`` before the change was carried out.
    """
    change = ready(center)
    sealed = to / f"{at:%Y-%m-%d-%H%M%S}.house.age"
    with transaction.atomic():
        acts.lock_center(center)
        grow(center, at)
        packing = _packing(change, at)
        counts: Counter[str] = Counter()
        lines = _lines(center, at, packing, counts, told)
        encrypt_lines(lines, sealed, read_address(change.address).age)
        sha256 = fingerprint(sealed)
        rows, families = counts.total(), len(packing.given)
        facts = {"sha256": sha256, "rows": rows, "families": families}
        acts.enter(
            center,
            act="operator.file_written",
            subject=str(change.pk),
            by=center,
            at=at,
            facts=facts | {"kept": packing.kept},
        )
    return Written(sealed, sha256, rows, families, packing.kept)


def schema() -> str:
    """Return the newest change of the tables: both houses must have the same."""
    recorder = MigrationRecorder(connection)
    return max(name for app, name in recorder.applied_migrations() if app == "records")


def fingerprint(file: Path) -> str:
    with file.open("rb") as opened:
        return file_digest(opened, "sha256").hexdigest()


def _packing(change: models.OperatorChange, at: datetime) -> Packing:
    keys = frozenset(keys_handed_over(change.holder_id))
    given: dict[UUID, frozenset[str]] = {}
    for household, category in models.HouseholdKey.unveiled.filter(
        pk__in=keys
    ).values_list("household_id", "category"):
        given[household] = given.get(household, frozenset()) | {category}
    today = at.astimezone(change.center.zone).date()
    return Packing(change.holder_id, keys, given, today)


def _lines(
    center: UUID, at: datetime, packing: Packing, counts: Counter[str], told: Tell
) -> Iterator[bytes]:
    """First what it is, then every row, then how many there were of each."""
    yield _line(json.dumps(_about(center, at, packing)))
    for share, model in enumerate(GOES, start=1):
        with closing(rows_of(model, center).iterator(100)) as rows:  # type: ignore[type-var]
            for row in rows:
                if packing.lets_go(row):
                    counts[str(model._meta.model_name)] += 1
                    yield _line(to_line(packing.strip(row)))
        told(share / len(GOES))
    yield _line(json.dumps({"rows": counts}))


def _line(text: str) -> bytes:
    return f"{text}\n".encode()


def _about(center: UUID, at: datetime, packing: Packing) -> dict[str, object]:
    log = log_of(center)
    return {
        "version": VERSION,
        "schema": schema(),
        "center": str(center),
        "made_at": at.isoformat(),
        "way": packing.way.secret.hex(),
        "number": log.tree.number,
        "logs": [str(key) for key in keys_of_logs(log)],
    }
