"""The law as it was: each edition of the packs a house worked with, whole.

An edition is public: it tells of nobody. Whose answer it changed is not written down
anywhere; that follows from what is sealed, and is seen only where a key is open.
"""

from django.db import models

from umay.records.classes import operational, public
from umay.records.models.households import Household
from umay.records.models.rows import CenterRow
from umay.records.models.workers import Worker
from umay.records.veil import OfHousehold


class LawEdition(CenterRow):
    """``edition`` is the digest of the packs, ``packed`` their own text as
    ``records.law_packs`` packs it, ``since`` when the house began to answer with it."""

    edition = public(models.CharField(max_length=64))
    packed = public(models.BinaryField(editable=False))
    since = operational(models.DateTimeField())

    class Meta:
        ordering = ["since"]


class LawLook(OfHousehold, CenterRow):
    """Somebody looked at what the law answers this family now. It is written whether
    an answer has changed or not, so that it does not tell."""

    household = operational(
        models.ForeignKey(Household, on_delete=models.PROTECT, related_name="law_looks")
    )
    at = operational(models.DateTimeField())
    by = operational(models.ForeignKey(Worker, models.PROTECT, related_name="+"))

    class Meta:
        ordering = ["at"]
