"""Run ``umay`` as a person does: a process of its own, with words and answers."""

import subprocess
import sys

from tests.harness.houses import House


def umay(
    house: House, *words: str, answers: str = "", **variables: str
) -> "subprocess.CompletedProcess[str]":
    """Run one command in that house and return what it said."""
    return subprocess.run(
        [sys.executable, "-m", "umay.commands", *words],
        env=house.environment() | variables,
        input=answers,
        capture_output=True,
        text=True,
        check=False,
    )
