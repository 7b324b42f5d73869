"""The witness over HTTP, and asking it: the statuses, the limits, the silence."""

import socket
import threading
from collections.abc import Iterator
from contextlib import closing
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tests.proof.a_log import LOG_KEY, ORIGIN, WITNESS_KEY, Log, forked
from umay.network import witness_client, witness_server
from umay.network.witness import Witness
from umay.network.witness_client import (
    Address,
    Ahead,
    Declined,
    LastSeen,
    Unreachable,
    ask,
    obtain,
)
from umay.network.witness_folder import origin_hash
from umay.network.witness_server import WitnessServer
from umay.proof.notes import Note
from umay.proof.refusals import Malformed, NotProven

LOG = Log(300)
KEY = WITNESS_KEY.verifier


@pytest.fixture
def served(witness: Witness) -> Iterator[WitnessServer]:
    with WitnessServer(("127.0.0.1", 0), witness) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def where(server: ThreadingHTTPServer) -> Address:
    return Address(f"http://127.0.0.1:{server.server_port}/", KEY)


def raw(
    server: WitnessServer, method: str, path: str, **more: object
) -> tuple[int, str, str]:
    with closing(HTTPConnection("127.0.0.1", server.server_port, timeout=5)) as asked:
        asked.request(method, path, **more)  # type: ignore[arg-type]
        answer = asked.getresponse()
        return answer.status, answer.headers["Content-Type"], answer.read().decode()


def test_a_log_gets_its_cosignatures(served: WitnessServer) -> None:
    for old, new in ((0, 5), (5, 5), (5, 300)):
        verified = obtain(where(served), LOG.head(new), old, LOG.consistency)
        assert (verified.key, verified.time) == (KEY, 1_790_000_000)
        note = LOG.head(new).with_signatures([verified.signature])
        assert len(note.verify([LOG_KEY.verifier, KEY])) == 2


def test_told_another_size_the_log_proves_from_there(served: WitnessServer) -> None:
    obtain(where(served), LOG.head(100), 0, LOG.consistency)

    assert obtain(where(served), LOG.head(200), 0, LOG.consistency).time
    with pytest.raises(LastSeen, match="size 200"):
        ask(where(served), LOG.submission(0, 300))


def test_a_log_rolled_back_learns_it_from_the_witness(served: WitnessServer) -> None:
    obtain(where(served), LOG.head(200), 0, LOG.consistency)

    with pytest.raises(Ahead, match="seen 200 entries, here are 150"):
        obtain(where(served), LOG.head(150), 100, LOG.consistency)
    with pytest.raises(Ahead):
        obtain(where(served), LOG.head(150), 200, LOG.consistency)


def test_a_fork_is_declined(served: WitnessServer) -> None:
    obtain(where(served), LOG.head(200), 0, LOG.consistency)
    fork = forked(300, at=100)

    with pytest.raises(Declined) as declined:
        obtain(where(served), fork.head(300), 200, fork.consistency)
    assert declined.value.status == 422


def test_the_statuses_and_kinds_of_the_standard(served: WitnessServer) -> None:
    add = "/add-checkpoint"
    good = LOG.submission(0, 100).to_bytes()

    assert raw(served, "POST", add, body=good)[0] == 200
    assert raw(served, "POST", add, body=good) == (409, "text/x.tlog.size", "100\n")
    assert raw(served, "POST", add, body=b"no")[0] == 400
    assert raw(served, "POST", add, body=good.replace(b"house", b"horse"))[0] == 404
    assert raw(served, "POST", "/else")[0] == 404
    assert raw(served, "POST", add, headers={"Content-Length": "200000"})[0] == 413
    assert raw(served, "POST", add, headers={"Content-Length": "-1"})[0] == 411
    assert raw(served, "POST", add, headers={"Transfer-Encoding": "chunked"})[0] == 411
    assert raw(served, "PUT", add)[0] == 501


def test_monitors_read_what_was_cosigned_last(served: WitnessServer) -> None:
    path = f"/{origin_hash(ORIGIN)}/checkpoint"
    assert raw(served, "GET", path)[0] == 404
    verified = obtain(where(served), LOG.head(100), 0, LOG.consistency)

    status, _, text = raw(served, "GET", path)
    assert status == 200
    assert text == str(LOG.head(100).with_signatures([verified.signature]))
    assert raw(served, "GET", f"/{'0' * 64}/checkpoint")[0] == 404
    assert raw(served, "GET", "/../witness.key")[0] == 404


def test_many_questions_on_one_connection(served: WitnessServer) -> None:
    with closing(HTTPConnection("127.0.0.1", served.server_port, timeout=5)) as asked:
        for old, new in ((0, 1), (0, 1), (1, 9)):
            body = LOG.submission(old, new).to_bytes()
            asked.request("POST", "/add-checkpoint", body)
            assert asked.getresponse().read()


