"""``umay check``: is the house in order? Each line says what to do if not."""

import argparse
import os

from umay.commands.findings import (
    Finding,
    clock,
    constraints,
    disk,
    engine,
    keys,
    record,
)
from umay.commands.findings_of_keys import (
    intake,
    month,
    recovery,
    renewal,
    supervisors,
)
from umay.commands.home import home_of
from umay.commands.refusal import one_line


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser(
        "check",
        help="is the house in order?",
        description="Look at the engine, settings, constraints, disk, clock and the "
        "keys of the house. Lines begin with ok, look (soon) or wrong (now), and say "
        "what to do. The exit status is 1 if anything is wrong.",
        epilog="Example, from a timer: umay check || tell the administrator",
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    import django
    from django.core.exceptions import ImproperlyConfigured
    from django.db import DatabaseError

    home = home_of(os.environ)
    looks = {
        "settings": lambda: keys(home),
        "engine": engine,
        "constraints": constraints,
        "record": record,
        "disk": lambda: disk(home),
        "clock": clock,
        "month": month,
        "intake": intake,
        "supervisors": supervisors,
        "recovery": recovery,
        "renewal": renewal,
    }
    wrong = False
    django.setup()
    for subject, look in looks.items():
        try:
            finding = look()
        except (ImproperlyConfigured, DatabaseError) as error:
            finding = Finding("wrong", one_line(error))
        wrong = wrong or finding.state == "wrong"
        print(f"{finding.state:<5} {subject:<11} {finding.words}")
    return int(wrong)
