"""``umay law changes``: what two editions of the packs answer differently."""

import argparse
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from umay.commands.refusal import Refusal
from umay.core.incidents import Place, Relationship

if TYPE_CHECKING:
    from umay.core.law.differing import Difference

SAID = {
    "ground": "there is a law for it",
    "partial_ground": "only if something else is so too",
    "no_ground": "the law has nothing",
    "unknown": "not known",
}


def add(kinds: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    changes = kinds.add_parser(
        "changes",
        help="what another edition of the packs answers differently",
        description="Compare two folders of law packs question by question: each act,"
        " on each day, by each person, in each place. What is only worded otherwise is"
        " no change. Look at it before a new edition is put in: these are the answers"
        " women will read. A fact nobody named is unknown, as on a first page.",
        epilog="Example: umay law changes law ../law-of-march    (without NEW: the"
        " packs of this installation are the new ones)",
    )
    changes.add_argument("old", type=Path, metavar="OLD", help="the folder as it was")
    changes.add_argument("new", type=Path, nargs="?", metavar="NEW")
    changes.add_argument(
        "--act", default="", help="only this act, P1 to C2, see: law/acts.toml"
    )
    changes.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    from umay.core.law.checking import BadPacks
    from umay.core.law.differing import differences
    from umay.records.law_packs import PACKS, law_now

    old_folder, new_folder = options.old, options.new or PACKS
    for folder in (old_folder, new_folder):
        if not (folder / "acts.toml").exists():
            raise Refusal(f"{folder} is no folder of law packs: it has no acts.toml.")
    try:
        old, new = law_now(old_folder), law_now(new_folder)
    except BadPacks as bad:
        print(bad)
        return 1
    act, told = options.act.upper(), False
    for one in differences(old, new, datetime.now().astimezone().date()):
        if act in {"", one.act}:
            told = True
            print("\n".join(_lines(one, new.acts[one.act].says["en"])), end="\n\n")
    for line in _packs(set(old.packs), set(new.packs)):
        print(line)
    if not told:
        print("Every question is answered as before.")
    return 0


def _lines(one: "Difference", says: str) -> Iterator[str]:
    yield f"{one.jurisdiction.upper()} {one.act}: {says}"
    yield f"  Act {_days(*one.days)}{', asked today' if one.asked_now else ''}"
    yield f"  Who: {_among(one.who, Relationship)}. Where: {_among(one.where, Place)}."
    before, now = SAID[one.before.answer], SAID[one.now.answer]
    yield f"  {one.part.capitalize()}: {before}" + (
        f" -> {now}" if before != now else ", as before, but not by the same provisions"
    )
    for name in one.before.beside(one.now):
        was, is_now = one.before.provisions.get(name), one.now.provisions.get(name)
        yield f"    {name}: {_reach(was)} -> {_reach(is_now)}"


def _reach(found: tuple[str, tuple[str, ...]] | None) -> str:
    if found is None:
        return "does not reach it"
    answer, missing = found
    return SAID[answer] + (f" ({', '.join(missing)})" if missing else "")


def _days(first: date, until: date | None) -> str:
    from umay.core.law.differing import FIRST, last_day

    begins = "before" if first == FIRST else f"from {first}"
    if until is None:
        return "on any day" if first == FIRST else f"{begins} on"
    return f"before {until}" if first == FIRST else f"{begins} to {last_day(until)}"


def _among(found: tuple[str, ...], every: type[Relationship] | type[Place]) -> str:
    return "all" if len(found) == len(every) else ", ".join(found)


def _packs(old: set[str], new: set[str]) -> Iterator[str]:
    for name in sorted(new - old):
        yield f"{name.upper()}: this pack is new."
    for name in sorted(old - new):
        yield f"{name.upper()}: this pack is gone. Its questions are not answered."
