"""``umay init``: make the house, or bring it to this version."""

import argparse
import getpass
import os
import sys
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from umay.commands.home import home_of
from umay.commands.recovery.tongue import add_language, tongue_of
from umay.commands.refusal import Refusal

if TYPE_CHECKING:
    from umay.use_cases.order import Order

PROGRAMMES = ("violence", "hardship")
SLUG = "house"  # an address other houses see; it names no place
CARDS_FIRST = """Make the recovery cards before anything is written:
    umay recovery make --to /media/stick"""
STEPS = """Open the house with: umay serve
The director invites a duty or social worker. Names and words can be kept from the
moment one of them has signed in; until then a place is given without them.
See what is still missing at any time with: umay check"""


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser(
        "init",
        help="make the house, or bring it to this version",
        description="Make the data folder with its secret keys, the records, the first "
        "administrator and the invitation of the first director; with --recovery the "
        "five cards as well. Asks for what it is not told. After an update, run it "
        "again: it changes only what this version needs.",
        epilog="Example, with nobody to ask: UMAY_PASSWORD=... umay init "
        "--house 'The house' --administrator aigul --director samal",
    )
    parser.add_argument("--house", help="what the workers call the house")
    parser.add_argument("--administrator", help="the name she signs in with")
    parser.add_argument("--director", help="the name of the first director")
    parser.add_argument("--recovery", type=Path, metavar="FOLDER",
                        help="write the five recovery cards there")  # fmt: skip
    parser.add_argument("--holders", nargs=5, metavar="NAME",
                        help="what the five who keep the cards are called")  # fmt: skip
    add_language(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    home = home_of(os.environ)
    home.make()
    migrate()
    print(f"The records are ready in {home.path}")
    if not has_center():
        begin(options)
    return 0


def begin(options: argparse.Namespace) -> None:
    """Set a new house up, as far as that goes before anybody has signed in."""
    name = options.house or ask("What do the workers call the house?")
    administrator = options.administrator or ask("The administrator's name?")
    director = options.director or ask("The first director's name?")
    if director == administrator:
        raise Refusal("the administrator opens no file: the director is another person")
    cards = None
    if options.recovery:
        from umay.commands.recovery.making import prepared

        cards = prepared(options.recovery, options.holders, tongue_of(options))
    order = open_house(name, administrator, password_for(administrator))
    print("Keep a copy of the .key files: without them nothing can be read.")
    print(f"\n{director} opens this address once, within 72 hours, and chooses her")
    print("password. It is shown only now; hand it over in person:")
    print(f"    {address(os.environ)}/begin/{invite_director(order, director)}/\n")
    if cards is not None:
        cards.write(replace(order, key=uuid4()))
    print(STEPS if cards else f"{CARDS_FIRST}\n{STEPS}")


def address(environment: Mapping[str, str]) -> str:
    """Return where the house is reached, as far as the environment tells."""
    host = environment.get("UMAY_HOSTS", "").split(",")[0]
    if environment.get("UMAY_TLS") == "yes" and host:
        return f"https://{host}"
    return f"http://{host or '127.0.0.1'}:8000"


def migrate() -> None:
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", interactive=False, verbosity=0)


def has_center() -> bool:
    from umay.records.models import Center

    return Center.objects.exists()


def open_house(name: str, administrator: str, password: str) -> "Order":
    """Return how the administrator goes on."""
    from umay.use_cases.keys.new_epoch import note_first_month
    from umay.use_cases.open_center import CenterPlan, open_center
    from umay.use_cases.order import Order

    now = datetime.now(UTC)
    plan = CenterPlan(slug=SLUG, name=name, programmes=PROGRAMMES)
    first = open_center(plan, administrator, password, at=now)
    note_first_month(now)
    return Order(first.center_id, first.pk, now, uuid4(), zone=plan.time_zone)


def invite_director(order: "Order", name: str) -> str:
    """Return the token of her link; the records keep only its hash."""
    from umay.core.roles import Role
    from umay.use_cases.workers.inviting import invite, new_token

    token = new_token()
    invite(order, name, Role.DIRECTOR, token)
    return token


def password_for(administrator: str) -> str:
    """Return a password that may be used; never taken from the command's words."""
    from django.contrib.auth.password_validation import validate_password
    from django.core.exceptions import ValidationError
    from django.utils.translation import override

    given = os.environ.get("UMAY_PASSWORD") or ask_secretly(administrator)
    try:
        with override("en"):  # as everything else the command line says
            validate_password(given)
    except ValidationError as objections:
        raise Refusal(" ".join(objections.messages)) from None
    return given


def ask_secretly(administrator: str) -> str:
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    given = getpass.getpass(f"A password for {administrator}: ")
    if given != getpass.getpass("The same once more: "):
        raise Refusal("the two passwords differ")
    return given


def ask(question: str) -> str:
    if not sys.stdin.isatty():
        raise Refusal(f"nobody answers «{question}». See: umay init --help")
    return input(f"{question} ").strip() or ask(question)
