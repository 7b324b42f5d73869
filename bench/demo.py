"""The invented house as a process: started, signed in to, weighed."""

import contextlib
import http.client
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from umay.commands.demo_house.logins import LOGINS


@dataclass(frozen=True)
class Demo:
    """``started_in`` seconds until the first answer."""

    process: "subprocess.Popen[bytes]"
    port: int
    started_in: float

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def memory(self) -> float:
        """Return the proportional set size of the whole process tree, in MB."""
        return sum(_pss(pid) for pid in _family(self.process.pid)) / 1024

    def compiling(self) -> bool:
        """Whether the forecast is still being compiled beside the house, once."""
        return any(
            b"forecasting.ahead" in Path(f"/proc/{pid}/cmdline").read_bytes()
            for pid in _family(self.process.pid)
        )

    def sign_in(self, browser: Any, role: str) -> Any:
        """Return the browser state of a worker of ``role`` who has signed in."""
        login = next(login for login in LOGINS if login.role == role)
        page = browser.new_page()
        page.goto(f"{self.url}/sign-in/")
        page.fill("[name=username]", login.username)
        page.fill("[name=password]", login.password)
        page.click("main button.govuk-button")
        state = page.context.storage_state()
        page.context.close()
        return state


@contextlib.contextmanager
def folder() -> Iterator[Path]:
    """Lend a data folder, so that nobody's own demo is touched."""
    with tempfile.TemporaryDirectory(prefix="umay-bench-") as name:
        yield Path(name)


@contextlib.contextmanager
def demo(home: Path) -> Iterator[Demo]:
    """Run ``umay demo`` until the block ends."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    begin = time.monotonic()
    process = subprocess.Popen(
        [sys.executable, "-m", "umay.commands", "demo", "--port", str(port)],
        env={**os.environ, "XDG_DATA_HOME": str(home)},
        stdout=subprocess.DEVNULL,
    )
    try:
        while not _answers(port):
            if process.poll() is not None:
                raise RuntimeError("umay demo stopped before its first page")
            time.sleep(0.02)
        yield Demo(process, port, time.monotonic() - begin)
    finally:
        process.terminate()
        process.wait(30)


def _answers(port: int) -> bool:
    with contextlib.suppress(OSError):
        asked = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
        asked.request("GET", "/sign-in/")
        return asked.getresponse().status == http.HTTPStatus.OK
    return False


def _family(pid: int) -> list[int]:
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [pid, *(p for child in children for p in _family(int(child)))]


def _pss(pid: int) -> int:
    """Return kilobytes; none of a process that has just ended."""
    with contextlib.suppress(ProcessLookupError, FileNotFoundError):
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
        return int(next(li for li in lines if li.startswith("Pss:")).split()[1])
    return 0
