"""Building the demo: in a process of its own, so that the one that serves stays small.

Called with a recipe as JSON; ``UMAY_HOME`` names the folder.
"""

import json
import os
import sys
from datetime import UTC, datetime
from pathlib import Path

from umay.commands.demo_house.folder import Recipe
from umay.commands.home import home_of
from umay.commands.init import migrate
from umay.commands.progress import bar
from umay.commands.refusal import expected, one_line

INTERRUPTED = 130  # what a shell expects after Ctrl-C


def build(recipe: Recipe) -> None:
    home_of(os.environ).make()
    migrate()
    now = datetime.now(UTC)
    if recipe["file"]:
        take_over(Path(str(recipe["file"])), str(recipe["project"]), now)
        return
    from umay.commands.demo_house.house import tell_house

    with bar("Half a year in the house") as progress:
        tell_house(int(recipe["seed"]), now, progress)


def take_over(file: Path, project: str, now: datetime) -> None:
    """Import one house of a HMIS file and let the demo's workers in."""
    from umay.commands.demo_house.workers import let_in
    from umay.commands.import_hmis import import_project

    with bar("Taking over the house") as progress:
        let_in(import_project(file, project, progress).center, now)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "umay.settings")
    try:
        build(json.loads(sys.argv[1]))
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    except Exception as error:
        if not expected(error):
            raise
        sys.exit(f"umay demo: {one_line(error)}")
