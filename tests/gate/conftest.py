"""Fixtures of the gate: a family, her own worker, and what may be told of her."""

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.gate.family import Family


@pytest.fixture(autouse=True)
def plain_static_files() -> None:
    from django.conf import settings

    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)


@pytest.fixture
def made(db: None) -> "Family":
    from tests.gate.family import family
    from tests.small_house import small_house

    return family(small_house())
