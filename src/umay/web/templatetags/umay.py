"""Tags: days as each language writes them, words for codes, and what is open."""

from datetime import date, datetime
from typing import Any

from django import template
from django.http import QueryDict
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext

from umay.web.access import may
from umay.web.agents import PHONE
from umay.web.wording import answers, beds

register = template.Library()

WORDS = {
    "age": answers.AGE,
    "answer": answers.ANSWER,
    "channel": answers.CHANNEL,
    "condition": beds.CONDITION,
    "danger": answers.DANGER,
    "destination": answers.DESTINATION,
    "member": answers.MEMBER,
    "programme": answers.PROGRAMME,
    "role": answers.ROLE,
    "sex": answers.SEX,
    "state": beds.STATE,
    "whereabouts": answers.WHEREABOUTS,
    "why": beds.WHY,
}


@register.filter
def word(code: str, kind: str) -> str:
    """Say a code of the core in the reader's language."""
    return str(WORDS[kind].get(code, code))


@register.filter
def browser(agent: str) -> str:
    """Say what kind of browser it is, as far as it told."""
    name, _space, kind = agent.partition(" ")
    if PHONE in (name, kind):
        return (
            gettext("A phone: %(name)s") % {"name": name}
            if kind
            else gettext("A phone")
        )
    return name or gettext("A browser")


@register.filter
def day(value: date | None) -> str:
    """A day in words: 2026 ж. 5 наурыз, 5 марта 2026 г., 5 March 2026."""
    return date_format(value, "DATE_FORMAT") if value else ""


@register.filter
def shortday(value: date | None) -> str:
    return date_format(value, "SHORT_DATE_FORMAT") if value else ""


@register.filter
def moment(value: datetime | None) -> str:
    """The time of today, or the day and the time."""
    if value is None:
        return ""
    local = timezone.localtime(value)
    if local.date() == timezone.localdate():
        return date_format(local, "TIME_FORMAT")
    return date_format(local, "SHORT_DATETIME_FORMAT")


@register.filter
def days(number: int) -> str:
    return ngettext("%(count)d day", "%(count)d days", abs(number)) % {"count": number}


@register.filter
def beds_counted(number: int) -> str:
    return ngettext("%(count)d bed", "%(count)d beds", number) % {"count": number}


@register.filter
def may_do(worker: Any, action: str) -> bool:
    return may(worker, action)


@register.filter
def before_error(label: object) -> str:
    """A label in front of what is wrong: “Name:”, but “Where to?”."""
    text = str(label)
    return text if text.endswith(("?", "!", ".", ":")) else f"{text}:"


@register.filter
def minus(number: int, other: int) -> int:
    return number - other


@register.simple_tag(takes_context=True)
def with_query(context: Any, **changes: Any) -> str:
    """This page's address with some of its query changed."""
    query: QueryDict = context["request"].GET.copy()
    for name, value in changes.items():
        query[name] = value
    return f"?{query.urlencode()}"
