"""An edition that was in force before: what the Ministry claims of stalking."""

from datetime import date, datetime
from pathlib import Path
from shutil import copytree
from uuid import UUID

from umay.core.incidents import Incident, Place, Relationship
from umay.records.law_packs import PACKS, law_of, packed
from umay.records.models import LawEdition

# Between the day the law was signed and the day it came into force.
STALKED = Incident(
    "K1",
    date(2025, 8, 1),
    date(2025, 8, 1),
    Place.STREET,
    Relationship.EX_COHABITANT,
)
OWED = Incident(
    "E1", date(2025, 8, 1), date(2025, 8, 1), Place.HOME, Relationship.SPOUSE
)


def older_packs(folder: Path) -> bytes:
    """Return packs in which stalking was a crime from the day of signing."""
    copytree(PACKS, folder)
    file = folder / "kz" / "criminal.toml"
    before, rule, after = file.read_text().partition('id       = "kz/cc/115-1"')
    file.write_text(before + rule + after.replace("2025-09-16", "2025-07-16", 1))
    return packed(folder)


def answered_with(pack: bytes, center: UUID, since: datetime) -> LawEdition:
    """The house answered with these packs since that moment."""
    return LawEdition.objects.create(
        center_id=center, edition=law_of(pack).edition, packed=pack, since=since
    )
