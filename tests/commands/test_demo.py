"""``umay demo``, as a person runs it: its own folder, its logins, its refusals."""

import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path

import pytest

from tests.harness import houses
from tests.harness.command import umay
from tests.harness.server import STOPPING, free_port, wait_for_answer
from umay.commands.demo_house.folder import DemoFolder
from umay.commands.demo_house.logins import LOGINS, logins_of
from umay.commands.home import Home
from umay.commands.refusal import Refusal

BUILDING = 300.0  # seconds, on a busy machine


@contextmanager
def opened(data: Path) -> Iterator[int]:
    """Open the demo beside a real house that is not there, and lend its port."""
    port = free_port()
    home = {"UMAY_HOME": str(data / "umay")}
    with (data / "said").open("w") as said:
        process = subprocess.Popen(
            [sys.executable, "-m", "umay.commands", "demo", "--port", str(port)],
            env=houses.named("nowhere").environment() | home,
            stdout=said,
            stderr=subprocess.STDOUT,
        )
    try:
        wait_for_answer(port, process, BUILDING)
        yield port
    finally:
        process.terminate()
        process.wait(STOPPING)


def sign_in_page(port: int) -> str:
    connection = HTTPConnection("127.0.0.1", port, timeout=BUILDING)
    connection.request("GET", "/sign-in/")
    page = connection.getresponse().read().decode()
    connection.close()
    return page


@pytest.mark.slow
@pytest.mark.only_on("sqlite")
def test_it_opens_a_house_of_its_own_and_keeps_it_for_the_day(tmp_path: Path) -> None:
    with opened(tmp_path) as port:
        page = sign_in_page(port)
    key = (tmp_path / "umay-demo" / "house.key").read_text()
    with opened(tmp_path) as port:
        again = sign_in_page(port)

    said = (tmp_path / "said").read_text()
    for login in LOGINS:
        assert login.username in said
        for place in (said, page, again):
            assert login.password in place
    assert (tmp_path / "umay-demo" / "house.key").read_text() == key
    assert not (tmp_path / "umay").exists()


def test_a_taken_port_is_said_before_anything_is_built(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        home = {"UMAY_HOME": str(tmp_path / "umay")}
        done = umay(houses.named("nowhere"), "demo", "--port", str(port), **home)

    assert done.returncode == 1
    assert f"umay demo --port {port + 1}" in done.stderr
    assert done.stderr.count("\n") == 1
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("words", [("--from", "house.zip"), ("--project", "109")])
def test_a_file_needs_a_project(words: tuple[str, str]) -> None:
    done = umay(houses.named("nowhere"), "demo", *words)

    assert done.returncode == 1
    assert "umay demo --help" in done.stderr


def test_a_folder_with_anything_else_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "house.db").touch()

    with pytest.raises(Refusal, match="something else"):
        DemoFolder(Home(tmp_path)).make()

    assert [path.name for path in tmp_path.iterdir()] == ["house.db"]


def test_nobody_empties_a_folder_that_another_is_in(tmp_path: Path) -> None:
    folder = DemoFolder(Home(tmp_path / "demo"))
    folder.make()
    folder.finish({"seed": 1})

    with folder.entered(), folder.entered() as late, pytest.raises(Refusal):
        folder.empty(late)
    assert folder.recipe() == {"seed": 1}

    with folder.entered() as alone:
        folder.empty(alone)
    assert folder.recipe() is None


def test_only_a_demo_shows_its_logins(tmp_path: Path) -> None:
    assert logins_of(Home(tmp_path)) == ()

    DemoFolder(Home(tmp_path)).make()

    assert logins_of(Home(tmp_path)) == LOGINS
