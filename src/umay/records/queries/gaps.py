"""Gaps: what was counted of a year, and the forms an act can have."""

from umay.core.reports.periods import Step
from umay.records.law_packs import law_now
from umay.records.models import Center, GapStep


def forms_of_acts() -> tuple[str, ...]:
    """Return the groups of the taxonomy, in its order."""
    return tuple(dict.fromkeys(act.group for act in law_now().acts.values()))


def counted_gaps(center: Center, step: Step) -> GapStep | None:
    """Return what was counted of exactly this step. One query."""
    return GapStep.objects.filter(
        center=center, first=step.first, months=step.months
    ).first()


def given_out_in_other_steps(center: Center, step: Step) -> bool:
    """Whether numbers of this year left in steps of another length: subtracting one
    from another would tell what is hidden. One query."""
    given = GapStep.objects.filter(center=center, first__year=step.year)
    return given.exclude(given_out_at=None).exclude(months=step.months).exists()
