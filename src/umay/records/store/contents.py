"""Contents: what an entry says, and the salt that keeps its commitment from a guess."""

import secrets
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from umay.proof.entries import SALT, commit, content_of
from umay.records.models import LedgerEntry


@dataclass(frozen=True)
class Content:
    facts: dict[str, object]
    salt: bytes = field(repr=False)
    commitment: bytes


def content(facts: Mapping[str, object]) -> Content:
    """Return the facts of one entry, committed to."""
    salt = secrets.token_bytes(SALT)
    return Content(dict(facts), salt, commit(salt, content_of(facts)))


def forget_contents(
    center_id: UUID, subjects: Collection[str], keep: Collection[str]
) -> int:
    """Destroy what the entries about ``subjects`` say, but of the acts to ``keep``.

    That they stood, and when, stays and can be proven.
    """
    about = LedgerEntry.objects.filter(
        center_id=center_id, subject__in=subjects, facts__isnull=False
    )
    return about.exclude(act__in=keep).update(facts=None, salt=None)
