"""``umay danger``: whether a talk sheet of the house's own can be used."""

import argparse
import os
from pathlib import Path

from umay.commands.home import home_of
from umay.commands.refusal import Refusal


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser(
        "danger",
        help="check a talk sheet of your own",
        description="A house may put an instrument it has a licence for into the"
        " folder talks of its data folder, in the form of our own sheet.",
        epilog="Example: umay danger check sheet.toml",
    )
    kinds = parser.add_subparsers(dest="kind", required=True, metavar="kind")
    check = kinds.add_parser(
        "check",
        help="say what is wrong with a sheet",
        description="Say what is wrong, with file and line. Without FILE: every sheet"
        " in the house's folder.",
    )
    check.add_argument("file", type=Path, nargs="*", help="default: the house's own")
    check.set_defaults(run=run_check)


def run_check(options: argparse.Namespace) -> int:
    from umay.core.danger.sheets import read_sheet
    from umay.core.law.checking import BadPacks

    folder = home_of(os.environ).talks
    wrong = False
    for file in options.file or sorted(folder.glob("*.toml")):
        try:
            sheet = read_sheet(str(file), file.read_bytes())
        except OSError as error:
            raise Refusal(f"{file} cannot be read: {error.strerror}.") from error
        except BadPacks as bad:
            print(bad)
            wrong = True
        else:
            said = f"{len(sheet.questions)} questions, owner {sheet.owner}"
            print(f"{file}: {sheet.name}, {said}, licence {sheet.licence}")
    return int(wrong)
