"""A witness in a folder of its own, which knows one log."""

from pathlib import Path

import pytest

from tests.proof.a_log import LOG_KEY, WITNESS_KEY
from umay.network.witness import Witness
from umay.network.witness_folder import make_folder


class Clock:
    """Stands still unless it is moved."""

    now = 1_790_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def witness(tmp_path: Path, clock: Clock) -> Witness:
    folder = make_folder(tmp_path / "witness", WITNESS_KEY)
    folder.add_log(LOG_KEY.verifier)
    return Witness(folder, clock)
