"""Tags: the plan with her in words."""

from django import template

from umay.web.wording import plan

register = template.Library()

WORDS = {
    "service": plan.SERVICE,
    "goal": plan.GOAL,
    "kept": plan.KEPT,
    "who": plan.WHO,
    "line": plan.LINE,
    "line_state": plan.LINE_STATE,
    "came": plan.CAME,
}


@register.filter
def of_plan(code: str, kind: str) -> str:
    """Say a code of the plan in the reader's language."""
    return str(WORDS[kind].get(code, code))
