"""What ``umay check`` says of the keys of the house, and what to do."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from umay.commands.findings import Finding
from umay.core.missing import Missing, missing

if TYPE_CHECKING:
    from umay.records.models import Center

WRONG = {Missing.MONTH}
WORDS: Mapping[Missing, str] = {
    Missing.CARDS: "no recovery cards: if everybody loses her keys, all is lost. "
    "Run: umay recovery make --to /media/stick",
    Missing.INTAKE: "names and words cannot be kept yet: let a duty or social worker "
    "whom the director has invited sign in once",
    Missing.SUPERVISORS: "fewer than two supervisors with keys: nobody can open a file "
    "in an emergency. The director makes two, under Settings, Workers",
    Missing.DRILL: "no drill of the recovery cards in 180 days. Bring three holders "
    "together and run: umay recovery drill",
    Missing.MONTH: "the month's secret is older than 31 days, so who was erased may "
    "still open from a backup. Run: umay backup, and keep umay serve running",
    Missing.RENEWAL: "files wait since more than a day to be sealed anew after a "
    "worker lost her keys. Let those who hold their keys unlock",
}


def month() -> Finding:
    return _about([Missing.MONTH], "the month's secret is younger than 31 days")


def intake() -> Finding:
    return _about([Missing.INTAKE], "names and words can be kept")


def supervisors() -> Finding:
    return _about([Missing.SUPERVISORS], "two or more can open in an emergency")


def recovery() -> Finding:
    made = "the cards are made and were proved in the last 180 days"
    return _about([Missing.CARDS, Missing.DRILL], made)


def renewal() -> Finding:
    return _about([Missing.RENEWAL], "no file waits to be sealed anew")


def _about(kinds: list[Missing], fine: str) -> Finding:
    """Say the first of these that is missing, and in which house if there are more."""
    from umay.records.models import Center
    from umay.records.queries.standing import standing

    centers = list(Center.objects.order_by("slug"))
    if not centers:
        return Finding("look", "there is no house yet. Run: umay init")
    now = datetime.now(UTC)
    for center in centers:
        for found in missing(standing(center.pk), now):
            if found in kinds:
                words = f"{_whose(center, centers)}{WORDS[found]}"
                return Finding("wrong" if found in WRONG else "look", words)
    return Finding("ok", fine)


def _whose(center: "Center", centers: list["Center"]) -> str:
    return f"{center.slug}: " if len(centers) > 1 else ""
