"""Fixtures: a house whose workers have keys."""

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.secrets.house import Sealed


@pytest.fixture
def sealed(db: None) -> "Sealed":
    from tests.secrets.house import begin

    return begin()
