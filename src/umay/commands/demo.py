"""``umay demo``: an invented house to try everything in."""

import argparse
import json
import os
import subprocess
import sys
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from zoneinfo import ZoneInfo

from umay.commands import serve
from umay.commands.demo_house.folder import DemoFolder, Recipe
from umay.commands.demo_house.logins import LOGINS
from umay.commands.home import home_of
from umay.commands.refusal import Refusal

HOST = "127.0.0.1"  # everybody knows its passwords: nobody else may reach it
OF_THE_REAL_HOUSE = ("UMAY_DATABASE", "UMAY_HOSTS", "UMAY_TLS")
OURS = Path(__file__).parents[1]
MADE_BY = ("records/migrations", "commands/demo_house")


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser(
        "demo",
        help="an invented house to try everything in",
        description="Open an invented house of 70 beds with half a year behind it and "
        "show a login for each kind of worker. It has a folder of its own and never "
        "touches the real house. What is tried in it is kept until the next day.",
        epilog="Example, with the beds of a HMIS file: "
        "umay demo --from hmis.zip --project 109",
    )
    seed, port = "another number is another house", "port to listen on"
    parser.add_argument("--seed", type=int, default=1, help=seed)
    parser.add_argument("--from", dest="file", type=Path, metavar="FILE",
                        help="a HMIS file instead of the invented house")  # fmt: skip
    parser.add_argument("--project", metavar="ID", help="which house of the file")
    parser.add_argument("--port", type=int, default=8000, help=port)
    parser.add_argument("--fresh", action="store_true", help="build it anew today")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    recipe = recipe_of(options)
    refuse_if_taken(options.port)
    stay_away_from_the_real_house()
    folder = DemoFolder(home_of(os.environ))
    folder.make()
    with folder.entered() as here:
        if options.fresh or folder.recipe() != recipe:
            folder.empty(here)
            if failed := build(recipe):
                return failed
            folder.finish(recipe)
            folder.share(here)
        print(greeting(options.file), flush=True)
        return serve.run(argparse.Namespace(host=HOST, port=options.port))


def recipe_of(options: argparse.Namespace) -> Recipe:
    """Return everything that decides what the house is like."""
    if (options.file is None) != (options.project is None):
        raise Refusal("--from and --project go together. See: umay demo --help")
    if options.file is not None and not options.file.is_file():
        raise Refusal(f"there is no file {options.file}")
    sources = [path for room in MADE_BY for path in sorted((OURS / room).glob("*.py"))]
    program = sha256(b"".join(path.read_bytes() for path in sources)).hexdigest()
    return {
        "seed": options.seed,
        "file": str(options.file.resolve()) if options.file else "",
        "project": options.project or "",
        "day": datetime.now(ZoneInfo("Asia/Almaty")).date().isoformat(),
        "program": program,
    }


def refuse_if_taken(port: int) -> None:
    try:
        serve.refuse_if_taken(HOST, port)
    except Refusal as taken:
        raise Refusal(f"{taken}. Name another: umay demo --port {port + 1}") from None


def stay_away_from_the_real_house() -> None:
    """Name a folder beside the real one; the real database and names are not ours."""
    real = home_of(os.environ).path
    os.environ["UMAY_HOME"] = str(real.with_name(f"{real.name}-demo"))
    for name in OF_THE_REAL_HOUSE:
        os.environ.pop(name, None)


def build(recipe: Recipe) -> int:
    words = ["-m", "umay.commands.demo_house.build", json.dumps(recipe)]
    return subprocess.run([sys.executable, *words], check=False).returncode


def greeting(file: Path | None) -> str:
    logins = [f"  {login.username:<10}{login.password}" for login in LOGINS]
    whose = (
        f"A house from {file.name}. Everybody knows these passwords: open no real file."
        if file
        else "An invented house: nobody in it is real."
    )
    told = [whose, "Sign in as one of its workers:", *logins]
    return "\n".join([*told, "Ctrl-C closes it. It opens at:"])
