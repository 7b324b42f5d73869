"""Talk sheets and the sentences of safety plans, read from their files.

Ours stand beside this module. A center's own stand in a folder of its home; one that
is wrong is left out and its mistakes are told, so that a slip stops no talk at night.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from umay.core.danger.plans import Prompt, read_prompts
from umay.core.danger.sheets import TalkSheet, read_sheet
from umay.core.law.checking import BadPacks, Mistake

OURS = Path(__file__).parent / "talks"


@dataclass(frozen=True)
class Sheets:
    """Every sheet by its name, ours first; ``mistakes`` are those of the center's."""

    by_name: dict[str, TalkSheet]
    mistakes: tuple[Mistake, ...]


@cache
def our_sheet() -> TalkSheet:
    """Return our own sheet."""
    return read_sheet("danger.toml", (OURS / "danger.toml").read_bytes())


@cache
def safety_prompts() -> tuple[Prompt, ...]:
    """Return every sentence of a safety plan, in order."""
    return read_prompts("safety.toml", (OURS / "safety.toml").read_bytes())


def sheets_in(folder: Path) -> Sheets:
    """Return our sheet and those of a center's folder, which may not be there."""
    found, mistakes = {our_sheet().name: our_sheet()}, []
    for file in sorted(folder.glob("*.toml")):
        try:
            sheet = read_sheet(file.name, file.read_bytes())
        except BadPacks as bad:
            mistakes += bad.mistakes
        except OSError as error:
            mistakes.append(Mistake(file.name, 1, str(error.strerror)))
        else:
            if sheet.name in found:
                says = f"there is a sheet “{sheet.name}” already"
                mistakes.append(Mistake(file.name, 1, says))
            found.setdefault(sheet.name, sheet)
    return Sheets(found, tuple(mistakes))
