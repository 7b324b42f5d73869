"""``umay forecast``: ask what it would take, from a scenario file."""

import argparse
import sys
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

from umay.commands.forecasting import asking, showing
from umay.commands.refusal import Refusal


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser(
        "forecast",
        help="how many families find no place, and what would change it",
        description="Answer what-if questions from a scenario file (docs/forecast.md).",
        epilog="Example: umay forecast run docs/forecast/two-houses.toml",
    )
    verbs = parser.add_subparsers(dest="verb", metavar="verb", required=True)
    _add_run(verbs)
    _add_sweep(verbs)
    _add_house(verbs)


def _add_run(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = verbs.add_parser("run", help="answer one scenario")
    _add_common(parser)
    parser.set_defaults(run=run)


def _add_sweep(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = verbs.add_parser(
        "sweep",
        help="answer a scenario for many values, or search the smallest that will do",
        epilog="Example: umay forecast sweep house.toml --vary exact.beds=60:90:5; "
        "the smallest number of places so that 95 %% are admitted the same day: "
        "umay forecast sweep house.toml --vary exact.beds=60:120 "
        "--until same_day_share=0.95",
    )
    _add_common(parser)
    parser.add_argument(
        "--vary",
        action="append",
        required=True,
        metavar="FIELD=VALUES",
        help="a field of the file and its values: a,b,c or first:last[:step]; "
        "rows of lists by number, as in house.0.unit.1.count=2:9. May be repeated",
    )
    parser.add_argument(
        "--until",
        metavar="MEASURE=VALUE",
        help="search the smallest value of one field with at least this measure",
    )
    parser.add_argument(
        "--cluster",
        metavar="ADDRESS",
        help="a Dask cluster with this program on it, as in tcp://10.0.0.2:8786; "
        "without it, all cores of this machine",
    )
    parser.set_defaults(run=sweep)


def _add_house(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = verbs.add_parser(
        "house",
        help="write a whole invented house as tables",
        description="Play a scenario once and write everybody who asks, stays and "
        "leaves as CSV tables into a new folder, for training, tests and research. No "
        "row is from a person, and each says so. Its [run] says how many days.",
        epilog="Example: umay forecast house docs/forecast/two-houses.toml invented/",
    )
    parser.add_argument("scenario", type=Path, help="a TOML file")
    parser.add_argument("folder", type=Path, help="a folder to make")
    parser.add_argument("--seed", type=int, default=1, help="another seed, others")
    parser.add_argument(
        "--begins",
        type=date.fromisoformat,
        default=date(2025, 1, 1),
        metavar="DATE",
        help="its first day, as in 2025-01-01",
    )
    parser.set_defaults(run=house)


def _add_common(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("scenario", type=Path, help="a TOML file")
    parser.add_argument("--format", choices=showing.FORMATS, default="text")


def run(options: argparse.Namespace) -> int:
    found = asking.ask(_tables(options.scenario))
    sys.stdout.write(showing.shown(found, options.format))
    return 0


def sweep(options: argparse.Namespace) -> int:
    from umay.commands.forecasting import sweeping
    from umay.commands.forecasting.hands import hands

    tables = _tables(options.scenario)
    fields = [sweeping.field(words) for words in options.vary]
    wanted = sweeping.goal(options.until) if options.until else None
    with hands(options.cluster) as working:
        if wanted:
            rows = sweeping.search(tables, fields, wanted, working)
        else:
            rows = sweeping.grid(tables, fields, working)
    sys.stdout.write(showing.rows_shown(rows, options.format))
    return 0


def house(options: argparse.Namespace) -> int:
    from umay.commands.forecasting.invented import Invented, write_house

    tables = _tables(options.scenario)
    text = options.scenario.read_text("utf-8")
    asked = Invented(tables, text, options.seed, options.begins)
    count = write_house(asked, options.folder)
    print(f"{options.folder}: {count:,} invented families asked.")
    return 0


def _tables(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise Refusal(f"{path} cannot be read: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise Refusal(f"{path} is not TOML: {error}") from error
