"""Workers: what ends with a role, a session or an account."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.db.models import Q

from umay.records.models import Grant, Holder, Lock, Piece, Session, SharedKey
from umay.records.store.keys import end_holder, to_renew


def forget_keys(worker: UUID, at: datetime) -> None:
    """End her pair; she gets a new and empty one the next time she signs in."""
    for holder in Holder.objects.filter(worker_id=worker, ended_at__isnull=True):
        end_holder(holder, at)


def lose_keys(
    worker: UUID,
    categories: Iterable[str],
    at: datetime,
    *,
    intake: bool,
    pieces: bool,
) -> None:
    """Destroy her copies of these categories, and what is shared if she leaves it."""
    hers = Grant.unveiled.filter(
        holder__worker_id=worker, key__category__in=list(categories)
    )
    to_renew(hers, at)
    hers.delete()
    if not intake:
        SharedKey.objects.filter(holder__worker_id=worker).delete()
    if not pieces:
        Piece.objects.filter(
            Q(holder__worker_id=worker) | Q(other__worker_id=worker)
        ).delete()


def forget_factors(worker: UUID) -> None:
    """Who begins anew may have lost the device as well."""
    Authenticator.objects.filter(user_id=worker).delete()


def forget_passkey_lock(worker: UUID, credential: str) -> None:
    """A passkey that was taken away opens her key no more."""
    Lock.objects.filter(
        holder__worker_id=worker, kind=Lock.Kind.PASSKEY, credential=credential
    ).delete()


def end_sessions(worker: UUID, but: str = "") -> int:
    """Sign her out everywhere, but for one session; return how many there were."""
    sessions = Session.objects.filter(worker_id=worker).exclude(session_key=but)
    return sessions.delete()[0]


def end_session(worker: UUID, number: UUID) -> int:
    return Session.objects.filter(worker_id=worker, number=number).delete()[0]
