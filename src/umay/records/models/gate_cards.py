"""Gate cards: whom not to let in."""

from django.db import models
from django.db.models import Q

from umay.core.gate_cards import Rule
from umay.core.secrets import Category
from umay.records.classes import operational, special
from umay.records.models.households import Household
from umay.records.models.rows import CenterRow
from umay.records.models.workers import Worker
from umay.records.sealed import Sealed
from umay.records.veil import OfHousehold


class GateCard(OfHousehold, CenterRow):
    """Whom not to let in, in sealed words, and the rule.

    ``household`` is there for the walls and so that the card ends with the stay; no
    screen shows it beside the card.
    """

    household = operational(
        models.ForeignKey(Household, on_delete=models.PROTECT, related_name="+")
    )
    rule = operational(
        models.CharField(max_length=12, choices=[(r.value, r.value) for r in Rule])
    )
    written_at = operational(models.DateTimeField())
    by = operational(
        models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    )
    look_again_on = operational(models.DateField())
    taken_down_at = operational(models.DateTimeField(null=True, blank=True))
    description = special(Sealed(Category.SAFETY, 1000))

    class Meta:
        ordering = ["-written_at"]
        indexes = [
            models.Index(
                fields=["center"],
                condition=Q(taken_down_at__isnull=True),
                name="gate_cards_up",
            )
        ]
