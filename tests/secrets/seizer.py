"""Somebody with the disk, the source code and some passwords tries everything."""

from collections.abc import Iterable, Iterator
from uuid import UUID

from django.db import connection

from umay.records.models import Grant, Household, Lock, SharedKey
from umay.records.queries.sealed_rows import sealed_rows
from umay.records.sealed import sealed_columns
from umay.use_cases.keys.epoch import epoch
from umay.use_cases.keys.rings import open_grant, shared_copy
from umay.use_cases.keys.sealing import place_of
from umay.vault import locks
from umay.vault.envelopes import Key, key_of, unseal
from umay.vault.grants import accept
from umay.vault.shut import Shut


def seize(passwords: Iterable[str]) -> list[str]:
    """Return every word that opens with these passwords and everything on the disk."""
    privates = dict(_privates(list(passwords)))
    for copy in SharedKey.objects.filter(holder__in=privates, kind="intake"):
        place = shared_copy(copy.center_id, copy.kind, copy.of, copy.holder_id)
        month = epoch(copy.epoch)
        privates[copy.of] = accept(
            place, bytes(copy.sealed), privates[copy.holder_id], month
        )
    grants = Grant.objects.filter(holder__in=privates).select_related("key")
    keys = {one.key_id: open_grant(one, privates[one.holder_id]) for one in grants}
    return list(_words(keys))


def _privates(passwords: list[str]) -> Iterator[tuple[UUID, bytes]]:
    for lock in Lock.objects.all():
        kept = locks.Lock(
            bytes(lock.salt), bytes(lock.sealed), locks.Cost(lock.memory, lock.passes)
        )
        for password in passwords:
            try:
                pair = locks.open_with_passphrase(kept, lock.holder_id, password)
            except Shut:
                continue
            yield lock.holder_id, pair.private


def _words(keys: dict[UUID, Key]) -> Iterator[str]:
    for household in Household.objects.values_list("pk", flat=True):
        for row in sealed_rows(household):
            for name, column in sealed_columns(type(row)).items():
                envelope = getattr(row, name)
                if envelope is not None and key_of(bytes(envelope)) in keys:
                    place = place_of(row, name, household, column.category)
                    envelope = bytes(envelope)
                    yield unseal(keys[key_of(envelope)], place, envelope).text


def everything_in_the_records() -> Iterator[bytes]:
    """Yield each row of each table as bytes, as a thief with the file's key sees it."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            for row in cursor.fetchall():
                for value in row:
                    yield value if isinstance(value, bytes) else str(value).encode()
