"""Sealing: words into envelopes. Writing needs nobody's secret: public keys do.

A writer who can open the household's key uses it. One who cannot makes a new key and
seals it to everybody who holds that category: at three at night, after a reboot, with
nobody logged in, what she writes down is kept and she cannot read it back.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from umay.core.doors import SHE_READS
from umay.core.policy import INTAKE
from umay.core.refusals import Ground, Refused
from umay.core.secrets import SHARED, Category
from umay.records.models import Grant, Holder, Household, HouseholdKey, Piece
from umay.records.models.rows import CenterRow
from umay.records.queries import keys as held
from umay.records.queries.doors import her_holder
from umay.records.queries.operators import next_holder
from umay.records.queries.rights import is_restricted
from umay.records.queries.walls import walled_workers
from umay.records.sealed import sealed_columns
from umay.records.store.keys import write_grants, write_pieces
from umay.records.store.rows import change, make
from umay.use_cases.keys.epoch import this_epoch
from umay.use_cases.keys.rings import Ring, copy_of
from umay.use_cases.keys.written import commit_to
from umay.vault.envelopes import Key, Place, Text, new_key, seal
from umay.vault.grants import grant
from umay.vault.pieces import split

WROTE_FOR = timedelta(days=1)  # how long a writer without the key reads her own words
GIVEN_FOR = timedelta(days=30)
FOR_A_DAY_OR_ON_PAPER = {Grant.Because.WROTE, Grant.Because.RECOVERY}
OWN_FOR = timedelta(days=400)  # longer than any stay; renewed when she unlocks


@dataclass(frozen=True)
class Writer:
    """Who writes, when, and with which ring, if her session is unlocked."""

    center: UUID
    by: UUID
    at: datetime
    ring: Ring | None = None


@dataclass(frozen=True)
class Recipient:
    holder: Holder
    because: Grant.Because
    until: datetime | None


class Sealer:
    """Seals the words of one household during one act, with one key a category."""

    def __init__(
        self, writer: Writer, household: UUID, also: Iterable[Holder] = ()
    ) -> None:
        self.writer = writer
        self.household = household
        self.also = list(also)
        self._keys: dict[Category, Key] = {}

    def write(self, row: CenterRow, texts: Mapping[str, str]) -> None:
        """Seal ``texts`` into the columns of a row; an empty one is taken away.

        Raises ``Refused`` if nobody could read it tomorrow.
        """
        words = {name: Text(text) for name, text in texts.items()}
        self.seal(row, words)
        commit_to(row, {name: text for name, text in words.items() if text.text})

    def seal(self, row: CenterRow, texts: Mapping[str, Text]) -> None:
        """Seal texts as they are, salt and all: what the ledger says of them stays."""
        columns = sealed_columns(type(row))
        change(
            row,
            **{
                name: self._envelope(row, name, columns[name].category, text)
                for name, text in texts.items()
            },
        )

    def _envelope(
        self, row: CenterRow, column: str, category: Category, text: Text
    ) -> bytes | None:
        if not text.text:
            return None
        if category not in self._keys:
            self._keys[category] = self._known(category) or self._new(category)
        return seal(
            self._keys[category], place_of(row, column, self.household, category), text
        )

    def _known(self, category: Category) -> Key | None:
        if self.writer.ring is None or self.also:
            return None
        keys = self.writer.ring.keys(self.household, [category], self.writer.at)
        return list(keys.values())[-1] if keys else None

    def _new(self, category: Category) -> Key:
        to = recipients(self.writer, self.household, category, self.also)
        if not to or self._lost_tomorrow(to):
            raise Refused(Ground.NO_KEYS)
        key = new_key(uuid4())
        row = make(
            HouseholdKey,
            id=key.id,
            center_id=self.writer.center,
            household_id=self.household,
            category=category,
            commitment=key.commitment,
            made_at=self.writer.at,
        )
        give(row, key, to, by=self.writer.by, at=self.writer.at)
        if category in SHARED:
            share_among_supervisors(row, key)
        return key

    def _lost_tomorrow(self, to: Iterable[Recipient]) -> bool:
        """Whether only the writer's day and the paper cards would open it.

        So it is in a house where nobody of the intake has signed in yet. Only what is
        written without keys, as an import is, may wait on paper.
        """
        if held.holder_of(self.writer.by) is None:
            return False
        return all(one.because in FOR_A_DAY_OR_ON_PAPER for one in to)


def place_of(row: CenterRow, column: str, household: UUID, category: Category) -> Place:
    """Return what an envelope is bound to."""
    table = type(row)._meta.model_name or ""
    return Place(row.center_id, table, column, row.pk, household, category)


def recipients(
    writer: Writer, household: UUID, category: Category, also: Iterable[Holder] = ()
) -> list[Recipient]:
    """Return to whom a new key of this category is sealed, each holder once."""
    if category not in SHARED:
        return _private(writer)
    row = Household.objects.select_related("own_worker").get(pk=household)
    if is_restricted(household):
        found = _restricted(writer, row) + _herself(writer, household, category)
        return found + _the_next(writer, household, category)
    keys = [key.pk for key in held.keys_of(household, category)]
    found = [
        Recipient(g.holder, Grant.Because(g.because), g.until)
        for g in Grant.objects.filter(key_id__in=keys).select_related("holder__worker")
    ]
    found += _first(writer, row, category)
    found += [
        Recipient(holder, Grant.Because.GIVEN, writer.at + GIVEN_FOR) for holder in also
    ]
    found += _the_writer(writer, found)
    found += _herself(writer, household, category)
    found += _the_next(writer, household, category)
    walled = walled_workers(household)
    found = [one for one in found if one.holder.worker_id not in walled]
    recovery = held.holder_of_house(writer.center, Holder.Kind.RECOVERY)
    if recovery is not None:
        found.append(Recipient(recovery, Grant.Because.RECOVERY, None))
    return list({one.holder.pk: one for one in reversed(found)}.values())


def _private(writer: Writer) -> list[Recipient]:
    """The writer alone, and the paper; nobody at all if she has no key."""
    own = held.holder_of(writer.by)
    recovery = held.holder_of_house(writer.center, Holder.Kind.RECOVERY)
    if own is None:
        return []
    found = [Recipient(own, Grant.Because.PRIVATE, writer.at + OWN_FOR)]
    if recovery is not None:
        found.append(Recipient(recovery, Grant.Because.RECOVERY, None))
    return found


def _restricted(writer: Writer, row: Household) -> list[Recipient]:
    """Of workers her own alone, and the paper that opens what everybody has lost."""
    own = held.holder_of(row.own_worker_id) if row.own_worker_id else None
    recovery = held.holder_of_house(writer.center, Holder.Kind.RECOVERY)
    found = []
    if own is not None:
        found.append(Recipient(own, Grant.Because.OWN, writer.at + OWN_FOR))
    if recovery is not None:
        found.append(Recipient(recovery, Grant.Because.RECOVERY, None))
    return found


def _herself(writer: Writer, household: UUID, category: Category) -> list[Recipient]:
    """The resident, if a door is open for her: also what is written later."""
    hers = her_holder(household) if category in SHE_READS else None
    until = writer.at + OWN_FOR
    return [Recipient(hers, Grant.Because.HERS, until)] if hers else []


def _the_next(writer: Writer, household: UUID, category: Category) -> list[Recipient]:
    """The next operator's house, if she hands this over: also what is written later."""
    holder = next_holder(writer.center, household, category)
    until = writer.at + OWN_FOR
    return [Recipient(holder, Grant.Because.OPERATOR, until)] if holder else []


