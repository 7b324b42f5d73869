"""Words for the rules of a house: each as a plain sentence."""

from collections.abc import Iterator, Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from umay.core.limits import Reach
from umay.core.rules import OlderBoys, Overflow
from umay.records.models import Rules
from umay.use_cases.change_shares import Because

REACH: Mapping[str, str | Promise] = {
    Reach.NEW: _("Families who come from that day on"),
    Reach.NEW_AND_OPEN: _("Families who come from that day on, and those here then"),
}

BECAUSE: Mapping[str, str | Promise] = {
    Because.AGREEMENT: _("There is a new agreement or order"),
    Because.MOVED: _("Beds went from one programme to the other"),
    Because.MISTAKE: _("It was written down wrongly"),
}


def rules_said(rules: Rules) -> Iterator[str]:
    """Say every rule of the house, one sentence each."""
    minutes = rules.hold_minutes
    yield ngettext(
        "A place is kept for %(count)d minute for a family on its way.",
        "A place is kept for %(count)d minutes for a family on its way.",
        minutes,
    ) % {"count": minutes}
    months = rules.cot_until_months
    yield ngettext(
        "Children younger than %(count)d month sleep in a cot.",
        "Children younger than %(count)d months sleep in a cot.",
        months,
    ) % {"count": months}
    yield from _days_of_the_plan(rules)
    beds = rules.fold_outs_per_unit
    yield (
        ngettext(
            "In one unit %(count)d fold-out bed may be put up.",
            "In one unit %(count)d fold-out beds may be put up.",
            beds,
        )
        % {"count": beds}
        if beds
        else _now("No fold-out beds are put up.")
    )
    weeks = rules.danger_weeks
    yield ngettext(
        "A talk about danger is offered at least every %(count)d week.",
        "A talk about danger is offered at least every %(count)d weeks.",
        weeks,
    ) % {"count": weeks}
    kept = rules.gate_log_days
    yield ngettext(
        "Who came to the gate is kept for %(count)d day, then deleted.",
        "Who came to the gate is kept for %(count)d days, then deleted.",
        kept,
    ) % {"count": kept}
    yield _older_boys(rules)
    yield str(_OVERFLOW[rules.overflow])


def _older_boys(rules: Rules) -> str:
    if rules.older_boy_from is None or rules.older_boys == OlderBoys.WELCOME:
        return _now("Boys of every age live here like everybody else.")
    said = {
        OlderBoys.OWN_ROOM: ngettext(
            "Boys from %(count)d year on live only in a unit of their family's own.",
            "Boys from %(count)d years on live only in a unit of their family's own.",
            rules.older_boy_from,
        ),
        OlderBoys.ASK: ngettext(
            "For boys from %(count)d year on somebody decides each time and says why.",
            "For boys from %(count)d years on somebody decides each time and says why.",
            rules.older_boy_from,
        ),
    }
    return said[OlderBoys(rules.older_boys)] % {"count": rules.older_boy_from}


_OVERFLOW: Mapping[str, str | Promise] = {
    Overflow.NEVER: _("A family never takes a unit of the other programme."),
    Overflow.WITH_REASON: _(
        "A family may take a unit of the other programme if somebody says why."
    ),
    Overflow.FREELY: _(
        "When a programme is full, its families take units of the other one."
    ),
}


def _days_of_the_plan(rules: Rules) -> Iterator[str]:
    terms = rules.terms()
    yield ngettext(
        "The first long talk is offered within %(count)d day.",
        "The first long talk is offered within %(count)d days.",
        terms.intake_days,
    ) % {"count": terms.intake_days}
    yield ngettext(
        "A plan is offered within %(count)d working day.",
        "A plan is offered within %(count)d working days.",
        terms.plan_working_days,
    ) % {"count": terms.plan_working_days}
    yield ngettext(
        "The plan is looked at again after %(count)d day.",
        "The plan is looked at again after %(count)d days.",
        terms.review_days,
    ) % {"count": terms.review_days}
    yield _now("Where she goes next is planned from day %(day)d on.") % {
        "day": terms.exit_plan_day
    }
    yield ngettext(
        "Who wants it is asked how she is %(count)d day after she left.",
        "Who wants it is asked how she is %(count)d days after she left.",
        terms.follow_up_days,
    ) % {"count": terms.follow_up_days}
