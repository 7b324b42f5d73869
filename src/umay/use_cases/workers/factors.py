"""Second factors: an authenticator app, and recovery codes for when it is lost."""

from uuid import UUID

from allauth.core.internal.cryptokit import compare_user_code
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from allauth.mfa.utils import decrypt

from umay.core.passwords import least
from umay.core.refusals import Ground, Refused
from umay.records.models import Worker
from umay.records.queries.factors import Type, has_factor
from umay.records.store.workers import forget_passkey_lock
from umay.use_cases.order import Done, Order, Outcome, once
from umay.use_cases.workers.rights import acting

__all__ = [
    "add_app",
    "code_fits",
    "codes_of",
    "enrol",
    "generate_totp_secret",
    "give_code",
    "new_codes",
    "remove",
]


def code_fits(secret: str, code: str) -> bool:
    """Whether an app that holds ``secret`` shows ``code`` about now."""
    return _step(secret, code) is not None


def add_app(order: Order, secret: str, code: str) -> Outcome:
    """Add an authenticator app, with recovery codes beside it."""

    def work() -> Done:
        if not code_fits(secret, code):
            raise Refused(Ground.WRONG_CODE)
        enrol(acting(order, "own.account"), secret)
        return Done(order.by, {"factor": Type.TOTP.value})

    return once(order, "factor.added", work)


def enrol(worker: Worker, secret: str) -> None:
    """Write an app down in the place of an earlier one, inside an act."""
    Authenticator.objects.filter(user_id=worker.pk, type=Type.TOTP).delete()
    TOTP.activate(worker, secret)
    RecoveryCodes.activate(worker)


def new_codes(order: Order) -> Outcome:
    """Make new recovery codes; the old ones end."""

    def work() -> Done:
        worker = acting(order, "own.account")
        if not has_factor(worker.pk):
            raise Refused(Ground.NOT_FOUND)
        Authenticator.objects.filter(
            user_id=worker.pk, type=Type.RECOVERY_CODES
        ).delete()
        RecoveryCodes.activate(worker)
        return Done(order.by)

    return once(order, "factor.codes", work)


def codes_of(worker: UUID) -> list[str]:
    """Return the codes she may write down, right after they were made."""
    row = Authenticator.objects.get(user_id=worker, type=Type.RECOVERY_CODES)
    return list(row.wrap().get_unused_codes())


def remove(order: Order, factor: int, password: str) -> Outcome:
    """Take a factor away. With the last one go the recovery codes.

    Raises ``Refused`` for a wrong password, or one too short to stand alone.
    """

    def work() -> Done:
        worker = acting(order, "own.account")
        row = Authenticator.objects.filter(user_id=worker.pk, pk=factor).first()
        if row is None:
            raise Refused(Ground.NOT_FOUND)
        if not worker.check_password(password):
            raise Refused(Ground.WRONG_PASSWORD)
        kind = row.type
        if kind == Type.WEBAUTHN:
            forget_passkey_lock(worker.pk, row.data["credential"]["id"])
        row.delete()
        if not has_factor(worker.pk):
            if len(password) < least(second_factor=False):
                raise Refused(Ground.PASSWORD_TOO_SHORT)
            Authenticator.objects.filter(user_id=worker.pk).delete()
        return Done(order.by, {"factor": kind})

    return once(order, "factor.removed", work)


def give_code(order: Order, code: str) -> Outcome:
    """Come in with a code of her app, or a recovery code. Each works once.

    Raises ``Refused`` if it is none, or has been used.
    """

    def work() -> Done:
        rows = Authenticator.objects.filter(user_id=order.by)
        for row in rows.filter(type__in=[Type.TOTP, Type.RECOVERY_CODES]):
            used = _used(row, code) if row.type == Type.TOTP else _spent(row, code)
            if used:
                row.record_usage()
                return Done(order.by, {"factor": row.type})
        raise Refused(Ground.WRONG_CODE)

    return once(order, "factor.used", work)


def _used(row: Authenticator, code: str) -> bool:
    """Take a code of the app; neither it nor an earlier one is taken again."""
    step = _step(str(decrypt(row.data["secret"])), code)
    if step is None or step <= row.data.get("step", -1):
        return False
    row.data["step"] = step
    row.save(update_fields=["data"])
    return True


def _spent(row: Authenticator, code: str) -> bool:
    return bool(row.wrap().validate_code(code))


def _step(secret: str, code: str) -> int | None:
    for step in yield_hotp_counters_from_time():
        shown = format_hotp_value(hotp_value(secret, step))
        if compare_user_code(actual=code, expected=shown):
            return int(step)
    return None
