"""Taking up: a house another operator handed over comes into an installation that has
none yet, row for row, with its record.

Whoever set the installation up works in that house from then on. What was handed over
sealed waits for the first who takes families in (``letting_in``).
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Model

from umay.core.operators import Address
from umay.records import incoming, models
from umay.records.moving import GOES, STAYS, from_lines, put_in, rows_of
from umay.records.queries.acts import holes
from umay.records.queries.standing import MONTH_BEGUN
from umay.records.store import acts
from umay.use_cases.keys.epoch import this_epoch
from umay.use_cases.keys.rings import copy_of
from umay.use_cases.ledger.log import TAKEN_UP
from umay.use_cases.operators.packing import FORMER, ON_THE_WAY
from umay.use_cases.operators.writing import VERSION, fingerprint, schema
from umay.vault.files import new_identity
from umay.vault.grants import Epoch, renew
from umay.vault.pairs import new_pair, pair_of
from umay.vault.shut import Shut
from umay.vault.streams import decrypted_lines, public_of

__all__ = ["NotTaken", "Shut", "address_of_this_house", "take_up"]

# What ``umay init`` made: some of it works on in the house that came, the rest goes.
COMES_ALONG = (models.Worker, models.Invitation, models.Holder, models.Lock)
BEFORE = (models.Rules, models.Programme, models.LedgerHead)


class NotTaken(Exception):
    """The house cannot be taken up; the message says why."""


@dataclass(frozen=True)
class TakenUp:
    center: UUID
    rows: int
    entries: int
    families: int


def address_of_this_house() -> Address:
    """Return what the other operator seals to; the first time its keys are made."""
    if incoming.read() is None:
        incoming.write(new_identity(), new_pair().private)
    kept = incoming.read()
    if kept is None:
        raise NotTaken("the key could not be kept")
    return Address(public_of(kept[0]), pair_of(kept[1]).public)


def take_up(file: Path, at: datetime) -> TakenUp:
    """Put a whole house in, or nothing of it.

    Raises ``NotTaken``, or ``Shut`` if it was sealed for another house or is damaged.
    """
    kept = incoming.read()
    if kept is None:
        raise NotTaken("no address was given out here. Run: umay operator address")
    sha256 = fingerprint(file)
    with transaction.atomic(), decrypted_lines(file, kept[0]) as lines:
        about = _about(next(lines, b""))
        center, way = UUID(about["center"]), bytes.fromhex(about["way"])
        set_up = _make_room(center)
        end: dict[str, dict[str, int]] = {}
        rows = from_lines(_until_the_end(lines, end))
        try:
            put_in(_as_ours(rows, Epoch(ON_THE_WAY, way)))
        except (ValueError, KeyError):  # cut in the middle of a line
            raise Shut from None
        if not end:
            raise Shut
        _check(center, end["rows"])
        entries = _begin(center, at, {
            "set_up": str(set_up), "sha256": sha256, "number": about["number"],
            "logs": about["logs"],
        })  # fmt: skip
    counts = end["rows"]
    return TakenUp(center, sum(counts.values()), entries, counts.get("household", 0))


def _about(line: bytes) -> dict[str, Any]:
    if not line:
        raise Shut
    about: dict[str, Any] = json.loads(line)
    if about["version"] != VERSION or about["schema"] != schema():
        raise NotTaken("it was written by another version: bring both to the same one")
    return about


def _until_the_end(lines: Iterator[bytes], end: dict[str, Any]) -> Iterator[str]:
    """Yield the rows; the last line says how many there were of each table."""
    for line in lines:
        if line.startswith(b'{"rows"'):
            end.update(json.loads(line))
            return
        yield line.decode()


def _make_room(center: UUID) -> UUID:
    """Let who set this installation up work in the house that comes."""
    found = list(models.Center.objects.values_list("pk", flat=True)[:2])
    if len(found) != 1:
        raise NotTaken("there is not one new house here. Run: umay init")
    here = found[0]
    begun = (*COMES_ALONG, *BEFORE, models.Center, *_record())
    for model in {*GOES, *STAYS} - {*begun, models.SentForm, models.Failure}:
        if model is not models.Session and rows_of(model, here).exists():
            raise NotTaken(
                f"something was written here already ({model._meta.model_name}): "
                "take a house up before anybody else signs in or is taken in"
            )
    for moved in COMES_ALONG:
        rows_of(moved, here).update(center_id=center)
    models.Session.objects.all().delete()
    for gone in (*BEFORE, models.Center):
        rows_of(gone, here).delete()
    return here


def _record() -> tuple[type[Model], ...]:
    """What was written about setting it up stands, as a small record of its own."""
    return (
        models.LedgerEntry,
        models.LedgerTree,
        models.LedgerTile,
        models.LedgerCheckpoint,
    )


def _as_ours(rows: Iterator[Model], way: Epoch) -> Iterator[Model]:
    """Renew the outer layer of each copy: it was for the journey only."""
    now, keys = this_epoch(), {}
    for row in rows:
        if isinstance(row, models.HouseholdKey):
            keys[row.pk] = row
        if isinstance(row, models.Grant):
            place = copy_of(keys[row.key_id], row.holder_id)
            row.sealed = renew(place, bytes(row.sealed), way, now)
            row.epoch = now.number
        if isinstance(row, models.Household):
            # Who worked with her worked for the other; marks are made anew.
            row.own_worker_id, row.marked_at = None, None
        yield row


def _check(center: UUID, counts: dict[str, int]) -> None:
    former = rows_of(models.Worker, center).filter(username__startswith=FORMER)
    for model in GOES:
        name = str(model._meta.model_name)
        wanted, found = counts.get(name, 0), rows_of(model, center).count()
        if model is models.Worker:
            found = former.count()
        if model is models.Holder:
            found = rows_of(model, center).filter(kind="operator").count()
        if wanted != found:
            raise NotTaken(f"{name}: {found} rows came of {wanted}")
    if wrong := holes():
        raise NotTaken(wrong)


def _begin(center: UUID, at: datetime, facts: dict[str, object]) -> int:
    """Go on with the record under this house's own key; return how long it was."""
    head = acts.lock_center(center)
    entries = head.size
    tree = models.LedgerTree.objects.get(pk=center)
    tree.number += 1
    tree.save(update_fields=["number"])
    for act, said in (
        (TAKEN_UP, facts | {"entries": entries}),
        (MONTH_BEGUN, {"number": this_epoch().number}),
    ):
        acts.append_entry(
            head, act=act, subject=str(center), by=center, at=at, facts=said
        )
    return entries
