"""``umay report``: whether a form of a report can be used."""

import argparse
import os
from pathlib import Path

from umay.commands.home import home_of
from umay.commands.refusal import Refusal


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser(
        "report",
        help="check a form of a report",
        description="A house may put the form of its ministry or of a donor into the"
        " folder reports of its data folder, in the shape of our own forms.",
        epilog="Example: umay report check form.toml",
    )
    kinds = parser.add_subparsers(dest="kind", required=True, metavar="kind")
    check = kinds.add_parser(
        "check",
        help="say what is wrong with a form",
        description="Say what is wrong, with file and line. Without FILE: every form"
        " in the house's folder.",
    )
    check.add_argument("file", type=Path, nargs="*", help="default: the house's own")
    check.set_defaults(run=run_check)


def run_check(options: argparse.Namespace) -> int:
    from umay.core.law.checking import BadPacks
    from umay.core.reports.forms import read_form

    folder = home_of(os.environ).reports
    wrong = False
    for file in options.file or sorted(folder.glob("*.toml")):
        try:
            form = read_form(str(file), file.read_bytes())
        except OSError as error:
            raise Refusal(f"{file} cannot be read: {error.strerror}.") from error
        except BadPacks as bad:
            print(bad)
            wrong = True
        else:
            said = f"{len(form.lines)} lines, owner {form.owner}"
            print(f"{file}: {form.name}, {said}, reader {form.reader}")
    return int(wrong)
