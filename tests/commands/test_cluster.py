"""A sweep on a cluster: the same answers, also when a machine of it is lost."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread

import pytest
from distributed import Client

from umay.commands import main

pytestmark = [pytest.mark.slow, pytest.mark.only_on("sqlite")]

ALONE = ("--no-dashboard", "--host", "127.0.0.1")
HOUSE = """
[run]
replications = 300
[[house]]
code = "h"
unit = [{ code = "a", count = 20, beds = 1, programme = "any" }]
[[household]]
name = "alone"
per_year = 200.0
beds = 1
programme = "any"
[stay.usual]
part = [{ share = 1.0, median_days = 30.0, sigma = 0.5 }]
"""
Begin = Callable[..., "subprocess.Popen[bytes]"]


@pytest.fixture
def begin() -> Iterator[Begin]:
    running: list[subprocess.Popen[bytes]] = []

    def run(what: str, *words: str) -> "subprocess.Popen[bytes]":
        command = [sys.executable, "-m", f"distributed.cli.dask_{what}", *ALONE, *words]
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        process = subprocess.Popen(command, **quiet)
        running.append(process)
        return process

    yield run
    for process in running:
        process.kill()
        process.wait()


@pytest.fixture
def watching(begin: Begin, tmp_path: Path) -> Iterator[Client]:
    told = str(tmp_path / "scheduler.json")
    begin("scheduler", "--port", "0", "--scheduler-file", told)
    with Client(scheduler_file=told) as client:
        yield client


def sweep(house: Path, *more: str) -> None:
    vary = ("--vary", "house.0.unit.0.count=16:31", "--format", "json")
    assert main.main(["forecast", "sweep", str(house), *vary, *more]) == 0


def test_a_lost_worker_loses_nothing(
    begin: Begin, watching: Client, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    house, address = tmp_path / "house.toml", watching.scheduler.address
    house.write_text(HOUSE)
    sweep(house)
    here = capsys.readouterr().out
    lost = begin("worker", address, "--no-nanny", "--nthreads", "1", "--name", "lost")

    asked = Thread(target=sweep, args=(house, "--cluster", address))
    asked.start()
    while not any(watching.processing().values()):
        watching.wait_for_workers(1)
    begin("worker", address, "--no-nanny", "--nthreads", "1", "--name", "other")
    watching.wait_for_workers(2)
    os.kill(lost.pid, signal.SIGKILL)
    asked.join()
    left = [one["name"] for one in watching.scheduler_info()["workers"].values()]

    assert left == ["other"]
    assert capsys.readouterr().out == here


def test_a_cluster_that_is_not_there_is_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    house = tmp_path / "house.toml"
    house.write_text(HOUSE)
    monkeypatch.setattr("umay.commands.forecasting.hands.PATIENCE", 1)
    told = main.main(
        [
            *("forecast", "sweep", str(house), "--vary", "house.0.unit.0.count=1,2"),
            *("--cluster", "tcp://127.0.0.1:1"),
        ]
    )

    assert told != 0
    assert "nobody answers there" in capsys.readouterr().err
