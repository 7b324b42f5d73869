import argparse

import pytest

from umay.commands import main as command_line
from umay.commands.refusal import Refusal


def commands() -> dict[str, argparse.ArgumentParser]:
    for action in command_line.parser()._actions:
        if isinstance(action, argparse._SubParsersAction):
            return dict(action.choices)
    raise AssertionError("there are no commands")


def test_a_house_can_be_tried_made_opened_and_checked() -> None:
    assert {"demo", "init", "serve", "check", "test"} <= set(commands())


@pytest.mark.parametrize("name", sorted(commands()))
def test_every_command_says_what_it_does_and_shows_an_example(name: str) -> None:
    parser = commands()[name]

    assert parser.description
    assert f"umay {name}" in (parser.epilog or "")
    assert "xample" in (parser.epilog or "")


def test_a_misspelt_option_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        command_line.main(["check", "--quikly"])

    assert "umay check --help" in capsys.readouterr().err


def test_a_refusal_is_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(_: argparse.Namespace) -> int:
        raise Refusal("the house is closed. Run: umay init")

    monkeypatch.setattr("umay.commands.check.run", refuse)

    assert command_line.main(["check"]) == 1
    assert (
        capsys.readouterr().err == "umay check: the house is closed. Run: umay init\n"
    )


def test_a_fault_of_ours_is_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: argparse.Namespace) -> int:
        raise ZeroDivisionError

    monkeypatch.setattr("umay.commands.check.run", fail)

    with pytest.raises(ZeroDivisionError):
        command_line.main(["check"])
