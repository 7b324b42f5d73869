"""``umay init``: make the house, or bring it to this version."""

import argparse
import getpass
import os
import sys
from datetime import UTC, datetime

from umay.commands.home import home_of
from umay.commands.refusal import Refusal

PROGRAMMES = ("violence", "hardship")
SLUG = "house"  # an address other houses see; it names no place


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser(
        "init",
        help="make the house, or bring it to this version",
        description="Make the data folder with its two secret keys, the records and "
        "the first administrator. Asks for what it is not told. After an update, run "
        "it again: it changes only what this version needs.",
        epilog="Example, with nobody to ask: UMAY_PASSWORD=... umay init "
        "--house 'The house' --administrator aigul",
    )
    parser.add_argument("--house", help="what the workers call the house")
    parser.add_argument("--administrator", help="the name she signs in with")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    home = home_of(os.environ)
    home.make()
    migrate()
    print(f"The records are ready in {home.path}")
    if not has_center():
        name = options.house or ask("What do the workers call the house?")
        administrator = options.administrator or ask("The administrator's name?")
        open_house(name, administrator, password_for(administrator))
        print("Keep a copy of the two .key files: without them nothing can be read.")
        print("Open the house with: umay serve")
    return 0


def migrate() -> None:
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", interactive=False, verbosity=0)


def has_center() -> bool:
    from umay.records.models import Center

    return Center.objects.exists()


def open_house(name: str, administrator: str, password: str) -> None:
    from umay.use_cases.open_center import CenterPlan, open_center

    plan = CenterPlan(slug=SLUG, name=name, programmes=PROGRAMMES)
    open_center(plan, administrator, password, at=datetime.now(UTC))


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
