"""The rules for passwords people choose: long enough, and not the house's own words."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext, ngettext

from umay.core.passwords import is_about_us, least
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


class NotAboutUs:
    """Refuses what is made of this house's words, its name or the worker's."""

    def validate(self, password: str, user: object = None) -> None:
        if is_about_us(password, _names(user) if isinstance(user, Worker) else ()):
            raise ValidationError(
                gettext(
                    "Too easy for somebody who knows this house: it is made of such "
                    "words and names. Take other words."
                )
            )

    def get_help_text(self) -> str:
        return ""


def _names(worker: Worker) -> tuple[str, ...]:
    return worker.username, worker.center.name, worker.center.region


def _has_or_adds_factor(worker: Worker) -> bool:
    return getattr(worker, "has_app", False) or has_factor(worker.pk)
