"""A worker's own pair: made with her passphrase, unlocked for a session, begun anew."""

from hashlib import sha256
from uuid import UUID

from umay.core.policy import INTAKE
from umay.core.refusals import Ground, Refused
from umay.core.roles import Role
from umay.records.models import Holder, Lock, SharedKey, Worker
from umay.records.queries import keys as held
from umay.records.queries.find import find
from umay.records.store.keys import end_holder
from umay.records.store.rows import make
from umay.use_cases.keys.epoch import this_epoch
from umay.use_cases.keys.rings import Ring, open_shared, shared_copy
from umay.use_cases.order import Done, Order, Outcome, once
from umay.vault import locks
from umay.vault.grants import grant
from umay.vault.halves import Halves, halve, rejoin
from umay.vault.pairs import Pair, new_pair
from umay.vault.shut import Shut
from umay.vault.symmetric import new_secret

__all__ = ["NEVER_HOLD", "Halves", "Ring", "Shut", "make_keys", "unlock"]

# What every passkey of the house is asked with: its answer is secret, this is not.
PRF_SALT = sha256(b"umay passkey lock 1").digest()
NEVER_HOLD = frozenset({Role.ADMIN, Role.INSPECTOR})


def make_keys(
    order: Order, worker: UUID, passphrase: str, cost: locks.Cost | None = None
) -> Outcome:
    """Give a worker a pair of her own, empty: what an earlier one opened, she lost.

    The first worker of the intake makes the intake's pair as well. Raises ``Refused``
    for a role that may never hold a key.
    """

    def work() -> Done:
        row = find_worker(order.center, worker)
        if row.role in NEVER_HOLD:
            raise Refused(Ground.MAY_NOT_HOLD)
        earlier = held.holder_of(worker)
        if earlier is not None:
            end_holder(earlier, order.at)
        pair = new_pair()
        holder = _holder(order, pair, Holder.Kind.WORKER, row)
        _lock(holder, pair, passphrase, cost)
        begin_intake(order, holder, row)
        return Done(holder.pk, {"worker": str(worker), "again": earlier is not None})

    return once(order, "keys.made", work)


def find_worker(center: UUID, worker: UUID) -> Worker:
    row = Worker.objects.filter(pk=worker, center_id=center, is_active=True).first()
    if row is None:
        raise Refused(Ground.NOT_FOUND)
    return row


def unlock(worker: UUID, passphrase: str) -> Halves:
    """Return the two halves of her unlocked key. Raises ``Shut``."""
    for lock in held.locks_of(worker, Lock.Kind.PASSPHRASE):
        pair = locks.open_with_passphrase(_kept(lock), lock.holder_id, passphrase)
        return _halved(worker, lock.holder_id, pair)
    raise Shut


def unlock_with_passkey(worker: UUID, credential: str, output: bytes) -> Halves:
    """``output`` is what the passkey's PRF returned. Raises ``Shut``."""
    for lock in held.locks_of(worker, Lock.Kind.PASSKEY):
        if lock.credential == credential:
            pair = locks.open_with_passkey(_kept(lock), lock.holder_id, output)
            return _halved(worker, lock.holder_id, pair)
    raise Shut


def _halved(worker: UUID, holder: UUID, pair: Pair) -> Halves:
    """Her own key, and the intake's if she is of it, for this session."""
    own = Ring(holder, {holder: pair.private})
    shared = {
        copy.of: open_shared(own, copy)
        for copy in held.shared_keys(holder)
        if copy.kind == SharedKey.Kind.INTAKE
    }
    return halve({holder: pair.private} | shared, worker)


def take_up(worker: UUID, halves: Halves) -> Ring:
    """Return the ring of this session. Raises ``Shut`` if a half does not fit."""
    privates = rejoin(halves, worker)
    return Ring(next(iter(privates)), privates)


def change_passphrase(
    order: Order, ring: Ring, passphrase: str, cost: locks.Cost | None = None
) -> Outcome:
    """Lock the same pair with another passphrase."""

    def work() -> Done:
        relock(order.center, ring, passphrase, cost)
        return Done(ring.holder, {"lock": Lock.Kind.PASSPHRASE})

    return once(order, "keys.locked", work)


def relock(
    center: UUID, ring: Ring, passphrase: str, cost: locks.Cost | None = None
) -> None:
    """Put a new passphrase in the place of the old one, inside an act."""
    holder = find(Holder, center, ring.holder)
    Lock.objects.filter(holder=holder, kind=Lock.Kind.PASSPHRASE).delete()
    _lock(holder, _pair(ring, holder), passphrase, cost)


def add_passkey(
    order: Order, ring: Ring, credential: str, output: bytes, salt: bytes
) -> Outcome:
    """Let a passkey open the same pair; the passphrase opens it still."""

    def work() -> Done:
        write_passkey_lock(order.center, ring, credential, output, salt)
        return Done(ring.holder, {"lock": Lock.Kind.PASSKEY})

    return once(order, "keys.locked", work)


def write_passkey_lock(
    center: UUID, ring: Ring, credential: str, output: bytes, salt: bytes
) -> None:
    """Lock her pair with a passkey's output as well, inside an act."""
    holder = find(Holder, center, ring.holder)
    lock = locks.lock_with_passkey(_pair(ring, holder), holder.pk, output)
    make(
        Lock,
        center_id=center,
        holder=holder,
        kind=Lock.Kind.PASSKEY,
        credential=credential,
        salt=salt,
        sealed=lock.sealed,
    )


def _pair(ring: Ring, holder: Holder) -> Pair:
    return Pair(bytes(holder.public), ring.private)


def _kept(lock: Lock) -> locks.Lock:
    cost = locks.Cost(lock.memory, lock.passes)
    return locks.Lock(bytes(lock.salt), bytes(lock.sealed), cost)


def _lock(holder: Holder, pair: Pair, passphrase: str, cost: locks.Cost | None) -> None:
    lock = locks.lock_with_passphrase(pair, holder.pk, passphrase, cost)
    make(
        Lock,
        center_id=holder.center_id,
        holder=holder,
        kind=Lock.Kind.PASSPHRASE,
        salt=lock.salt,
        sealed=lock.sealed,
        memory=lock.cost.memory,
        passes=lock.cost.passes,
    )


def _holder(
    order: Order, pair: Pair, kind: Holder.Kind, worker: Worker | None = None
) -> Holder:
    return make(
        Holder,
        center_id=order.center,
        kind=kind,
        worker=worker,
        public=pair.public,
        since=order.at,
    )


def begin_intake(order: Order, first: Holder, worker: Worker) -> None:
    """Make the intake's pair if there is none, with somebody one can vouch for."""
    stands = held.holder_of_house(order.center, Holder.Kind.INTAKE) is not None
    if stands or not worker.vouched or worker.role not in INTAKE:
        return
    pair = new_pair()
    intake = _holder(order, pair, Holder.Kind.INTAKE)
    share(first, SharedKey.Kind.INTAKE, intake.pk, pair.private)
    share(first, SharedKey.Kind.SEARCH, intake.pk, new_secret())


def share(to: Holder, kind: SharedKey.Kind, of: UUID, secret: bytes) -> None:
    """Seal a shared secret for one worker more."""
    now = this_epoch()
    place = shared_copy(to.center_id, kind, of, to.pk)
    make(
        SharedKey,
        center_id=to.center_id,
        holder=to,
        kind=kind,
        of=of,
        sealed=grant(place, secret, bytes(to.public), now),
        epoch=now.number,
    )
