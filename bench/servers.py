"""Servers under load: the same granian for everybody, and wrk to ask."""

import contextlib
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

CONNECTIONS = 32
SECONDS = 8


@dataclass(frozen=True)
class Load:
    """One closed-loop run: answers a second, milliseconds, and what failed."""

    rate: float
    p50: float
    p99: float
    failed: int


@contextlib.contextmanager
def serving(
    target: str, environment: Mapping[str, str], workers: int, threads: int
) -> Iterator[int]:
    """Serve the WSGI application ``target`` on a free loopback port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [
        str(Path(sys.executable).parent / "granian"), "--interface", "wsgi",
        "--workers", str(workers), "--blocking-threads", str(threads),
        "--port", str(port), "--no-ws", "--http", "1", "--log-level", "critical",
        target,
    ]  # fmt: skip
    server = subprocess.Popen(
        command,
        env={**os.environ, **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait(port)
        yield port
    finally:
        server.terminate()
        server.wait(20)


def _wait(port: int) -> None:
    for _ in range(200):
        with (
            contextlib.suppress(OSError),
            socket.create_connection(("127.0.0.1", port)),
        ):
            time.sleep(1)
            return
        time.sleep(0.1)
    raise RuntimeError("the server did not come up")


def ask(port: int, script: Path, *arguments: str, seconds: int = SECONDS) -> Load:
    """Ask with wrk: one thread, 32 connections, each waiting for its answer."""
    done = subprocess.run(
        ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "--latency", "-s",
         str(script), f"http://127.0.0.1:{port}", "--", *arguments],
        capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    return Load(
        rate=float(_find(r"Requests/sec:\s+([\d.]+)", done)),
        p50=_milliseconds(_find(r"\n\s+50%\s+([\d.]+[mu]?s)", done)),
        p99=_milliseconds(_find(r"\n\s+99%\s+([\d.]+[mu]?s)", done)),
        failed=sum(
            int(number)
            for line in re.findall(r"(?:Non-2xx|Socket errors).*", done)
            for number in re.findall(r"\d+", line.split(":", 1)[1])
        ),
    )


def _find(pattern: str, text: str) -> str:
    found = re.search(pattern, text)
    if found is None:
        raise RuntimeError(f"wrk said nothing of {pattern}:\n{text}")
    return found[1]


def _milliseconds(text: str) -> float:
    number, unit = re.fullmatch(r"([\d.]+)(us|ms|s)", text).groups()  # type: ignore[union-attr]
    return float(number) * {"us": 0.001, "ms": 1, "s": 1000}[unit]
