"""``umay recovery``: the last key, on five cards of paper of which any three open."""

import argparse
import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from umay.commands.home import home_of
from umay.commands.recovery.tongue import add_language, tongue_of
from umay.commands.refusal import Refusal

if TYPE_CHECKING:
    from umay.records.models import Center
    from umay.use_cases.order import Order

CARDS = "three cards: their files, or files with what was scanned or typed"


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser(
        "recovery",
        help="the last key, on five cards of paper",
        description="When everybody who could open a family's words has lost her keys, "
        "three of five cards open them. Make the cards before anything is written, "
        "prove them twice a year, and use them when you must.",
        epilog="Example: umay recovery make --to /media/stick",
    )
    doing = parser.add_subparsers(dest="doing", required=True, metavar="make|drill|use")
    _add_make(doing)
    _add_drill(doing)
    _add_use(doing)


def _add_make(doing: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    make = doing.add_parser(
        "make",
        help="make the key once and write the five cards",
        description="Make the key and write five cards for print on A5, one file each. "
        "Print them, give each to its holder, and destroy the files: they are shown "
        "only this once, and nothing of them stays in the house.",
        epilog="Example: umay recovery make --to /media/stick "
        "--holders Director Lawyer Board Partner Bank",
    )
    make.add_argument(
        "--to", type=Path, required=True, help="a folder, best on a stick"
    )
    make.add_argument(
        "--holders", nargs=5, metavar="NAME", help="what the five holders are called"
    )
    _finish(make, run_make)


def _add_drill(doing: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    drill = doing.add_parser(
        "drill",
        help="prove that three cards would open the house; opens nothing",
        description="Read any three cards and prove that they fit. Nothing is opened. "
        "The drill is written into the ledger; do it twice a year, each time with "
        "other cards. Without files it asks: scan the square or type the lines.",
        epilog="Example, from the keyboard or a scanner: umay recovery drill",
    )
    drill.add_argument("cards", nargs="*", type=Path, metavar="CARD", help=CARDS)
    _finish(drill, run_drill)


def _add_use(doing: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    use = doing.add_parser(
        "use",
        help="give one family's keys to one worker, from three cards",
        description="Give one family's keys to one worker, as far as her role may hold "
        "them. She must have signed in once, so that she has keys of her own. It is "
        "written into the ledger, with the numbers of the cards.",
        epilog="Example: umay recovery use --family river-lamp --to aigul",
    )
    use.add_argument("--family", required=True, metavar="CODE", help="her code")
    use.add_argument("--to", required=True, metavar="NAME", help="she signs in with it")
    use.add_argument("cards", nargs="*", type=Path, metavar="CARD", help=CARDS)
    _finish(use, run_use)


def _finish(
    parser: argparse.ArgumentParser, run: Callable[[argparse.Namespace], int]
) -> None:
    parser.add_argument("--house", metavar="SLUG", help="which house, if several")
    add_language(parser)
    parser.set_defaults(run=run)


def run_make(options: argparse.Namespace) -> int:
    _begin()
    from umay.commands.recovery.making import prepared

    cards = prepared(options.to, options.holders, tongue_of(options))
    cards.write(_order(options))
    return 0


def run_drill(options: argparse.Namespace) -> int:
    _begin()
    from umay.commands.recovery.reading import fitting, three_cards
    from umay.use_cases.keys.recovering import drill

    say = tongue_of(options)
    order, cards = _order(options), three_cards(options.cards, say)
    with fitting(say):
        drill(order, cards)
    print(say("drilled", cards=", ".join(str(card.number) for card in cards)))
    return 0


def run_use(options: argparse.Namespace) -> int:
    _begin()
    from umay.commands.recovery.reading import fitting, three_cards
    from umay.records.queries.recovering import family_called, worker_called
    from umay.use_cases.keys.recovering import recover

    say = tongue_of(options)
    order = _order(options)
    family = family_called(order.center, options.family)
    if family is None:
        raise Refusal(say("no_family", code=options.family))
    worker = worker_called(order.center, options.to)
    if worker is None:
        raise Refusal(say("no_worker", name=options.to))
    cards = three_cards(options.cards, say)
    with fitting(say):
        recover(order, cards, family.pk, worker.pk)
    print(say("used", code=options.family, name=options.to))
    return 0


def _begin() -> None:
    if not home_of(os.environ).has_keys():
        raise Refusal("there is no house here yet. Run: umay init")
    import django

    django.setup()


def _order(options: argparse.Namespace) -> "Order":
    """The house itself acts; the ledger keeps the numbers of the cards."""
    from umay.use_cases.order import Order

    center = the_center(options.house)
    now = datetime.now(UTC)
    return Order(center.pk, center.pk, now, uuid4(), zone=center.time_zone)


def the_center(slug: str | None) -> "Center":
    """Return the only house there is, or the one that was named."""
    from umay.records.models import Center

    found = list(Center.objects.filter(**({"slug": slug} if slug else {}))[:2])
    if len(found) != 1:
        raise Refusal("name one house that is here with --house SLUG")
    return found[0]
