"""Complaints: from a resident to one person she chose; nobody else learns of it."""

from django.db import models
from django.db.models import Q

from umay.core.secrets import Category
from umay.records.classes import operational, special
from umay.records.models.households import Household
from umay.records.models.rows import CenterRow
from umay.records.models.workers import Worker
from umay.records.sealed import Sealed
from umay.records.veil import OfHousehold


class Complaint(OfHousehold, CenterRow):
    """``about`` are keys of workers, who cannot be ``to``. Words and answer are sealed
    to ``to`` and to herself."""

    household = operational(
        models.ForeignKey(
            Household, on_delete=models.PROTECT, related_name="complaints"
        )
    )
    made_at = operational(models.DateTimeField())
    to = operational(
        models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    )
    about = operational(models.JSONField(default=list))
    due_on = operational(models.DateField())
    answered_at = operational(models.DateTimeField(null=True, blank=True))
    complaint = special(Sealed(Category.NOTES, 4000))
    reply = special(Sealed(Category.NOTES, 4000))

    class Meta:
        ordering = ["-made_at"]
        indexes = [
            models.Index(
                fields=["to"],
                condition=Q(answered_at__isnull=True),
                name="complaints_to_answer",
            )
        ]
