"""Tags: the clock of a stay in words."""

from django import template

from umay.web.wording import stays

register = template.Library()

WORDS = {"task": stays.TASK, "scope": stays.SCOPE, "bed_kind": stays.BED_KIND}

register.filter("milestone", stays.milestone)
register.filter("days_left", stays.days_left)
register.filter("source", stays.source)


@register.filter
def of_stay(code: str, kind: str) -> str:
    """Say a code of a stay in the reader's language."""
    return str(WORDS[kind].get(code, code))
