"""Operators: the house goes to another organisation, and what each family decided."""

from django.db import models
from django.db.models import F, Q

from umay.records.classes import operational
from umay.records.models.households import Household
from umay.records.models.keys import Holder
from umay.records.models.rows import CenterRow
from umay.records.models.workers import Worker
from umay.records.veil import OfHousehold


class OperatorChange(CenterRow):
    """``to`` names an organisation, ``address`` its house; ``holder`` has its key."""

    day = operational(models.DateField())
    to = operational(models.CharField(max_length=80))
    address = operational(models.CharField(max_length=160))
    holder = operational(
        models.ForeignKey(Holder, on_delete=models.PROTECT, related_name="+")
    )
    opened_by = operational(
        models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    )
    opened_at = operational(models.DateTimeField())
    agreed_by = operational(
        models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="+")
    )
    agreed_at = operational(models.DateTimeField(null=True, blank=True))
    carried_by = operational(
        models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="+")
    )
    carried_at = operational(models.DateTimeField(null=True, blank=True))
    ended_at = operational(models.DateTimeField(null=True, blank=True))

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["center"],
                condition=Q(carried_at__isnull=True, ended_at__isnull=True),
                name="one_change_of_operator",
            ),
            models.CheckConstraint(
                condition=Q(agreed_by__isnull=True) | ~Q(agreed_by=F("opened_by")),
                name="two_people_change_the_operator",
            ),
        ]


class OperatorAnswer(OfHousehold, CenterRow):
    """What she decided for each category; what is not in it is not handed over.

    ``by`` is the worker who wrote it down, or her own door.
    """

    change = operational(
        models.ForeignKey(
            OperatorChange, on_delete=models.PROTECT, related_name="answers"
        )
    )
    household = operational(
        models.ForeignKey(Household, on_delete=models.PROTECT, related_name="+")
    )
    answers = operational(models.JSONField(default=dict))
    at = operational(models.DateTimeField(null=True, blank=True))
    by = operational(models.UUIDField(null=True))

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["change", "household"], name="one_answer_a_change"
            )
        ]
