"""What must hold before the server starts; ``umay serve`` runs it as a process."""

import os
import sys

import django

from umay.commands.month import see_to_month
from umay.commands.refusal import Refusal, expected, one_line
from umay.commands.static_files import lay_out


def prepare() -> None:
    """Raise if the records do not fit; lay out static files, see to the month."""
    django.setup()
    if waiting := migrations_to_come():
        raise Refusal(f"the records want {waiting} changes first. Run: umay init")
    refuse_if_older()
    lay_out()
    see_to_month()


def refuse_if_older() -> None:
    """Raise ``Refusal`` if the records are older than what witnesses have cosigned."""
    from umay.records.models import Center
    from umay.use_cases.ledger.starting import behind

    for center in Center.objects.values_list("pk", flat=True):
        found = behind(center)
        if found is not None:
            raise Refusal(
                f"witnesses have cosigned {found.seen} entries, here are {found.here}:"
                " these records are older, or were altered. If a backup was put back"
                " on purpose: umay ledger begin-anew --why restored"
            )


def migrations_to_come() -> int:
    """Return how many migrations this version has that the records have not."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "umay.settings")
    try:
        prepare()
    except Exception as error:
        if not expected(error):
            raise
        sys.exit(f"umay serve: {one_line(error)}")
