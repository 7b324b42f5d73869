"""``umay witness``: made, asked by file and shown, without Django or a house."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.proof.a_log import LOG_KEY, Log, forked
from umay.commands.main import main
from umay.network.qr_pages import codes
from umay.network.submissions import read_answer
from umay.proof.keys import read_verifier

LOG = Log(50)
WITHOUT_DJANGO = """
import sys
sys.modules["django"] = sys.modules["sqlcipher3"] = sys.modules["granian"] = None
from umay.commands.main import main
sys.exit(main(sys.argv[1:]))
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("UMAY_WITNESS", str(tmp_path / "witness"))
    return tmp_path / "witness"


def init(*logs: str) -> int:
    words = [word for log in logs for word in ("--log", log)]
    return main(["witness", "init", "--name", "partner.example/w1", *words])


def write(path: Path, old: int, new: int, log: Log = LOG) -> Path:
    path.write_bytes(log.submission(old, new).to_bytes())
    return path


def test_it_needs_neither_django_nor_a_house(tmp_path: Path, folder: Path) -> None:
    request = write(tmp_path / "request", 0, 9)
    for words, status in (
        (["init", "--name", "w", "--log", str(LOG_KEY.verifier)], 0),
        (["show"], 0),
        (["sign", str(request)], 0),
        (["sign", str(tmp_path / "none")], 1),
    ):
        done = subprocess.run(
            [sys.executable, "-c", WITHOUT_DJANGO, "witness", *words],
            env=os.environ,
            capture_output=True,
            text=True,
            check=False,
        )
        assert (done.returncode, "Traceback" in done.stderr) == (status, False)
    assert (folder / "cosigned").is_dir()


def test_a_file_on_a_stick(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert init(str(LOG_KEY.verifier)) == 0
    key = read_verifier(capsys.readouterr().out.splitlines()[-1])
    request = write(tmp_path / "request", 0, 9)

    assert main(["witness", "sign", str(request)]) == 0
    answer = (tmp_path / "request.cosignature").read_bytes()
    assert read_answer(answer, LOG.head(9), key, int(time.time())).time


def test_scanned_codes_and_a_page_to_print(tmp_path: Path) -> None:
    init(str(LOG_KEY.verifier))
    files = []
    for number, code in enumerate(codes(str(LOG.submission(0, 9)), fits=150)):
        files.append(tmp_path / f"code{number}")
        files[-1].write_text(code.rstrip("\n"))
    told, page = tmp_path / "answer", tmp_path / "answer.html"

    words = ["--to", str(told), "--page", str(page)]
    assert main(["witness", "sign", *map(str, reversed(files)), *words]) == 0
    assert told.read_text() in page.read_text()


@pytest.mark.parametrize(
    ("old", "new", "log", "why"),
    [
        (0, 12, LOG, "the last size cosigned here is 9. Ask the house"),
        (9, 12, forked(50, at=3), "two different records"),
        (0, 9, Log(9, key=LOG_KEY), "the last size cosigned here is 9"),
    ],
)
def test_a_refusal_says_what_it_means(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    old: int,
    new: int,
    log: Log,
    why: str,
) -> None:
    init(str(LOG_KEY.verifier))
    main(["witness", "sign", str(write(tmp_path / "first", 0, 9))])
    request = write(tmp_path / "second", old, new, log)

    assert main(["witness", "sign", str(request)]) == 1
    assert why in capsys.readouterr().err
    assert not (tmp_path / "second.cosignature").exists()


def test_a_stranger_and_a_damaged_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    init()
    assert main(["witness", "sign", str(write(tmp_path / "a", 0, 9))]) == 1
    assert "umay witness init --log KEY" in capsys.readouterr().err
    (tmp_path / "a").write_bytes(b"\xff")
    assert main(["witness", "sign", str(tmp_path / "a")]) == 1
    assert "not UTF-8" in capsys.readouterr().err


def test_show_and_the_alarm_of_silence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    init(str(LOG_KEY.verifier))
    assert main(["witness", "show"]) == 0
    assert "nothing cosigned yet" in capsys.readouterr().out
    assert main(["witness", "show", "--silence", "2"]) == 1
    main(["witness", "sign", str(write(tmp_path / "a", 0, 9))])
    assert main(["witness", "show", "--silence", "2"]) == 0
    assert f"9 entries, root {LOG.root(9).hex()}" in capsys.readouterr().out


def test_what_is_missing_or_wrong_is_one_line(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for words in (["show"], ["serve"], ["init"], ["sign", "x"]):
        assert main(["witness", *words]) == 1
        assert "umay witness init --name" in capsys.readouterr().err
    assert main(["witness", "init", "--name", "a b"]) == 1
    assert init("no key") == 1
    assert not (folder / "witness.key").exists()
    init()
    assert init() == 1
    assert main(["witness", "init", "--log", str(LOG_KEY.verifier)]) == 0
    (folder / "witness.key").chmod(0o644)
    assert main(["witness", "show"]) == 1
    assert "chmod" in capsys.readouterr().err


def test_a_taken_port_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    init()

    assert main(["witness", "serve", "--address", "192.0.2.1", "--port", "1"]) == 1
    assert "192.0.2.1:1 cannot be used" in capsys.readouterr().err
