"""Tags: words of the screens where a place is asked for."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django import template
from django.utils import timezone
from django.utils.functional import Promise

from umay.records.models import Member
from umay.web.wording import asking

register = template.Library()

WORDS: Mapping[str, Mapping[str, str | Promise]] = {
    "outcome": asking.OUTCOME,
    "reason": asking.REASON,
}


@register.filter
def of_asking(code: str, kind: str) -> str:
    """Say a code of a request in the reader's language."""
    return str(WORDS[kind].get(code, code))


@register.filter
def family(members: Iterable[Member]) -> str:
    """Say who comes together, by age bands."""
    here = [member for member in members if member.whereabouts == "here"]
    return asking.family(here, timezone.localdate())


@register.filter
def counted(adults: int, children: int) -> str:
    return asking.counted(adults, children)


@register.filter
def room(needs: object) -> str:
    """Say beds and cots of anything that has ``beds`` and ``cots``."""
    told = needs if isinstance(needs, dict) else vars(needs)
    return asking.room(told["beds"], told["cots"])


@register.filter
def time_left(until: datetime) -> str:
    return asking.time_left(until, timezone.now())
