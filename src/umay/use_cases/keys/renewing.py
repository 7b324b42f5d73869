"""Renewing: a household's words under a new key, so that an old copy is worthless.

The program opens every word for it, so it stands in the ledger like any other opening.
"""

from collections.abc import Iterable
from dataclasses import replace
from uuid import UUID

from umay.core.secrets import Category, Reason
from umay.records.models import HouseholdKey
from umay.records.queries import keys as held
from umay.records.queries.sealed_rows import sealed_rows
from umay.use_cases.keys.opening import envelopes, note
from umay.use_cases.keys.rings import Ring
from umay.use_cases.keys.sealing import Sealer, Writer, place_of
from umay.vault.envelopes import Text, key_of, unseal

MOST = 40  # households at one sign-in; the others wait for the next


def renew_keys(
    writer: Writer, ring: Ring, household: UUID, categories: Iterable[Category]
) -> int:
    """Seal anew what the ring opens; return how many words. Keys of which nothing is
    left under them are destroyed."""
    wanted = set(categories)
    keys = ring.keys(household, wanted, writer.at)
    rows = sealed_rows(household)
    able = [one for one in envelopes(rows) if key_of(one.envelope) in keys]
    if able:
        note(replace(writer, ring=ring), household, able, Reason.RENEWED)
    sealer = Sealer(replace(writer, ring=None), household)
    for row in rows:
        words: dict[str, Text] = {}
        for one in able:
            if one.row is row:
                place = place_of(row, one.column, household, one.category)
                key = keys[key_of(one.envelope)]
                words[one.column] = unseal(key, place, one.envelope)
        if words:
            sealer.seal(row, words)
    HouseholdKey.objects.filter(pk__in=keys).delete()
    for key_id in keys:
        ring.found.pop(key_id, None)
    return len(able)


def renew_what_waits(writer: Writer, ring: Ring) -> int:
    """Renew keys that somebody held who is gone, as far as this ring opens them."""
    waiting: dict[UUID, set[Category]] = {}
    for row in held.keys_to_renew(writer.center, ring.privates):
        waiting.setdefault(row.household_id, set()).add(Category(row.category))
    done = list(waiting.items())[:MOST]
    for household, categories in done:
        renew_keys(writer, ring, household, categories)
    return len(done)
