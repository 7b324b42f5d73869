"""Words of what leaves, for templates."""

from typing import Any

from django import template

from umay.web.wording import papers

register = template.Library()
WORDS = {
    "recipient": papers.RECIPIENT,
    "purpose": papers.PURPOSE,
    "paper": papers.PAPER,
    "basis": papers.BASIS,
}


@register.filter
def of_papers(code: str, kind: str) -> Any:
    return WORDS[kind].get(code, code)
