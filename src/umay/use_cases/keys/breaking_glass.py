"""Break the glass: two supervisors open one household for a quarter of an hour.

Each pair of them holds the halves of every key. The one who asks passes hers on,
sealed to the one who may agree; only then is there a whole key anywhere. One alone
has random bytes, with the whole server in her hands.
"""

from datetime import timedelta
from uuid import UUID

from umay.core.refusals import Ground, Refused
from umay.core.secrets import ASKED, Reason
from umay.records.models import BreakGlass, ForwardedPiece, Grant, Household, Piece
from umay.records.queries import keys as held
from umay.records.queries.find import find
from umay.records.queries.walls import walled_workers
from umay.records.store.rows import change, make
from umay.use_cases.keys.epoch import epoch, this_epoch
from umay.use_cases.keys.granting import ring_of_order
from umay.use_cases.keys.rings import Ring, copy_of
from umay.use_cases.keys.sealing import Recipient, give
from umay.use_cases.order import Done, Order, Outcome, once
from umay.vault.envelopes import Key
from umay.vault.grants import accept, grant
from umay.vault.pieces import join

OPEN_FOR = timedelta(minutes=15)
ANSWER_WITHIN = timedelta(minutes=60)
REASONS = (*ASKED, Reason.EMERGENCY)


def ask_to_break_glass(order: Order, household: UUID, why: Reason) -> Outcome:
    """Ask the other supervisors; return the key of the question.

    Raises ``Refused`` if you hold no piece of this household's keys.
    """

    def work() -> Done:
        ring = ring_of_order(order)
        find(Household, order.center, household)
        keys = [key.pk for key in held.keys_of(household)]
        mine = held.pieces_of(ring.holder, keys)
        if not mine:
            raise Refused(Ground.NOT_A_SUPERVISOR)
        glass = make(
            BreakGlass,
            center_id=order.center,
            household_id=household,
            reason=why,
            asked_by_id=order.by,
            asked_at=order.at,
            until=order.at + ANSWER_WITHIN,
        )
        for piece in mine:
            _pass_on(ring, piece, glass)
        return Done(glass.pk, {"household": str(household), "why": why})

    return once(order, "glass.asked", work)


def agree_to_break_glass(order: Order, glass: UUID) -> Outcome:
    """Join your half: the one who asked may open it for a quarter of an hour.

    Raises ``Refused`` if you asked yourself, hold no half, or too long has passed.
    """

    def work() -> Done:
        ring = ring_of_order(order)
        row = find(BreakGlass, order.center, glass)
        if row.asked_by_id == order.by:
            raise Refused(Ground.TWO_PEOPLE)
        if row.agreed_at is not None:
            raise Refused(Ground.ALREADY_DECIDED)
        if order.at >= row.until:
            raise Refused(Ground.TOO_LATE)
        if row.asked_by_id in walled_workers(row.household_id):
            raise Refused(Ground.NOT_A_SUPERVISOR)
        until = order.at + OPEN_FOR
        opened = _join(order, ring, row)
        if not opened:
            raise Refused(Ground.NOT_A_SUPERVISOR)
        change(row, agreed_by_id=order.by, agreed_at=order.at, until=until)
        facts = {"household": str(row.household_id), "until": until.isoformat()}
        return Done(glass, facts | {"why": row.reason, "keys": opened})

    return once(order, "glass.broken", work)


def _pass_on(ring: Ring, piece: Piece, glass: BreakGlass) -> None:
    now = this_epoch()
    bytes_of_piece = _open(ring, piece)
    place = copy_of(piece.key, piece.other_id)
    make(
        ForwardedPiece,
        center_id=glass.center_id,
        glass=glass,
        key=piece.key,
        holder=piece.other,
        sealed=grant(place, bytes_of_piece, bytes(piece.other.public), now),
        epoch=now.number,
    )


def _open(ring: Ring, piece: Piece | ForwardedPiece) -> bytes:
    place = copy_of(piece.key, piece.holder_id)
    return accept(place, bytes(piece.sealed), ring.private, epoch(piece.epoch))


def _join(order: Order, ring: Ring, glass: BreakGlass) -> int:
    """Make each key whole and seal it to the one who asked, who alone asked."""
    asker = held.holder_of(glass.asked_by_id)
    passed_on = ForwardedPiece.objects.filter(
        glass=glass, holder_id=ring.holder
    ).select_related("key")
    mine = {
        piece.key_id: piece
        for piece in held.pieces_of(ring.holder, [one.key_id for one in passed_on])
        if asker is not None and piece.other_id == asker.pk
    }
    had = _already_held(glass) if asker else set()
    opened = 0
    for theirs in passed_on:
        if asker is None or theirs.key_id not in mine:
            continue
        secret = join([_open(ring, theirs), _open(ring, mine[theirs.key_id])])
        if theirs.key_id not in had:
            key = Key(theirs.key_id, secret)
            to = Recipient(asker, Grant.Because.GLASS, order.at + OPEN_FOR)
            give(theirs.key, key, [to], by=order.by, at=order.at)
        opened += 1
    glass.pieces.all().delete()
    return opened


def _already_held(glass: BreakGlass) -> set[UUID]:
    """A copy she has for longer must not be shortened to a quarter of an hour."""
    return set(
        Grant.objects.filter(
            holder__worker_id=glass.asked_by_id,
            key__household_id=glass.household_id,
            until__gt=glass.asked_at + OPEN_FOR,
        ).values_list("key_id", flat=True)
    )
