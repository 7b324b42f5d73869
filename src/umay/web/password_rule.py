"""The rule for passwords people choose: 15 letters, or 8 with a second factor."""

from django.core.exceptions import ValidationError
from django.utils.translation import ngettext

from umay.core.passwords import least
from umay.records.models import Worker
from umay.records.queries.factors import has_factor


class LongEnough:
    """A validator of Django's kind; a second factor is known of a worker alone."""

    def validate(self, password: str, user: object = None) -> None:
        needed = least(isinstance(user, Worker) and _has_or_adds_factor(user))
        if len(password) < needed:
            raise ValidationError(
                ngettext(
                    "Too short: at least %(count)d letter is needed.",
                    "Too short: at least %(count)d letters are needed.",
                    needed,
                )
                % {"count": needed}
            )

    def get_help_text(self) -> str:
        return ""


def _has_or_adds_factor(worker: Worker) -> bool:
    return getattr(worker, "has_app", False) or has_factor(worker.pk)
