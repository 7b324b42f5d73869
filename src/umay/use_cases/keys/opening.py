"""Opening: envelopes into words, each opening with its entry in the ledger first."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from django.db import transaction

from umay.core.secrets import Category, Reason
from umay.records.models.rows import CenterRow
from umay.records.sealed import sealed_columns
from umay.records.store import acts
from umay.use_cases.keys.sealing import Writer, place_of
from umay.vault.envelopes import Key, key_of, unseal

ACT = "fields.opened"


@dataclass(frozen=True)
class Opened:
    """Words by row and column, and the salts they were committed to with; ``shut``
    says how many there are that stayed sealed."""

    words: Mapping[tuple[UUID, str], str] = field(default_factory=dict, repr=False)
    salts: Mapping[tuple[UUID, str], bytes] = field(default_factory=dict, repr=False)
    shut: int = 0

    def of(self, row: CenterRow) -> dict[str, str]:
        """Return the words of a row by column, "" where nothing is or was opened."""
        return {name: self.words.get((row.pk, name), "") for name in _columns(row)}


@dataclass(frozen=True)
class Envelope:
    row: CenterRow
    column: str
    category: Category
    envelope: bytes = field(repr=False)

    @property
    def name(self) -> str:
        return f"{self.row._meta.model_name}.{self.column}"


def open_rows(
    reader: Writer,
    household: UUID,
    rows: Iterable[CenterRow],
    why: Reason,
    only: Collection[str] | None = None,
) -> Opened:
    """Open what the reader holds keys for. One entry names every field that is opened.

    ``only`` names the fields wanted, as ``member.phone``; the others stay shut.

    Raises ``Shut`` if an envelope was altered or moved, ``EpochMissing``.
    """
    found = [one for one in envelopes(rows) if only is None or one.name in only]
    keys = _keys(reader, household, found)
    able = [one for one in found if key_of(one.envelope) in keys]
    if able:
        note(reader, household, able, why)
    texts = {
        (one.row.pk, one.column): unseal(
            keys[key_of(one.envelope)],
            place_of(one.row, one.column, household, one.category),
            one.envelope,
        )
        for one in able
    }
    words = {place: text.text for place, text in texts.items()}
    salts = {place: text.salt for place, text in texts.items()}
    return Opened(words, salts, shut=len(found) - len(able))


def _keys(reader: Writer, household: UUID, found: list[Envelope]) -> dict[UUID, Key]:
    if reader.ring is None or not found:
        return {}
    return reader.ring.keys(household, {one.category for one in found}, reader.at)


def note(
    reader: Writer, household: UUID, able: Collection[Envelope], why: Reason
) -> None:
    """Write down what is opened, before it is."""
    fields = Counter(one.name for one in able)
    held_as = reader.ring.held_as if reader.ring else {}
    held = sorted(set().union(*(held_as[key_of(one.envelope)] for one in able)))
    with transaction.atomic():
        acts.enter(
            reader.center,
            act=ACT,
            subject=str(household),
            by=reader.by,
            at=reader.at,
            facts={"why": why, "fields": dict(fields), "as": held},
        )


def _columns(row: CenterRow) -> Iterable[str]:
    return sealed_columns(type(row))


def envelopes(rows: Iterable[CenterRow]) -> Iterable[Envelope]:
    """Yield what is sealed in these rows."""
    for row in rows:
        for name, column in sealed_columns(type(row)).items():
            envelope = getattr(row, name)
            if envelope is not None:
                yield Envelope(row, name, column.category, bytes(envelope))
