"""Words of what is sealed, for templates."""

from typing import Any

from django import template
from django.utils.translation import gettext as _

from umay.records.models import BreakGlass, Holder, Household, Member, Worker
from umay.records.queries.standing import can_seal
from umay.web.templatetags.umay import word
from umay.web.wording import secrets

register = template.Library()
WORDS = {
    "category": secrets.CATEGORY,
    "reason": secrets.REASON,
    "because": secrets.BECAUSE,
}


@register.filter
def of_secrets(code: str, kind: str) -> Any:
    return WORDS[kind].get(code, code)


@register.filter
def who(member: Member) -> str:
    """Say which member is meant without a name."""
    if member.kind == Member.Kind.HEAD:
        return _("she herself")
    return f"{word(member.age, 'age')} ({member.number})"


@register.filter
def heading_of(shown: dict[str, Any]) -> str:
    row = shown["row"]
    if isinstance(row, Member):
        return who(row)
    return _("The family") if isinstance(row, Household) else ""


@register.filter
def holder_name(holder: Holder) -> str:
    if holder.worker is not None:
        return f"{holder.worker.username}, {word(holder.worker.role, 'role')}"
    return {
        Holder.Kind.INTAKE: _("Everybody who takes families in"),
        Holder.Kind.RECOVERY: _("Recovery"),
        Holder.Kind.RESIDENT: _("She herself"),
        Holder.Kind.OPERATOR: _("The new operator, from the day of the change"),
    }[Holder.Kind(holder.kind)]


@register.filter
def by_whom(glass: BreakGlass) -> str:
    """Name the two who opened it, each with her role."""
    two = [one for one in (glass.asked_by, glass.agreed_by) if one is not None]
    named = [f"{one.username} ({word(one.role, 'role')})" for one in two]
    return _(" and ").join(named)


@register.filter
def columns_told(fields: dict[str, int]) -> str:
    """Name what was opened, in her language."""
    names = {key.partition(".")[2] for key in fields}
    return ", ".join(sorted(str(secrets.COLUMN[name]) for name in names))


@register.inclusion_tag("sealed/not_yet.html")
def not_yet(worker: Worker) -> dict[str, bool]:
    """Say beforehand that words would be refused in a new house. One query."""
    return {"waits": not can_seal(worker.center_id)}
