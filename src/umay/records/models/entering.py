"""Entering: invitations to hand over, and failures that make the next try wait."""

from django.db import models

from umay.records.classes import operational
from umay.records.models.rows import CenterRow


class Invitation(CenterRow):
    """A one-time link by which a worker chooses her password. Only its hash is kept."""

    worker = operational(
        models.ForeignKey(
            "records.Worker", on_delete=models.PROTECT, related_name="invitations"
        )
    )
    token = operational(models.CharField(max_length=64, unique=True))
    made_at = operational(models.DateTimeField())
    until = operational(models.DateTimeField())
    ended_at = operational(models.DateTimeField(null=True, blank=True))

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["worker"],
                condition=models.Q(ended_at__isnull=True),
                name="one_open_invitation_a_worker",
            )
        ]


class Failure(models.Model):
    """How often signing in failed for one name, or one name from one address.

    ``about`` is a keyed hash: names that were tried are not kept, nor addresses.
    """

    about = operational(models.CharField(max_length=64, primary_key=True))
    count = operational(models.PositiveIntegerField(default=0))
    last_at = operational(models.DateTimeField())
