"""Words with a key of their own: of the gate, of the house, of a handover, a complaint.

Of the house: sealed to the intake, who are at the door day and night, and to each
director. No cards open it: the log of a house is not a family's file.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from uuid import UUID, uuid4

from django.db import transaction

from umay.core.refusals import Ground, Refused
from umay.core.roles import Role
from umay.records.models import Holder, HouseSecret
from umay.records.models.rows import CenterRow
from umay.records.queries import keys as held
from umay.records.sealed import sealed_columns
from umay.records.store import acts
from umay.records.store.rows import change, make
from umay.use_cases.keys.epoch import epoch, this_epoch
from umay.use_cases.keys.opening import Envelope, Opened, envelopes
from umay.use_cases.keys.rings import Ring, shared_copy
from umay.use_cases.keys.sealing import Writer, place_of
from umay.use_cases.keys.written import commit_to
from umay.vault.envelopes import Key, Text, key_of, new_key, seal, unseal
from umay.vault.grants import Copy, accept, grant

KIND = "house words"
ACT = "house_words.opened"


def seal_house_words(center: UUID, row: CenterRow, texts: Mapping[str, str]) -> None:
    """Seal ``texts`` into a row of the house. Raises ``Refused`` if nobody of the
    intake has keys yet."""
    if any(texts.values()):
        seal_to(_of_the_house(center), row, texts)


def seal_to(
    holders: Iterable[Holder], row: CenterRow, texts: Mapping[str, str]
) -> None:
    """Seal ``texts`` into a row under a new key, for these holders and nobody else."""
    words = {name: Text(text) for name, text in texts.items() if text}
    key, columns = new_key(uuid4()), sealed_columns(type(row))
    _give(holders, row, key)
    for name, text in words.items():
        place = place_of(row, name, row.pk, columns[name].category)
        change(row, **{name: seal(key, place, text)})
    commit_to(row, words)


def open_house_words(reader: Writer, row: CenterRow) -> Opened:
    """Open what the reader may of one row; the entry comes first. Raises ``Shut``."""
    found = list(envelopes([row]))
    keys = _keys(reader.ring, row) if reader.ring else {}
    able = [one for one in found if key_of(one.envelope) in keys]
    if able:
        _note(reader, row, able)
    texts = {
        (row.pk, one.column): unseal(
            keys[key_of(one.envelope)],
            place_of(row, one.column, row.pk, one.category),
            one.envelope,
        )
        for one in able
    }
    words = {place: text.text for place, text in texts.items()}
    salts = {place: text.salt for place, text in texts.items()}
    return Opened(words, salts, shut=len(found) - len(able))


def house_copy(row: HouseSecret) -> Copy:
    return shared_copy(row.center_id, f"{KIND} {row.of}", row.key, row.holder_id)


def _of_the_house(center: UUID) -> list[Holder]:
    intake = held.holder_of_house(center, Holder.Kind.INTAKE)
    if intake is None:
        raise Refused(Ground.NO_KEYS)
    return [intake, *held.holders_with(center, {Role.DIRECTOR})]


def _give(holders: Iterable[Holder], row: CenterRow, key: Key) -> None:
    now = this_epoch()
    for holder in holders:
        copy = make(
            HouseSecret,
            center_id=row.center_id,
            holder=holder,
            of=row.pk,
            key=key.id,
            sealed=b"",
            epoch=now.number,
        )
        sealed = grant(house_copy(copy), key.secret, bytes(holder.public), now)
        change(copy, sealed=sealed)


def _keys(ring: Ring, row: CenterRow) -> dict[UUID, Key]:
    copies = HouseSecret.objects.filter(of=row.pk, holder_id__in=list(ring.privates))
    found = {}
    for copy in copies:
        private = ring.privates[copy.holder_id]
        secret = accept(
            house_copy(copy), bytes(copy.sealed), private, epoch(copy.epoch)
        )
        found[copy.key] = Key(copy.key, secret)
    return found


def _note(reader: Writer, row: CenterRow, able: list[Envelope]) -> None:
    with transaction.atomic():
        acts.enter(
            reader.center,
            act=ACT,
            subject=str(row.pk),
            by=reader.by,
            at=reader.at,
            facts={"fields": dict(Counter(one.name for one in able))},
        )
