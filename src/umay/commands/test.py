"""``umay test``: every check there is, or the tests one names."""

import argparse
import os
import subprocess
import sys
from pathlib import Path

from umay.commands.refusal import Refusal

PROJECT = Path(__file__).parents[3]


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser(
        "test",
        help="run every check of this version",
        description="Run every check: style, types, import order, size, and all tests "
        "on both databases and in the browser. What follows goes to pytest instead.",
        epilog="Example, one folder only: umay test tests/core",
    )
    parser.set_defaults(run=run, passes_on=True)


def run(options: argparse.Namespace) -> int:
    if not (PROJECT / "justfile").exists():
        raise Refusal("the tests are in the source, which is not here")
    words = ["pytest", *options.rest] if options.rest else ["just", "check"]
    tools = Path(sys.prefix) / "bin"
    path = f"{tools}{os.pathsep}{os.environ.get('PATH', os.defpath)}"
    done = subprocess.run(
        [tools / words[0], *words[1:]],
        cwd=PROJECT,
        env=os.environ | {"PATH": path},
        check=False,
    )
    return done.returncode
