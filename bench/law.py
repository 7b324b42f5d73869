"""``python -m bench.law``: how long the packs take to load and 10,000 answers to make.

Counted is processor time on one core. Five of the rules are asked beside OpenFisca-core
(``bench.law_peer``), which gets an environment of its own for this run.
"""

import sys
import time
from datetime import date, timedelta
from random import Random
from statistics import median

from bench.law_peer import beside_openfisca
from umay.core.incidents import Place, Relationship
from umay.core.law.answering import Question, explain
from umay.core.law.checking import read_law
from umay.core.law.packs import Law
from umay.records.law_packs import pack_files

QUESTIONS, LOADS = 10_000, 11
LIMIT, LOAD_LIMIT = 1.0, 0.15  # seconds


def main() -> None:
    loads = [_timed(lambda: read_law(pack_files())) for _ in range(LOADS)]
    law = read_law(pack_files())
    asked = [_question(law, Random(seed)) for seed in range(QUESTIONS)]
    taken = _timed(lambda: [explain(question, law) for question in asked])
    print(
        f"all packs: {median(loads) * 1000:.0f} ms (limit {LOAD_LIMIT * 1000:.0f});"
        f" {QUESTIONS} answers: {taken:.2f} s (limit {LIMIT:.0f})"
    )
    told = beside_openfisca(law, QUESTIONS)
    print(told.said)
    if not told.equal:
        sys.exit("the peer answers otherwise")
    if taken > LIMIT or median(loads) > LOAD_LIMIT:
        sys.exit("a limit is not kept")


def _question(law: Law, dice: Random) -> Question:
    day = date(2015, 1, 1) + timedelta(days=dice.randrange(4300))
    return Question(
        jurisdiction="kz",
        act=dice.choice(list(law.acts)),
        days=(day,),
        asked=day,
        relationship=dice.choice(list(Relationship)),
        place=dice.choice(list(Place)),
        facts={dice.choice(list(law.facts)): "yes"},
    )


def _timed(work: object) -> float:
    begun = time.process_time()
    work()  # type: ignore[operator]
    return time.process_time() - begun


if __name__ == "__main__":
    main()
