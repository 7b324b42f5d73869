"""Words of safe contact, for templates."""

from typing import Any

from django import template
from django.utils.dates import WEEKDAYS
from django.utils.formats import time_format
from django.utils.translation import gettext as _

from umay.records.models import SafeContact
from umay.web.wording import contact

register = template.Library()
WORDS = {"channel": contact.CHANNEL, "message": contact.MESSAGE}


@register.filter
def of_contact(code: str, kind: str) -> Any:
    return WORDS[kind].get(code, code)


@register.filter
def hours(row: SafeContact) -> str:
    """Name the days and the hours."""
    days = ", ".join(str(WEEKDAYS[day]) for day in row.days)
    if row.begins == row.ends:
        return _("%(days)s, at any hour") % {"days": days}
    span = {"from": time_format(row.begins), "to": time_format(row.ends), "days": days}
    return _("%(days)s, from %(from)s to %(to)s") % span
