"""A report told: each line with its figure and what it means, and what is left out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from umay.core.reports.figures import Audience, Figure, Figures
from umay.core.reports.forms import Line, ReportForm
from umay.web.wording.danger import spoken
from umay.web.wording.reports import HIDDEN, MEANS, NOT_RECORDED, WHY_HIDDEN


@dataclass(frozen=True)
class Row:
    """``is_told`` says whether a number stands here, whole."""

    says: str
    value: str
    means: str
    is_told: bool


def rows(form: ReportForm, told: Figures) -> list[Row]:
    return [_row(line, told) for line in form.lines]


def _row(line: Line, told: Figures) -> Row:
    says = spoken(line.says)
    if line.count is None:
        return Row(says, str(NOT_RECORDED), "", False)
    figure = told[line.count]
    return Row(says, _value(figure), str(MEANS[line.count]), not figure.hidden)


def _value(figure: Figure) -> str:
    if not figure.hidden:
        return str(figure.known)
    if figure.known:
        return _("%(count)d or more") % {"count": figure.known}
    return str(HIDDEN)


def left_out(
    form: ReportForm, told: Figures, audience: Audience, *, ours: bool
) -> Iterator[str]:
    """Yield what is missing in this report, and why, as sentences."""
    hidden = [line for line in form.lines if line.count and told[line.count].hidden]
    lacking = [line for line in form.lines if line.count is None]
    if hidden:
        yield _("Hidden: %(what)s.") % {"what": _names(hidden)}
    else:
        yield _("No number of this form had to be hidden.")
    yield str(WHY_HIDDEN[audience])
    if any(told[line.count].known for line in hidden if line.count):
        yield _("“Or more” says that a part of the period is hidden.")
    if lacking:
        words = _("Not recorded here: %(what)s. It does not mean that there was none.")
        yield words % {"what": _names(lacking)}
    yield _("What was written down after a number was given out is not in it.")
    if ours:
        yield _(
            "This form is our own: no ministry and no donor has looked at it. It stands"
            " here until theirs is loaded."
        )


def _names(lines: Sequence[Line]) -> str:
    return ", ".join(spoken(line.says) for line in lines)
