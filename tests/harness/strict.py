"""A test that could not run is a failure: nothing is skipped in silence.

A test that belongs to one database says ``@pytest.mark.only_on("postgresql")``
and is left out of the other run, which is not a skip. The rooms that know no database
are tried once, in the run of the encrypted file, which is the default.
"""

from collections.abc import Generator
from typing import Any

import pytest

from tests.harness import run

WITHOUT_DATABASE = {"core", "network", "proof", "vault"}


def pytest_collection_modifyitems(
    config: pytest.Config, items: list[pytest.Item]
) -> None:
    elsewhere = [item for item in items if not belongs_here(item)]
    if elsewhere:
        config.hook.pytest_deselected(items=elsewhere)
        items[:] = [item for item in items if belongs_here(item)]


def belongs_here(item: pytest.Item) -> bool:
    mark = item.get_closest_marker("only_on")
    if mark is not None:
        return run.DATABASE in mark.args
    room = item.path.relative_to(item.config.rootpath / "tests").parts[0]
    return room not in WITHOUT_DATABASE or run.DATABASE == "sqlite"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, Any, Any]:
    report = yield
    if report.skipped and not hasattr(report, "wasxfail"):
        fail(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, Any, Any]:
    report = yield
    if report.outcome == "skipped":
        fail(report)
    return report


def fail(report: Any) -> None:
    report.outcome = "failed"
    report.longrepr = f"Skipped, which counts as a failure here: {report.longrepr}"
