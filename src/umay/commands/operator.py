"""``umay operator``: a house goes to another operator, and is taken up there."""

import argparse
from datetime import UTC, datetime
from pathlib import Path

from umay.commands.one_center import the_center
from umay.commands.refusal import Refusal

NOT_YET = (
    "the change of operator was not carried out yet: a director does it on its day,"
    " on the page Change of operator"
)


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser(
        "operator",
        help="hand the house over to another operator, or take one up",
        description="Each family decides what is handed over. The new operator gives "
        "an address, the old one writes a file for it, the new one takes it up.",
        epilog="Example, in the new house: umay operator address",
    )
    parts = parser.add_subparsers(dest="part", required=True, metavar="part")
    address = parts.add_parser(
        "address",
        help="new house: the line the other operator seals to",
        description="Print one line to give to the other operator, and the eight "
        "letters to read out by telephone. Its key is in no backup.",
    )
    address.set_defaults(run=run_address)
    write = parts.add_parser(
        "write",
        help="old house: write the file, after the change was carried out",
        description="Write one age file for the new operator: the house by codes, and "
        "of what is sealed only what each family hands over. Begins a new month's "
        "secret first, so that no backup brings back what was destroyed.",
    )
    write.add_argument("--to", type=Path, required=True, help="the folder to write to")
    write.set_defaults(run=run_write)
    take = parts.add_parser(
        "take-up",
        help="new house: take the file up",
        description="Fill an installation in which nobody was taken in yet. Who set "
        "it up works in the house that comes. Words open once a duty or social worker "
        "has signed in.",
    )
    take.add_argument("file", type=Path)
    take.set_defaults(run=run_take_up)


def run_address(options: argparse.Namespace) -> int:
    the_center()
    from umay.use_cases.operators.taking_up import address_of_this_house

    address = address_of_this_house()
    print(address)
    print(f"Read out by telephone: {address.check}")
    return 0


def run_write(options: argparse.Namespace) -> int:
    center = the_center()
    if not options.to.is_dir():
        raise Refusal(f"{options.to} is not a folder")
    from umay.commands.progress import bar
    from umay.core.refusals import Refused
    from umay.use_cases.keys.new_epoch import begin_epoch
    from umay.use_cases.operators.writing import ready, write_house

    now = datetime.now(UTC)
    try:
        ready(center)
    except Refused:
        raise Refusal(NOT_YET) from None
    with bar("A new month's secret") as progress:
        number = begin_epoch(now, progress)
    print(f"A new month began ({number}): no earlier backup opens any more.")
    with bar("Writing") as progress:
        written = write_house(center, options.to, now, progress)
    print(f"{written.file} ({written.file.stat().st_size / 1024 / 1024:.1f} MB)")
    print(f"{written.rows:,} rows; families who hand something over: ", end="")
    print(f"{written.families:,}; sealed words that stay here: {written.kept:,}")
    print(f"sha256 {written.sha256}")
    return 0


def run_take_up(options: argparse.Namespace) -> int:
    the_center()
    from umay.use_cases.operators.taking_up import NotTaken, Shut, take_up

    try:
        done = take_up(options.file, datetime.now(UTC))
    except Shut:
        raise Refusal(
            "it does not open here: it is damaged, or was sealed for another house"
        ) from None
    except OSError as error:
        raise Refusal(f"{options.file} cannot be read: {error.strerror}") from None
    except NotTaken as error:
        raise Refusal(str(error)) from None
    print(f"Taken up: {done.rows:,} rows, {done.families:,} families,")
    print(f"{done.entries:,} entries of the record. Prove it: umay ledger verify")
    print("Words open once a duty or social worker has signed in.")
    return 0
