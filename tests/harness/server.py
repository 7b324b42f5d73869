"""The real server over a throwaway house, in a process of its own."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPConnection
from tempfile import TemporaryFile
from typing import IO

from tests.harness import run
from tests.harness.houses import House

PATIENCE = 30.0  # seconds until the first answer, on a busy machine
STOPPING = 10.0  # seconds


@dataclass(frozen=True)
class ServedHouse:
    house: House
    port: int
    printed: IO[str]
    process: "subprocess.Popen[bytes]"

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def kill(self) -> None:
        """Stop it at once with all its processes, as a power cut does."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(STOPPING)

    def output(self) -> str:
        """Return what the server has printed so far."""
        self.printed.seek(0)
        return self.printed.read()


@contextmanager
def serve(house: House) -> Iterator[ServedHouse]:
    umay = [sys.executable, "-m", "umay.commands"]
    lend_static_files(house)
    with TemporaryFile("w+") as output:
        port = free_port()
        process = subprocess.Popen(
            [*umay, "serve", "--port", str(port)],
            env=house.environment(),
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        served = ServedHouse(house, port, output, process)
        try:
            wait_for_answer(port, process)
            keep_static_files(house)
            yield served
        finally:
            process.terminate()
            process.wait(STOPPING)
            print(served.output())  # pytest shows it with a failure


def lend_static_files(house: House) -> None:
    """Give it those the first server of this run laid out: it need not do so again."""
    if (laid_out := run.folder() / "static").exists():
        shutil.copytree(laid_out, house.home.static, dirs_exist_ok=True)


def keep_static_files(house: House) -> None:
    laid_out = run.folder() / "static"
    if not laid_out.exists():
        mine = run.folder() / f"static-{os.getpid()}"
        shutil.copytree(house.home.static, mine, dirs_exist_ok=True)
        with suppress(OSError):  # another was as quick
            mine.rename(laid_out)


def wait_for_answer(
    port: int, process: "subprocess.Popen[bytes]", patience: float = PATIENCE
) -> None:
    deadline = time.monotonic() + patience
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise RuntimeError("the server stopped before its first answer")
        try:
            ask(port, "/")
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise TimeoutError(f"no answer within {patience:.0f} s")


def ask(port: int, path: str, **headers: str) -> int:
    """Ask the server for a page and return the status of its answer."""
    with closing(HTTPConnection("127.0.0.1", port, timeout=PATIENCE)) as connection:
        connection.request("GET", path, headers=headers)
        return connection.getresponse().status


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
