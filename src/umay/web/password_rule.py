"""The rule for passwords people choose: 15 letters, or 8 with a second factor."""

from django.core.exceptions import ValidationError
from django.utils.translation import ngettext

from umay.core.passwords import least
from umay.records.models import Worker


class LongEnough:
    """A validator of Django's kind; ``second_factor`` is known of a worker alone."""

    def validate(self, password: str, user: object = None) -> None:
        needed = least(isinstance(user, Worker) and has_second_factor(user))
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


def has_second_factor(worker: Worker) -> bool:
    return False