def test_nothing_is_written_down(
    served: WitnessServer, capfd: pytest.CaptureFixture[str]
) -> None:
    raw(served, "POST", "/add-checkpoint", body=b"no")
    raw(served, "GET", "/who-asks")
    with socket.create_connection(("127.0.0.1", served.server_port)) as broken:
        broken.sendall(b"\x00\x01\x02\r\n\r\n")
        broken.recv(100)

    assert capfd.readouterr() == ("", "")
    names = {file.name for file in served.witness.folder.path.iterdir()}
    assert names == {"witness.key", "logs", "cosigned", "lock"}


def test_a_damaged_witness_signs_nothing_and_tells_no_path(
    served: WitnessServer,
) -> None:
    obtain(where(served), LOG.head(5), 0, LOG.consistency)
    (served.witness.folder.path / "cosigned" / origin_hash(ORIGIN)).write_text("x")

    status, _, text = raw(
        served, "POST", "/add-checkpoint", body=LOG.submission(0, 9).to_bytes()
    )
    assert (status, text) == (500, "the witness cannot sign\n")


def test_a_slow_asker_keeps_no_place(
    served: WitnessServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(witness_server, "WHOLE", 0.2)
    with socket.create_connection(("127.0.0.1", served.server_port), timeout=5) as slow:
        slow.sendall(b"POST /add-checkpoint HTTP/1.1\r\nContent-Length: 100\r\n\r\nold")
        assert b"200" not in slow.recv(1000)
    monkeypatch.setattr(witness_server.Handler, "timeout", 0.1)
    with socket.create_connection(("127.0.0.1", served.server_port), timeout=5) as idle:
        assert idle.recv(1000) == b""


class Liar(BaseHTTPRequestHandler):
    """Answers what the test told it to."""

    status, answer, headers_sent = 200, b"", dict[str, str]()

    def do_POST(self) -> None:
        self.send_response(self.status)
        for name, value in self.headers_sent.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(self.answer)

    def log_message(self, *_: object) -> None:
        """Be quiet."""


@pytest.fixture
def liar() -> Iterator[tuple[type[Liar], Address]]:
    class Told(Liar):
        pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Told) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        yield Told, where(server)
        server.shutdown()
        thread.join()


@pytest.mark.parametrize(
    ("status", "answer", "refusal"),
    [
        (200, b"", NotProven),
        (200, b"<html>\n", Malformed),
        (200, str(LOG.head(5).signatures[0]).encode(), NotProven),
        (200, b"\n" * 200_000, Unreachable),
        (409, b"many\n", Malformed),
        (409, b"4\n", Unreachable),
        (409, b"9\n", Ahead),
        (302, b"", Declined),
        (500, b"\xff", Declined),
    ],
)
def test_a_lying_witness_is_believed_nothing(
    liar: tuple[type[Liar], Address],
    status: int,
    answer: bytes,
    refusal: type[Exception],
) -> None:
    told, address = liar
    told.status, told.answer = status, answer
    told.headers_sent = {"Location": "http://127.0.0.1:1/"} if status == 302 else {}

    with pytest.raises(refusal):
        obtain(address, LOG.head(5), 0, LOG.consistency, patience=2)


def test_nobody_waits_for_a_witness_forever(
    liar: tuple[type[Liar], Address], monkeypatch: pytest.MonkeyPatch
) -> None:
    told, address = liar
    told.answer = b"x" * 20_000
    monkeypatch.setattr(witness_client, "PIECE", 1)
    with pytest.raises(Unreachable, match="slowly"):
        ask(address, LOG.submission(0, 5), patience=0.01)
    with pytest.raises(Unreachable, match="cannot be reached"):
        ask(Address("http://127.0.0.1:1", KEY), LOG.submission(0, 5))


@pytest.mark.parametrize(
    "url", ["http://witness.example/", "ftp://localhost/", "x", ""]
)
def test_in_the_open_it_must_be_https(url: str) -> None:
    with pytest.raises(Malformed, match="is not https"):
        Address(url, KEY)
    for fine in ("https://witness.example/w", "http://abc.onion/", "http://[::1]:80/"):
        assert Address(fine, KEY).url == fine


def test_an_answer_for_another_checkpoint_is_no_answer(
    liar: tuple[type[Liar], Address], witness: Witness
) -> None:
    told, address = liar
    told.answer = witness.add_checkpoint(LOG.submission(0, 4).to_bytes()).encode()

    with pytest.raises(NotProven, match="does not hold"):
        ask(address, LOG.submission(0, 5))
    assert isinstance(LOG.head(5), Note)
