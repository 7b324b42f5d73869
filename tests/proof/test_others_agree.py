"""A verifier we did not write: Go's, which guards every Go module in the world.

Debian packs it (``golang-golang-x-mod-dev``); ``./umay test`` brings it. Without it
these tests fail: a record only we can check is worth little.
"""

import base64
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.proof.a_log import LOG_KEY, WITNESS_KEY, Log, entry, forked
from umay.proof.cosignatures import cosign
from umay.proof.keys import Kind, SigningKey
from umay.proof.notes import Note
from umay.proof.tiles import tiles_of

SOURCE = Path(__file__).parent / "go" / "verify.go"
DEBIAN = "/usr/share/gocode"
LOG = Log(1000)
SIZES = (1, 2, 3, 7, 8, 100, 255, 256, 257, 999)

Ask = Callable[[list[str]], list[str]]


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    """Build the verifier, offline, and put questions to it, all at once."""
    folder = tmp_path_factory.mktemp("go")
    program = folder / "verify"
    offline = {
        "GO111MODULE": "off",
        "GOPATH": DEBIAN,
        "GOPROXY": "off",
        "CGO_ENABLED": "0",
    }
    subprocess.run(
        ["go", "build", "-o", program, SOURCE],
        env={"PATH": os.environ["PATH"], "GOCACHE": str(folder / "cache")} | offline,
        check=True,
    )

    def put(questions: list[str]) -> list[str]:
        done = subprocess.run(
            [program, str(LOG_KEY.verifier)],
            input="".join(f"{question}\n" for question in questions),
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout.splitlines()

    return put


def b64(data: bytes | Note) -> str:
    raw = str(data).encode() if isinstance(data, Note) else data
    return base64.b64encode(raw).decode()


def words(hashes: list[bytes]) -> str:
    return " ".join(map(b64, hashes))


def inclusion(index: int, size: int, log: Log = LOG, data: bytes | None = None) -> str:
    told = entry(index) if data is None else data
    path = words(LOG.inclusion(index, size))
    return f"inclusion {b64(log.head(size))} {index} {b64(told)} {path}"


def consistency(old: Note, new: Note, proof: list[bytes]) -> str:
    return f"consistency {b64(old)} {b64(new)} {words(proof)}"


def test_it_accepts_our_signatures(ask: Ask) -> None:
    other = SigningKey("other.example", Kind.NOTE, bytes(32))
    head = LOG.head(1000).signed(other)
    cosigned = head.with_signatures([cosign(head, WITNESS_KEY, 1_800_000_000)])
    poem = Note("Су да жоқ\n\nсоңғы жол\n").signed(LOG_KEY)

    assert (
        ask(
            [
                f"note {LOG_KEY.verifier} {b64(cosigned)}",
                f"note {other.verifier} {b64(cosigned)}",
                f"note {LOG_KEY.verifier} {b64(poem)}",
                f"cosignature {WITNESS_KEY.verifier} {b64(cosigned)}",
            ]
        )
        == ["accept"] * 4
    )


def test_it_accepts_every_inclusion_proof(ask: Ask) -> None:
    questions = [
        inclusion(index, size)
        for size in SIZES
        for index in {0, 1 % size, size // 2, size - 1}
    ]

    assert ask(questions) == ["accept"] * len(questions)


def test_it_accepts_every_consistency_proof(ask: Ask) -> None:
    questions = [
        consistency(LOG.head(old), LOG.head(new), LOG.consistency(old, new))
        for new in SIZES
        for old in SIZES
        if old <= new
    ]

    assert ask(questions) == ["accept"] * len(questions)


@pytest.mark.parametrize("size", [1, 256, 257, 1000])
def test_it_proves_entries_from_our_tiles(ask: Ask, tmp_path: Path, size: int) -> None:
    for tile in tiles_of(size):
        file = tmp_path / tile.path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(b"".join(LOG.read(tile.nodes)))
    head = b64(LOG.head(size))
    questions = [
        f"tiles {head} {tmp_path} {index} {b64(entry(index))}"
        for index in {0, size // 3, size - 1}
    ]

    assert ask(questions) == ["accept"] * len(questions)


def test_control_it_refuses_what_we_refuse(ask: Ask) -> None:
    fork = forked(1000, at=500)
    broken = LOG.head(7)
    false = Note(broken.text.replace("\n7\n", "\n8\n"), broken.signatures)
    moved = broken.with_signatures(cosign(LOG.head(8), WITNESS_KEY, n) for n in (1, 2))
    questions = [
        inclusion(77, 1000, data=b"another"),
        inclusion(500, 1000, log=fork),
        inclusion(77, 1000).rsplit(" ", 1)[0],
        f"note {LOG_KEY.verifier} {b64(false)}",
        f"note {SigningKey('other', Kind.NOTE, bytes(32)).verifier} {b64(broken)}",
        consistency(LOG.head(600), fork.head(1000), fork.consistency(600, 1000)),
        consistency(LOG.head(600), LOG.head(1000), LOG.consistency(601, 1000)),
        f"cosignature {WITNESS_KEY.verifier} {b64(moved)}",
    ]

    answers = ask(questions)
    assert [told.split(":")[0] for told in answers] == ["refuse"] * len(questions)
