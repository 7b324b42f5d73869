"""The same questions to us and to OpenFisca-core: equal answers, and how long.

OpenFisca is no dependency of ours: each run installs it with pip into an environment
that is thrown away afterwards. It needs the network, or a folder pip knows.
"""

import json
import subprocess
import sys
import time
import venv
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

from umay.core.incidents import Place, Relationship
from umay.core.law.answering import Answer, Question, explain
from umay.core.law.packs import Law, Part

OPENFISCA = "OpenFisca-Core==46.0.1"
PEER = Path(__file__).with_name("law_in_openfisca.py")
RULES = ("kz/cao/73-1", "kz/cao/73-2", "kz/cc/108-1", "kz/cc/109-1", "kz/cc/115-1")
ACTS = ("P1", "P2", "P4", "P5", "K1", "K2", "S7", "E1")
FACTS = ("minor_harm", "pain", "substantial_harm", "pattern")
CODE = {Answer.PARTIAL_GROUND: 1, Answer.GROUND: 2}


@dataclass(frozen=True)
class Told:
    equal: bool
    said: str


def beside_openfisca(law: Law, count: int) -> Told:
    """Ask both; in seconds of processor time, without reading the packs."""
    questions = [_question(Random(seed)) for seed in range(count)]
    few = _only_these(law)
    begun = time.process_time()
    ours = [_by_rule(question, few) for question in questions]
    taken = time.process_time() - begun
    theirs = _asked_there(questions)
    equal = theirs["answers"] == ours and theirs["same"]
    single, grouped = theirs["single"], theirs["grouped"]
    hits = sum(any(answer.values()) for answer in ours)
    return Told(
        equal,
        f"{len(RULES)} rules, {count} questions, {hits} reached by one: ours"
        f" {taken:.2f} s; OpenFisca-core one by one {single:.2f} s"
        f" ({single / taken:.0f} times ours), all of a day together {grouped:.2f} s"
        f" ({grouped / taken:.0f} times); answers {'equal' if equal else 'DIFFER'}",
    )


def _question(dice: Random) -> Question:
    day = date(2015, 1, 1) + timedelta(days=dice.randrange(4300))
    known = {fact: "yes" for fact in FACTS if dice.random() < 0.5}
    act = dice.choice(ACTS)
    return Question("kz", act, (day,), day, Relationship.SPOUSE, Place.HOME, known)


def _only_these(law: Law) -> Law:
    pack = law.pack("kz")
    chosen = tuple(one for one in pack.provisions if one.id in RULES)
    few = replace(pack, provisions=chosen, gaps=(), barriers=(), steps=())
    return replace(law, packs={"kz": few})


def _by_rule(question: Question, law: Law) -> dict[str, int]:
    found = explain(question, law).parts[Part.PUNISHMENT].found
    told = {one.provision.id: CODE[one.answer] for one in found}
    return {rule: told.get(rule, 0) for rule in RULES}


def _asked_there(questions: Sequence[Question]) -> dict[str, Any]:
    asked = [
        {"day": one.days[0].isoformat(), "act": one.act, "facts": dict(one.facts)}
        for one in questions
    ]
    with TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        python = Path(folder) / "bin" / "python"
        install = [python, "-m", "pip", "install", "--quiet", OPENFISCA]
        subprocess.run(install, check=True, stdout=sys.stderr)
        answered = subprocess.run(
            [python, PEER],
            input=json.dumps(asked),
            check=True,
            stdout=subprocess.PIPE,
            text=True,
        )
    found: dict[str, Any] = json.loads(answered.stdout)
    return found