def _first(writer: Writer, row: Household, category: Category) -> list[Recipient]:
    """Her own worker; the intake until she has one, and for her safety always."""
    own = held.holder_of(row.own_worker_id) if row.own_worker_id else None
    intake = held.holder_of_house(writer.center, Holder.Kind.INTAKE)
    found = []
    if own is not None:
        found.append(Recipient(own, Grant.Because.OWN, writer.at + OWN_FOR))
    if intake is not None and (own is None or category is Category.SAFETY):
        found.append(Recipient(intake, Grant.Because.INTAKE, None))
    return found


def _the_writer(writer: Writer, found: list[Recipient]) -> list[Recipient]:
    holder = held.holder_of(writer.by)
    if holder is None or holder.worker is None:
        return []
    by_intake = holder.worker.role in INTAKE and any(
        one.because == Grant.Because.INTAKE for one in found
    )
    if by_intake or any(one.holder.pk == holder.pk for one in found):
        return []
    return [Recipient(holder, Grant.Because.WROTE, writer.at + WROTE_FOR)]


def give(
    row: HouseholdKey,
    key: Key,
    to: Iterable[Recipient],
    *,
    by: UUID,
    at: datetime,
) -> None:
    """Seal a key to each holder, durably with the act it belongs to."""
    now = this_epoch()
    write_grants(
        Grant(
            center_id=row.center_id,
            key=row,
            holder=one.holder,
            because=one.because,
            sealed=grant(
                copy_of(row, one.holder.pk), key.secret, bytes(one.holder.public), now
            ),
            epoch=now.number,
            since=at,
            until=one.until,
            by=by,
        )
        for one in to
    )


def share_among_supervisors(row: HouseholdKey, key: Key) -> None:
    """Leave each pair of supervisors the two halves of this one key."""
    now = this_epoch()
    by_code = {
        str(holder.pk): holder
        for holder in held.supervisors(row.center_id, row.household_id)
    }
    pairs = split(key.secret, list(by_code), 2) if len(by_code) > 1 else {}
    write_pieces(
        row,
        [
            Piece(
                center_id=row.center_id,
                key=row,
                holder=by_code[one],
                other=by_code[other],
                sealed=grant(
                    copy_of(row, by_code[one].pk),
                    pair[one],
                    bytes(by_code[one].public),
                    now,
                ),
                epoch=now.number,
            )
            for pair in pairs.values()
            for one, other in (tuple(pair), tuple(reversed(pair)))
        ],
    )
