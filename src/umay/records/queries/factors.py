"""Second factors of a worker, read only."""

from uuid import UUID

from allauth.mfa.models import Authenticator
from django.db.models import QuerySet

Type = Authenticator.Type
FACTORS = (Type.TOTP, Type.WEBAUTHN)  # recovery codes stand in for one of these


def factors_of(worker: UUID) -> QuerySet[Authenticator]:
    own = Authenticator.objects.filter(user_id=worker, type__in=FACTORS)
    return own.order_by("created_at")


def has_factor(worker: UUID) -> bool:
    return factors_of(worker).exists()


def codes_left(worker: UUID) -> int:
    """Return how many recovery codes she has not used."""
    codes = Authenticator.objects.filter(
        user_id=worker, type=Type.RECOVERY_CODES
    ).first()
    return len(codes.wrap().get_unused_codes()) if codes else 0
