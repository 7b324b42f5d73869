"""The witness as a program of its own: killed at any moment, and two at once."""

import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.proof.a_log import LOG_KEY, ORIGIN, WITNESS_KEY, Log, forked
from umay.network.witness_client import (
    Address,
    Ahead,
    Declined,
    LastSeen,
    Unreachable,
    ask,
    obtain,
)
from umay.network.witness_folder import Folder, make_folder
from umay.proof.keys import Kind, SigningKey

KEY = WITNESS_KEY.verifier
SIZE = 4000
KILLS = 8


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    made = make_folder(tmp_path / "witness", WITNESS_KEY)
    made.add_log(LOG_KEY.verifier)
    return made


@contextmanager
def running(folder: Folder) -> Iterator[tuple["subprocess.Popen[str]", Address]]:
    words = ["-m", "umay.commands", "witness", "--folder", folder.path, "serve"]
    with subprocess.Popen(
        [sys.executable, *words, "--port", "0"],
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ,
    ) as program:
        try:
            assert program.stdout
            url = program.stdout.readline().split()[-1]
            yield program, Address(url, KEY)
        finally:
            program.kill()


def test_killed_at_any_moment_it_knows_what_it_cosigned(folder: Folder) -> None:
    log, fork, dice = Log(SIZE), forked(SIZE, at=0), random.Random(1)
    acknowledged = 0
    for _ in range(KILLS):
        with running(folder) as (program, address):
            killer = threading.Timer(
                dice.uniform(0.01, 0.15), os.kill, (program.pid, signal.SIGKILL)
            )
            killer.start()
            acknowledged = grown(log, address, acknowledged)
            killer.join()
        seen = folder.seen(ORIGIN)  # whole, and signed by the witness: or this raises
        size = seen.size if seen else 0
        assert size >= acknowledged
        assert not seen or seen.note.text == log.head(size).text
        acknowledged = size
    assert acknowledged > KILLS
    with running(folder) as (_, address):
        with pytest.raises(Declined):
            ask(address, fork.submission(acknowledged, SIZE))
        with pytest.raises(Ahead):
            obtain(address, log.head(1), 0, log.consistency)
        assert obtain(address, log.head(SIZE), acknowledged, log.consistency).time
    assert not list(folder.path.rglob(".draft-*"))


def grown(log: Log, address: Address, size: int) -> int:
    """Let the log grow until the witness is gone; return the last size it answered."""
    while size < SIZE - 1:
        try:
            size_now = size + 1
            ask(address, log.submission(size, size_now), patience=2)
        except Unreachable:
            return size
        size = size_now
    raise AssertionError("the witness was not killed in time")


def test_two_at_once_cosign_one_history(folder: Folder) -> None:
    keys = [
        SigningKey(f"log{n}.example", Kind.NOTE, bytes([n]) * 32) for n in range(12)
    ]
    for key in keys:
        folder.add_log(key.verifier)
    with running(folder) as (_, one), running(folder) as (_, other):
        for key in keys:
            said: list[str] = []
            log, fork = Log(9, key), forked(9, at=3, key=key)
            both = [
                threading.Thread(target=attempt, args=(address, made, said))
                for address, made in ((one, log), (other, fork))
            ]
            for each in both:
                each.start()
            for each in both:
                each.join()
            assert sorted(said) == ["cosigned", "refused"]


def attempt(address: Address, log: Log, said: list[str]) -> None:
    try:
        ask(address, log.submission(0, 9))
        said.append("cosigned")
    except (LastSeen, Declined):
        said.append("refused")


def test_a_killed_witness_lets_go_of_its_lock(folder: Folder) -> None:
    with running(folder) as (program, _), folder.locked():
        program.kill()
        program.wait()
    begun = time.monotonic()
    with running(folder) as (_, address):
        assert obtain(address, Log(5).head(5), 0, Log(5).consistency).time
    assert time.monotonic() - begun < 10
