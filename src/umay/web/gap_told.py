"""Gaps told: a number in words, and the picture beside its table."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.functional import Promise

from umay.core.law.answering import Answer
from umay.core.reports.gaps import ACTS, ANSWERS, Told, cell_of
from umay.records.queries.gaps import forms_of_acts
from umay.web.wording.law import GROUP
from umay.web.wording.reports import ANSWERED, HIDDEN

ROW = 44  # pixels: a line of words and its bar
FULL = 88  # per cent: the longest bar, with room for its number


@dataclass(frozen=True)
class Bar:
    """One form; ``width`` is in per cent, of a hidden number it says nothing."""

    says: str | Promise
    value: int | None
    width: float
    words: int  # pixels from the top
    top: int

    @property
    def said(self) -> str:
        return _said(self.value)

    @property
    def after(self) -> float:
        """Where its number stands: behind the bar."""
        return self.width + 1


def rows(told: Told) -> list[tuple[str | Promise, str]]:
    """Return how all acts were answered."""
    return [(ANSWERED[one], _said(told[one])) for one in ANSWERS]


def all_acts(told: Told) -> str:
    return _said(told[ACTS])


def is_hidden(told: Told) -> bool:
    """Whether no form can be told: then there is no picture."""
    return told[Answer.NO_GROUND] is None


def bars(told: Told) -> list[Bar]:
    values = [(form, told[cell_of(form)]) for form in forms_of_acts()]
    most = max((n for _, n in values if n is not None), default=0)
    return list(_bars(values, most))


def _bars(values: list[tuple[str, int | None]], most: int) -> Iterator[Bar]:
    for number, (form, value) in enumerate(values):
        share = (value or 0) / most if most else 0
        width = FULL / 4 if value is None else round(share * FULL, 1)
        top = number * ROW
        yield Bar(GROUP[form], value, width, top + 14, top + 20)


def _said(value: int | None) -> str:
    return str(HIDDEN) if value is None else str(value)
