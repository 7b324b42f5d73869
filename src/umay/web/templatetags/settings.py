"""Tags: the words of the settings."""

from collections.abc import Iterable

from django import template

from umay.web.wording.answers import ROLE
from umay.web.wording.settings import REACH

register = template.Library()


@register.filter
def reach(code: str) -> str:
    return str(REACH[code])


@register.filter
def roles(who: Iterable[str]) -> str:
    return ", ".join(str(ROLE[role]) for role in who)
