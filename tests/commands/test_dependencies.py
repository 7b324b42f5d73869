import re
import tomllib
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]
DECLARED = tomllib.loads((PROJECT / "pyproject.toml").read_text())


def names(requirements: list[str]) -> list[str]:
    return [each.split("==")[0].split("[")[0] for each in requirements]


RUNTIME = names(DECLARED["project"]["dependencies"])
TOOLS = names(DECLARED["dependency-groups"]["dev"])


@pytest.mark.parametrize("package", RUNTIME + TOOLS)
def test_every_dependency_has_its_reason(package: str) -> None:
    reasons = (PROJECT / "docs" / "dependencies.md").read_text().lower()

    assert package in reasons


@pytest.mark.parametrize("requirement", DECLARED["project"]["dependencies"])
def test_what_runs_is_what_was_chosen(requirement: str) -> None:
    lock = (PROJECT / "requirements.lock").read_text()

    plain = re.sub(r"\[.+\]", "", requirement)
    assert f"{plain} " in lock


def test_the_tools_bring_the_same_versions_of_what_runs() -> None:
    pins = {
        line.split(" ")[0]
        for line in (PROJECT / "requirements.lock").read_text().splitlines()
        if "==" in line
    }
    tools = (PROJECT / "requirements-dev.lock").read_text()

    assert pins
    assert all(f"{pin} " in tools for pin in pins)
