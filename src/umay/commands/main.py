"""``umay``: one command line for whoever looks after the house.

Each command is one module with ``add(commands)``, which teaches the parser, and
``run(options)``, which does the work and returns the exit status. What is slow to
load is loaded inside ``run``, so that help costs nothing.
"""

import argparse
import importlib
import os
import sys
from collections.abc import Sequence
from importlib.util import find_spec

from umay.commands.refusal import expected, one_line

COMMANDS = {
    "demo": "umay.commands.demo",
    "init": "umay.commands.init",
    "serve": "umay.commands.serve",
    "check": "umay.commands.check",
    "backup": "umay.commands.backup",
    "operator": "umay.commands.operator",
    "recovery": "umay.commands.recovery",
    "import": "umay.commands.import_hmis",
    "ledger": "umay.commands.ledger",
    "witness": "umay.commands.witness",
    "law": "umay.commands.law",
    "danger": "umay.commands.danger",
    "report": "umay.commands.report",
    "forecast": "umay.commands.forecast",
    "test": "umay.commands.test",
}
INTERRUPTED = 130  # what a shell expects after Ctrl-C


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    os.umask(0o077)  # whatever a command writes, only its user may read
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "umay.settings")
    words = sys.argv[1:] if arguments is None else list(arguments)
    options, rest = parser().parse_known_args(words)
    if rest and not options.passes_on:
        parser().error(f"unknown: {' '.join(rest)}. See: umay {words[0]} --help")
    options.rest = rest
    try:
        return int(options.run(options))
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:
        if not expected(error):
            raise
        print(f"umay {options.command}: {one_line(error)}", file=sys.stderr)
        return 1


def parser() -> argparse.ArgumentParser:
    top = argparse.ArgumentParser(
        prog="umay",
        description="The house book: beds, stays and a clock towards home.",
        epilog="Try it first with invented people: umay demo",
    )
    commands = top.add_subparsers(
        dest="command", required=True, metavar="command", title="commands"
    )
    top.set_defaults(passes_on=False)
    for module in COMMANDS.values():
        if find_spec(module):
            importlib.import_module(module).add(commands)
    return top
