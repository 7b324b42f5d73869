"""Tags: the picture of the house in words."""

from django import template

from umay.web.cards import Card
from umay.web.wording import beds
from umay.web.wording.answers import PROGRAMME_MARK

register = template.Library()


@register.filter
def mark(programme: str) -> str:
    """The letter of a programme; the first one of its code if it has none."""
    return str(PROGRAMME_MARK.get(programme, programme[:1].upper()))


@register.filter
def fits(card: Card) -> str:
    return beds.fits(card.free, shared=card.unit.shared)


@register.filter
def states(card: Card) -> str:
    return beds.bed_states(card.states)
