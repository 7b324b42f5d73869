"""A new month's secret: every copy gets a new outer layer, then the old one is gone.

The house does it by itself, with nobody logged in. If it is cut short the old secret
still stands beside the new one, and the next try goes on where this one stopped.

Several servers may try at once: the file of the secret is locked. Somebody may be
sealing under the old one meanwhile: what is left is renewed under every center's lock,
which each writer holds until her copies are there, before the old one is destroyed.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TypeVar

from django.db import transaction

from umay.records import epochs
from umay.records.models import (
    Center,
    Declaration,
    DoorSign,
    ForwardedPiece,
    Grant,
    HouseSecret,
    Piece,
    SharedKey,
)
from umay.records.models.keys import SealedCopy
from umay.records.queries.standing import MONTH_BEGUN, begun_at
from umay.records.store import acts
from umay.use_cases.her.coming_in import sign_copy
from umay.use_cases.keys.declaring import declared_copy
from umay.use_cases.keys.epoch import epoch
from umay.use_cases.keys.house_words import house_copy
from umay.use_cases.keys.rings import copy_of, shared_copy
from umay.vault.grants import Copy, Epoch, renew

AGE = timedelta(days=30)
MANY = 500
UNDER_A_MONTH: list[type[SealedCopy]] = [
    SharedKey,
    Grant,
    Piece,
    ForwardedPiece,
    Declaration,
    HouseSecret,
    DoorSign,
]

AnyCopy = TypeVar("AnyCopy", bound=SealedCopy)


def is_due(at: datetime) -> bool:
    """Whether the secret is a month old, or a change was cut short."""
    last = begun_at()
    return len(epochs.read()) > 1 or last is None or last <= at - AGE


def keep_month(at: datetime, progress: Callable[[float], object]) -> int | None:
    """Begin a new month if it is time; return its number. Raises ``EpochMissing``.

    Any number of processes may call it, at any time.
    """
    if not (Center.objects.exists() and is_due(at)):
        return None
    with epochs.held():
        return _begin(at, progress) if is_due(at) else None


def begin_epoch(at: datetime, progress: Callable[[float], object]) -> int:
    """Begin a new month now and return its number. Raises ``EpochMissing``.

    No backup made before opens once this returns.
    """
    with epochs.held():
        return _begin(at, progress)


def note_first_month(at: datetime) -> None:
    """Write down that a new house has its first secret."""
    with transaction.atomic():
        _enter(epochs.current()[0], at)


def _begin(at: datetime, progress: Callable[[float], object]) -> int:
    known = epochs.read()
    number = max(known) if len(known) > 1 else epochs.begin_next()[0]
    now = epoch(number)
    for share, model in enumerate(UNDER_A_MONTH, start=1):
        _renew_all(model, now)
        progress(share / len(UNDER_A_MONTH))
    with transaction.atomic():
        _renew_what_was_written_meanwhile(now)
        _enter(number, at)
    epochs.destroy_before(number)
    return number


def _renew_what_was_written_meanwhile(now: Epoch) -> None:
    for center in Center.objects.order_by("pk"):
        acts.lock_center(center.pk)
    for model in UNDER_A_MONTH:
        _renew_all(model, now)


def _enter(number: int, at: datetime) -> None:
    for center in Center.objects.order_by("pk"):
        acts.enter(
            center.pk,
            act=MONTH_BEGUN,
            subject=str(center.pk),
            by=center.pk,
            at=at,
            facts={"number": number},
        )


def _renew_all(model: type[AnyCopy], now: Epoch) -> None:
    while True:
        with transaction.atomic():
            old = model._default_manager.exclude(epoch=now.number)
            rows = list(old.select_for_update()[:MANY])
            for row in rows:
                place = _place(row)
                row.sealed = renew(place, bytes(row.sealed), epoch(row.epoch), now)
                row.epoch = now.number
            model._default_manager.bulk_update(rows, ["sealed", "epoch"])
        if not rows:
            return


def _place(row: SealedCopy) -> Copy:
    if isinstance(row, SharedKey):
        return shared_copy(row.center_id, row.kind, row.of, row.holder_id)
    if isinstance(row, Declaration):
        return declared_copy(row)
    if isinstance(row, HouseSecret):
        return house_copy(row)
    if isinstance(row, DoorSign):
        return sign_copy(row)
    return copy_of(row.key, row.holder_id)  # type: ignore[attr-defined]
