"""``umay law``: what the law says to one act on one day, and whether the packs hold."""

import argparse
import json
import sys
from datetime import date
from pathlib import Path

from umay.commands import law_changes
from umay.commands.refusal import Refusal
from umay.core.incidents import Place, Relationship

WORDS = ("yes", "no", "unknown")


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser(
        "law",
        help="what the law says to an act; check the law packs",
        description="The law as dated data. It is general information, no legal"
        " advice; packs nobody has reviewed say so.",
        epilog="Example: umay law explain --jurisdiction KZ --act K1 --on 2025-02-10"
        " --relationship ex_cohabitant --place street",
    )
    kinds = parser.add_subparsers(dest="kind", required=True, metavar="kind")
    check = kinds.add_parser(
        "check",
        help="validate every pack and run its worked examples",
        description="Validate every pack and run its worked examples. Each mistake is"
        " told with its file and line.",
    )
    check.add_argument("folder", type=Path, nargs="?", help="default: the packs here")
    check.set_defaults(run=run_check)
    _add_explain(kinds)
    law_changes.add(kinds)
    names = kinds.add_parser("facts", help="list the facts that can be given")
    names.set_defaults(run=run_facts)


def _add_explain(kinds: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    explain = kinds.add_parser(
        "explain",
        help="the answer to one act",
        description="Answer in three parts: punishment, protection, civil. Each is"
        " ground, partial_ground (something is missing), no_ground or unknown.",
    )
    explain.add_argument("--jurisdiction", required=True, help="KZ, GB-EAW, UA, DE, UZ")
    explain.add_argument("--act", required=True, help="P1 to C2, see: law/acts.toml")
    explain.add_argument("--on", required=True, type=day, help="the day of the act")
    explain.add_argument("--until", type=day, help="its last day, if it went on")
    explain.add_argument(
        "--asked", type=day, help="the day she asks (default: the act's)"
    )
    explain.add_argument("--relationship", required=True, choices=list(Relationship))
    explain.add_argument("--place", required=True, choices=list(Place))
    explain.add_argument(
        "--fact",
        action="append",
        default=[],
        type=fact,
        metavar="NAME=yes|no|unknown",
        help="what is known; see: umay law facts",
    )
    explain.add_argument("--format", choices=("text", "json"), default="text")
    explain.add_argument("--language", choices=("en", "ru", "kk"), default="en")
    explain.set_defaults(run=run_explain)


def day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"{text} is not a day. Write it as 2025-02-10."
        ) from None


def fact(text: str) -> tuple[str, str]:
    name, found, value = text.partition("=")
    if not (name and found and value in WORDS):
        raise argparse.ArgumentTypeError(
            f"{text} is not a fact. Write it as substantial_harm=yes, no or unknown."
        )
    return name, value


def run_check(options: argparse.Namespace) -> int:
    from umay.core.law.checking import BadPacks
    from umay.core.law.examples import failures
    from umay.records.law_packs import PACKS, law_now, stay_limits

    folder = options.folder or PACKS
    if not folder.is_dir():
        raise Refusal(f"There is no folder {folder}.")
    try:
        law = law_now(folder)
    except BadPacks as bad:
        print(bad)
        return 1
    wrong = 0
    for pack in law.packs.values():
        for example in pack.examples:
            for said in failures(example, pack, law):
                print(f"{pack.jurisdiction}: {example.says}: {said}")
                wrong += 1
        reviewed = ", ".join(pack.reviewed_by) or "UNREVIEWED"
        print(
            f"{pack.jurisdiction}: {len(pack.provisions)} provisions,"
            f" {len(pack.examples)} examples, read {pack.read_on}, {reviewed}"
        )
        if (folder / pack.jurisdiction / "stay_limits.toml").exists():
            stay_limits(pack.jurisdiction, folder)
    return 1 if wrong else 0


def run_facts(_options: argparse.Namespace) -> int:
    from umay.records.law_packs import law_now

    for name, asks in law_now().facts.items():
        print(f"{name}: {asks['en']}")
    return 0


def run_explain(options: argparse.Namespace) -> int:
    from umay.commands.law_said import as_dict, as_text
    from umay.core.law.answering import explain
    from umay.core.law.examples import question_of
    from umay.records.law_packs import law_now

    law = law_now()
    try:
        pack = law.pack(options.jurisdiction)
    except KeyError:
        there = ", ".join(sorted(name.upper() for name in law.packs))
        raise Wrong(f"no pack for {options.jurisdiction}. There are: {there}") from None
    _refuse(options, law.acts, law.facts)
    ask = {
        "act": options.act.upper(),
        "on": options.on,
        "until": options.until or options.on,
        "relationship": options.relationship,
        "place": options.place,
        "facts": {n: v for n, v in options.fact if v != "unknown"},
    }
    if options.asked:
        ask["asked"] = options.asked
    answer = explain(question_of(pack, ask), law)
    if options.format == "json":
        print(json.dumps(as_dict(answer, pack, options.language), ensure_ascii=False))
    else:
        print(as_text(answer, law, pack, options.language))
    return 0


class Wrong(SystemExit):
    """What was asked cannot be asked so; the words say why."""

    def __init__(self, says: str) -> None:
        _say(says)
        super().__init__(2)


def _say(says: str) -> None:
    print(f"umay law explain: {says}", file=sys.stderr)


def _refuse(options: argparse.Namespace, acts: object, facts: object) -> None:
    if options.act.upper() not in acts:  # type: ignore[operator]
        raise Wrong(f"nobody knows an act {options.act}. See law/acts.toml")
    for name, _ in options.fact:
        if name not in facts:  # type: ignore[operator]
            _say(f"nobody asks about {name}: it changes nothing. See: umay law facts")
    if options.until and options.until < options.on:
        raise Wrong("it cannot end before it began")
    if options.asked and options.asked < options.on:
        raise Wrong("nobody can ask before it happened")
