"""Words for places: why a unit does not fit, what is offered, in what state it is."""

from collections.abc import Iterable, Mapping

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from umay.core.counts import State
from umay.core.places import Condition, Needs, Objection, Why
from umay.core.proposals import Proposal
from umay.core.rules import OlderBoys, Overflow

WHY: Mapping[str, str | Promise] = {
    Why.OCCUPIED: _("Lived in"),
    Why.HELD: _("Kept for a family on its way"),
    Why.RESERVED: _("Reserved"),
    Why.KEPT_BACK: _("Kept back by the director"),
    Why.CLOSED: _("Out of service"),
    Why.MUST_NOT_MEET: _("Somebody here must not be met"),
    Why.STEPS: _("Has steps"),
    Why.TOO_SMALL: _("Too small"),
    Why.TO_CLEAN: _("Has to be cleaned first"),
    Why.OTHER_PROGRAMME: _("Belongs to the other programme"),
    Why.OLDER_BOY: _("House rule about older boys"),
    Why.NO_COT: _("No cot is free"),
}
CONDITION: Mapping[str, str | Promise] = {
    Condition.READY: _("Ready"),
    Condition.TO_CLEAN: _("To be cleaned"),
    Condition.CLEANING: _("Being cleaned"),
    Condition.CLOSED: _("Out of service"),
}
STATE: Mapping[str, str | Promise] = {
    State.LIVED_IN: _("Lived in"),
    State.KEPT: _("Kept"),
    State.SHUT: _("Shut"),
    State.FREE: _("Free"),
}
STATE_WORDS: Mapping[str, str | Promise] = {
    State.LIVED_IN: _("lived in"),
    State.KEPT: _("kept"),
    State.SHUT: _("shut"),
    State.FREE: _("free"),
}
OLDER_BOYS: Mapping[str, str | Promise] = {
    OlderBoys.WELCOME: _("Welcome everywhere"),
    OlderBoys.OWN_ROOM: _("Only in a unit of the family's own"),
    OlderBoys.ASK: _("Ask each time; say why"),
}
OVERFLOW: Mapping[str, str | Promise] = {
    Overflow.NEVER: _("Never"),
    Overflow.WITH_REASON: _("With a reason"),
    Overflow.FREELY: _("Whenever the own programme is full"),
}


def objection(found: Objection) -> str:
    """Say one objection, with the day it ends or the beds it lacks."""
    words = str(WHY[found.why])
    if found.why is Why.TOO_SMALL and found.missing:
        return ngettext(
            "Too small: %(count)d bed is missing",
            "Too small: %(count)d beds are missing",
            found.missing,
        ) % {"count": found.missing}
    if found.day is not None:
        day = date_format(found.day, "SHORT_DATE_FORMAT")
        return _now("%(why)s, free from %(day)s") % {"why": words, "day": day}
    return words


def bend(found: Objection) -> str:
    """Say which rule a proposal would bend, and what that means in the room."""
    if found.why is Why.TOO_SMALL:
        return ngettext(
            "Over capacity: %(count)d fold-out bed",
            "Over capacity: %(count)d fold-out beds",
            found.missing,
        ) % {"count": found.missing}
    if found.why is Why.NO_COT:
        return _now("No cot is free: the baby sleeps with its mother")
    return str(WHY[found.why])


def reasons(proposal: Proposal, needs: Needs) -> Iterable[str]:
    """Say why this proposal is good, in the order a tired reader needs."""
    if len(proposal.units) > 1:
        yield (
            _now("Two adjoining units, kept together")
            if proposal.adjoining
            else _now("Two units, because she asked to be split")
        )
    if not proposal.whole:
        yield _now("Single beds in a shared unit")
    if proposal.spare:
        yield ngettext(
            "%(count)d bed stays empty", "%(count)d beds stay empty", proposal.spare
        ) % {"count": proposal.spare}
    elif proposal.whole and not proposal.fold_outs:
        yield _now("No bed stays empty")
    if proposal.most_free > 1:
        yield _now("%(count)d units of this size are free") % {
            "count": proposal.most_free
        }
    if needs.step_free:
        yield _now("Step-free")
    if proposal.cots:
        yield ngettext(
            "%(count)d cot is ready", "%(count)d cots are ready", len(proposal.cots)
        ) % {"count": len(proposal.cots)}


def fits(beds: int, *, shared: bool) -> str:
    """Say who could sleep in so many free beds."""
    if shared:
        return ngettext(
            "%(count)d bed: a woman who shares",
            "%(count)d beds: women who share",
            beds,
        ) % {"count": beds}
    if beds == 1:
        return _now("1 bed: a woman alone")
    children = beds - 1
    return ngettext(
        "%(beds)d beds: a mother and %(count)d child",
        "%(beds)d beds: a mother and %(count)d children",
        children,
    ) % {"beds": beds, "count": children}


def bed_states(states: Iterable[tuple[State, int]]) -> str:
    """Say how many beds a unit has and in what state: the picture in words."""
    counted = [(STATE_WORDS[state], number) for state, number in states]
    whole = sum(number for _word, number in counted)
    beds = ngettext("%(count)d bed", "%(count)d beds", whole) % {"count": whole}
    parts = ", ".join(f"{number} {word}" for word, number in counted)
    return f"{beds}: {parts}"
