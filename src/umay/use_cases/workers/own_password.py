"""Her own password: the old one proves that it is she, the new one locks her key."""

from umay.core.refusals import Ground, Refused
from umay.records.models import Worker
from umay.records.queries.keys import holder_of
from umay.records.store.rows import change
from umay.records.store.workers import end_sessions
from umay.use_cases.keys.own_keys import Ring, Shut, relock, take_up, unlock
from umay.use_cases.order import Done, Order, Outcome, once
from umay.use_cases.workers.rights import acting


def change_password(order: Order, old: str, new: str, session: str = "") -> Outcome:
    """Lock her key anew and sign her out everywhere but in this session.

    Raises ``Refused`` if the old password is another, or opens no key of hers.
    """

    def work() -> Done:
        worker = acting(order, "own.account")
        if not worker.check_password(old):
            raise Refused(Ground.WRONG_PASSWORD)
        ring = order.ring or _opened(worker, old)
        if ring is not None:
            relock(order.center, ring, new)
        worker.set_password(new)
        change(worker, password=worker.password)
        ended = end_sessions(worker.pk, but=session)
        return Done(worker.pk, {"sessions": ended, "keys": ring is not None})

    return once(order, "password.changed", work)


def _opened(worker: Worker, passphrase: str) -> Ring | None:
    if holder_of(worker.pk) is None:
        return None
    try:
        return take_up(worker.pk, unlock(worker.pk, passphrase))
    except Shut:
        raise Refused(Ground.KEYS_LOCKED) from None
