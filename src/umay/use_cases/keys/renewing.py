"""Renewing: a household's words under a new key, so that an old copy is worthless."""

from collections.abc import Iterable
from uuid import UUID

from umay.core.secrets import Category
from umay.records.models import HouseholdKey
from umay.records.queries.sealed_rows import sealed_rows
from umay.records.sealed import sealed_columns
from umay.use_cases.keys.rings import Ring
from umay.use_cases.keys.sealing import Sealer, Writer, place_of
from umay.vault.envelopes import Text, key_of, unseal


def renew_keys(
    writer: Writer, ring: Ring, household: UUID, categories: Iterable[Category]
) -> int:
    """Seal anew what the ring opens; return how many words. Keys of which nothing is
    left under them are destroyed."""
    wanted = set(categories)
    keys = ring.keys(household, wanted, writer.at)
    sealer = Sealer(Writer(writer.center, writer.by, writer.at), household)
    count = 0
    for row in sealed_rows(household):
        words: dict[str, Text] = {}
        for name, column in sealed_columns(type(row)).items():
            envelope = getattr(row, name)
            if envelope is None or key_of(bytes(envelope)) not in keys:
                continue
            place = place_of(row, name, household, column.category)
            key = keys[key_of(bytes(envelope))]
            words[name] = unseal(key, place, bytes(envelope))
        if words:
            sealer.seal(row, words)
            count += len(words)
    HouseholdKey.objects.filter(pk__in=keys).delete()
    for key_id in keys:
        ring.found.pop(key_id, None)
    return count
