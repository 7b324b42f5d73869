"""Rings: a worker's own key during one request, and what it opens."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from umay.core.secrets import Category
from umay.records.models import Grant, Holder, HouseholdKey, SharedKey
from umay.records.queries import keys as held
from umay.use_cases.keys.epoch import epoch
from umay.vault.envelopes import Key
from umay.vault.grants import Copy, accept, accept_key
from umay.vault.shut import Shut


@dataclass(frozen=True)
class Ring:
    """Lives in an unlocked session only, for the length of one request."""

    center: UUID
    worker: UUID
    holder: UUID
    private: bytes = field(repr=False)
    found: dict[UUID, Key] = field(default_factory=dict, repr=False, compare=False)
    shared: dict[UUID, bytes] = field(default_factory=dict, repr=False, compare=False)

    def privates(self) -> dict[UUID, bytes]:
        """Return the private keys she may use, by holder: hers, the intake's."""
        if not self.shared:
            self.shared[self.holder] = self.private
            for copy in held.shared_keys(self.holder):
                if copy.kind == SharedKey.Kind.INTAKE:
                    self.shared[copy.of] = open_shared(self, copy)
        return self.shared

    def keys(
        self, household: UUID, categories: Iterable[Category], at: datetime
    ) -> dict[UUID, Key]:
        """Return the keys of a household she may open at this moment, by their id."""
        wanted = set(categories)
        keys = [key for key in held.keys_of(household) if key.category in wanted]
        missing = [key.pk for key in keys if key.pk not in self.found]
        privates = self.privates() if missing else {}
        for grant in held.live_grants(privates, missing, at):
            self.found[grant.key_id] = open_grant(grant, privates[grant.holder_id])
        return {key.pk: self.found[key.pk] for key in keys if key.pk in self.found}

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


def ring_of(holder: Holder, private: bytes) -> Ring:
    """Raises ``Shut`` for a holder who is no worker."""
    if holder.worker_id is None:
        raise Shut
    return Ring(holder.center_id, holder.worker_id, holder.pk, private)
