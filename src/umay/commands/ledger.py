"""``umay ledger``: check the record, hand it out, and show it to witnesses."""

import argparse
from datetime import UTC, datetime
from pathlib import Path

from umay.commands import ledger_receipt, ledger_verify
from umay.commands.one_center import the_center
from umay.commands.refusal import Refusal

PARTS = "part"


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser(
        "ledger",
        help="check the record, hand it out, show it to witnesses",
        description="Every act is an entry of a record nobody can alter unseen.",
        epilog="Example, each week: umay ledger verify",
    )
    parts = parser.add_subparsers(dest=PARTS, required=True, metavar="part")
    ledger_verify.add(parts)
    ledger_receipt.add(parts)
    export = parts.add_parser("export", help="write the log as files others can check")
    export.add_argument("to", type=Path, help="an empty folder")
    export.set_defaults(run=run_export)
    head = parts.add_parser("checkpoint", help="sign the log as it is now, and show it")
    head.add_argument("--key", action="store_true", help="show the log's public key")
    head.set_defaults(run=run_checkpoint)
    ask = parts.add_parser("ask", help="make a request for a witness without a line")
    ask.add_argument("--to", type=Path, required=True, help="the file to write")
    ask.set_defaults(run=run_ask)
    take = parts.add_parser("answer", help="take in what a witness has given back")
    take.add_argument("file", type=Path)
    take.set_defaults(run=run_answer)
    anew = parts.add_parser(
        "begin-anew",
        help="go on after an older database was put back",
        description="Go on under a new name. The decision stands in the record, and "
        "every witness must make the new name known before she cosigns again.",
    )
    anew.add_argument("--why", required=True, choices=("restored", "broken", "unknown"))
    anew.set_defaults(run=run_anew)


def run_export(options: argparse.Namespace) -> int:
    center = the_center()
    from umay.commands.progress import bar
    from umay.proof.refusals import NotProven
    from umay.records.models import LedgerHead
    from umay.use_cases.ledger.exporting import export
    from umay.use_cases.ledger.growing import grow

    grow(center, datetime.now(UTC))
    size = LedgerHead.objects.values_list("size", flat=True).get(pk=center) or 1
    done = iter(range(1, size + 1))
    try:
        with bar("Entries") as progress:
            count = export(
                center, options.to, lambda: progress(next(done, size) / size)
            )
    except FileExistsError:
        raise Refusal(f"{options.to} is not empty") from None
    except NotProven as error:
        raise Refusal(str(error)) from None
    print(f"{count:,} entries in {options.to}; without names, words or contents.")
    print(f"Anybody can check it: umay ledger verify --export {options.to}")
    return 0


def run_checkpoint(options: argparse.Namespace) -> int:
    center = the_center()
    from umay.records.queries.ledger import newest_checkpoint
    from umay.use_cases.ledger.growing import grow
    from umay.use_cases.ledger.log import log_of

    grow(center, datetime.now(UTC))
    log = log_of(center)
    if options.key:
        print(log.verifier)
        return 0
    newest = newest_checkpoint(center, log.tree.number)
    if newest is None:
        raise Refusal("there is no entry yet")
    print(newest.note, end="")
    return 0


def run_ask(options: argparse.Namespace) -> int:
    center = the_center()
    from umay.use_cases.ledger.witnessing import submission_of

    options.to.write_bytes(submission_of(center, datetime.now(UTC)).to_bytes())
    print(
        f"{options.to}: she runs umay witness sign {options.to.name} and gives a file"
    )
    print("back. Take that in with: umay ledger answer FILE")
    return 0


def run_answer(options: argparse.Namespace) -> int:
    center = the_center()
    from umay.proof.refusals import Malformed, NotProven
    from umay.use_cases.ledger.witnessing import take_answer

    try:
        answer = options.file.read_bytes()
        done = take_answer(center, answer, datetime.now(UTC))
    except OSError as error:
        raise Refusal(f"{options.file} cannot be read: {error.strerror}") from None
    except (Malformed, NotProven) as error:
        raise Refusal(str(error)) from None
    more = "" if done.met else " More witnesses are needed."
    print(f"Kept: {done.size:,} entries are cosigned.{more}")
    return 0


def run_anew(options: argparse.Namespace) -> int:
    center = the_center()
    from umay.use_cases.ledger.growing import grow
    from umay.use_cases.ledger.log import log_of
    from umay.use_cases.ledger.starting import Why, begin_new_log, behind

    if behind(center) is None:
        raise Refusal("the records are not older than what witnesses have cosigned")
    now = datetime.now(UTC)
    begin_new_log(center, Why(options.why), by=center, at=now)
    grow(center, now)
    print("The record goes on under a new name. Each witness must make it known:")
    print(f"umay witness init --log {log_of(center).verifier}")
    return 0
