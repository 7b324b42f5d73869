"""Evidence: a file as it came, sealed in parts under a key of its own.

That key is one of the household's sealed words: it is handed over, renewed, backed up
and destroyed like any other, and with it the file.
"""

from django.db import models

from umay.core.evidence import LONGEST_NAME
from umay.core.secrets import Category
from umay.records.classes import operational, special
from umay.records.models.households import Household
from umay.records.models.incidents import Incident
from umay.records.models.rows import CenterRow
from umay.records.models.workers import Worker
from umay.records.sealed import Sealed
from umay.records.veil import OfHousehold


class Evidence(OfHousehold, CenterRow):
    """``size`` is in whole MiB, rounded up; ``sha256`` was taken as the file came."""

    household = operational(
        models.ForeignKey(Household, on_delete=models.PROTECT, related_name="evidence")
    )
    kind = operational(models.CharField(max_length=8))
    size = operational(models.PositiveSmallIntegerField())
    received_at = operational(models.DateTimeField())
    received_by = operational(
        models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    )
    file_name = special(Sealed(Category.EVIDENCE, LONGEST_NAME))
    note = special(Sealed(Category.EVIDENCE, 1000))
    sha256 = special(Sealed(Category.EVIDENCE, 64))
    file_key = special(Sealed(Category.EVIDENCE, 64))

    class Meta:
        ordering = ["received_at", "pk"]


class EvidencePart(OfHousehold, CenterRow):
    """``number`` counts from 0; the vault knows which is the last."""

    paths = ("evidence__household",)

    evidence = operational(
        models.ForeignKey(Evidence, on_delete=models.PROTECT, related_name="parts")
    )
    number = operational(models.PositiveSmallIntegerField())
    sealed = special(models.BinaryField())

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["evidence", "number"], name="one_part_a_number"
            )
        ]


class EvidenceTie(OfHousehold, CenterRow):
    """A file shows an incident. What either says is sealed; that they belong together
    is plain, so that a chronology can be put in order."""

    paths = ("evidence__household", "incident__household")

    evidence = operational(
        models.ForeignKey(Evidence, on_delete=models.PROTECT, related_name="ties")
    )
    incident = operational(
        models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="ties")
    )
    tied_at = operational(models.DateTimeField())

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["evidence", "incident"], name="tied_to_it_once"
            )
        ]
