"""Forms of reports, read from their files.

Ours stand beside this module, a center's own in a folder of its home. One that is wrong
is left out and its mistakes are told, so that a slip stops no other report.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from umay.core.law.checking import BadPacks, Mistake
from umay.core.reports.forms import ReportForm, read_form

OURS = Path(__file__).parent / "reports"


@dataclass(frozen=True)
class Forms:
    """Every form by its name, ours first; ``mistakes`` are those of the center's."""

    by_name: dict[str, ReportForm]
    mistakes: tuple[Mistake, ...]

    @property
    def ours(self) -> frozenset[str]:
        return frozenset(form.name for form in our_forms())


@cache
def our_forms() -> tuple[ReportForm, ...]:
    return tuple(
        read_form(file.name, file.read_bytes()) for file in sorted(OURS.glob("*.toml"))
    )


def forms_in(folder: Path) -> Forms:
    """Return our forms and those of a center's folder, which may not be there."""
    found = {form.name: form for form in our_forms()}
    mistakes: list[Mistake] = []
    for file in sorted(folder.glob("*.toml")):
        try:
            form = read_form(file.name, file.read_bytes())
        except BadPacks as bad:
            mistakes += bad.mistakes
        except OSError as error:
            mistakes.append(Mistake(file.name, 1, str(error.strerror)))
        else:
            if form.name in found:
                says = f"there is a form “{form.name}” already"
                mistakes.append(Mistake(file.name, 1, says))
            found.setdefault(form.name, form)
    return Forms(found, tuple(mistakes))
