import pytest
from sqlcipher3 import dbapi2

from umay.records.engine.gate import EngineRefused, refuse_broken_engine


@pytest.mark.parametrize("version", [(3, 7, 0), (3, 40, 1), (3, 51, 2)])
def test_an_engine_that_can_corrupt_the_records_is_refused(
    version: tuple[int, ...],
) -> None:
    with pytest.raises(EngineRefused, match="can corrupt"):
        refuse_broken_engine(version)


@pytest.mark.parametrize("version", [(3, 6, 23), (3, 51, 3), (3, 53, 4)])
def test_an_engine_without_the_bug_passes(version: tuple[int, ...]) -> None:
    refuse_broken_engine(version)


def test_the_engine_that_comes_with_the_house_passes() -> None:
    refuse_broken_engine(dbapi2.sqlite_version_info)
