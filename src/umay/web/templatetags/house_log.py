"""Words of the log of the house, for templates."""

from datetime import datetime

from django import template
from django.utils import timezone
from django.utils.formats import date_format

from umay.web.wording import house_log

register = template.Library()
WORDS = {
    "kind": house_log.KIND,
    "what": house_log.WHAT,
    "journal": house_log.JOURNAL,
}

register.filter("told_said", house_log.told_said)


@register.filter
def of_log(code: str, kind: str) -> str:
    """Say a code of the log in the reader's language."""
    return str(WORDS[kind].get(code, code))


@register.filter
def daytime(value: datetime | None) -> str:
    """The day and the time, also of today: a journal is read later."""
    local = timezone.localtime(value) if value else None
    return date_format(local, "SHORT_DATETIME_FORMAT") if local else ""
