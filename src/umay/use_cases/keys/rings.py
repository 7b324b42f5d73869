"""Rings: a worker's own key during one request, and what it opens."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from umay.core.secrets import Category
from umay.records.models import Grant, HouseholdKey, SharedKey
from umay.records.queries import keys as held
from umay.use_cases.keys.epoch import epoch
from umay.vault.envelopes import Key
from umay.vault.grants import Copy, accept, accept_key


@dataclass(frozen=True)
class Ring:
    """Lives in an unlocked session only, for the length of one request.

    ``privates`` are the private keys she may use, by holder: her own, the intake's.
    ``held_as`` says why she holds each key that was found.
    """

    holder: UUID
    privates: Mapping[UUID, bytes] = field(repr=False)
    found: dict[UUID, Key] = field(default_factory=dict, repr=False, compare=False)
    held_as: dict[UUID, set[str]] = field(default_factory=dict, compare=False)

    @property
    def private(self) -> bytes:
        return self.privates[self.holder]

    def keys(
        self, household: UUID, categories: Iterable[Category], at: datetime
    ) -> dict[UUID, Key]:
        """Return the keys of a household she may open at this moment, by their id."""
        found: dict[UUID, Key] = {}
        for grant in held.live_grants(self.privates, household, categories, at):
            if grant.key_id not in self.found:
                key = open_grant(grant, self.privates[grant.holder_id])
                self.found[grant.key_id] = key
            if grant.key_id not in found:
                self.held_as[grant.key_id] = set()
            self.held_as[grant.key_id].add(grant.because)
            found[grant.key_id] = self.found[grant.key_id]
        return found

    def secret_of(self, kind: SharedKey.Kind) -> bytes | None:
        """Return a shared secret, as the search key, if she was given it."""
        for copy in held.shared_keys(self.holder):
            if copy.kind == kind:
                return open_shared(self, copy)
        return None


def copy_of(key: HouseholdKey, holder: UUID) -> Copy:
    return Copy(key.center_id, key.household_id, key.category, key.pk, holder)


def shared_copy(center: UUID, kind: str, of: UUID, holder: UUID) -> Copy:
    return Copy(center, of, f"shared {kind}", of, holder)


def open_grant(grant: Grant, private: bytes) -> Key:
    """Raises ``Shut`` if it was altered, or is another's."""
    return accept_key(
        copy_of(grant.key, grant.holder_id),
        bytes(grant.sealed),
        private,
        epoch(grant.epoch),
        bytes(grant.key.commitment),
    )


def open_shared(ring: Ring, copy: SharedKey) -> bytes:
    place = shared_copy(copy.center_id, copy.kind, copy.of, copy.holder_id)
    return accept(place, bytes(copy.sealed), ring.private, epoch(copy.epoch))
