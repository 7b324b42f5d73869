"""The witness over HTTP: ``POST /add-checkpoint`` and ``GET /<log's hash>/checkpoint``.

It writes no log: who asked, from where and when is nobody's business. Every connection
ends after a while whatever it does, and there are only so many at once, so a slow or a
greedy asker keeps a place for seconds. It speaks plain HTTP: before the world stands a
web server or an onion service with TLS.
"""

import re
import socket
import threading
from collections.abc import Callable
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from umay.network.submissions import LONGEST
from umay.network.witness import CONFLICT, Refused, Witness
from umay.network.witness_folder import Unusable, origin_hash

ADD = "/add-checkpoint"
CHECKPOINT = re.compile(r"/([0-9a-f]{64})/checkpoint")
PLAIN = "text/plain; charset=utf-8"
SIZE = "text/x.tlog.size"
AT_ONCE = 32  # connections
SILENCE = 5.0  # seconds without a byte
WHOLE = 30.0  # seconds of one connection, whatever happens on it


class Handler(BaseHTTPRequestHandler):
    """One connection, of as many requests as fit into its time."""

    protocol_version = "HTTP/1.1"
    server_version = "umay-witness"
    sys_version = ""
    timeout = SILENCE
    server: "WitnessServer"

    def setup(self) -> None:
        super().setup()
        self.end = threading.Timer(WHOLE, self._cut)
        self.end.daemon = True
        self.end.start()

    def finish(self) -> None:
        self.end.cancel()
        super().finish()

    def do_POST(self) -> None:
        if self.path != ADD:
            self._refuse(HTTPStatus.NOT_FOUND, "no such address")
            return
        length = self.headers.get("Content-Length", "")
        if (
            not re.fullmatch("[0-9]{1,9}", length)
            or "Transfer-Encoding" in self.headers
        ):
            self._refuse(HTTPStatus.LENGTH_REQUIRED, "how long is it?")
        elif int(length) > LONGEST:
            self._refuse(
                HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"{LONGEST} bytes at most"
            )
        else:
            self._answer(lambda: self._cosign(int(length)))

    def do_GET(self) -> None:
        self._answer(self._checkpoint)

    def log_message(self, format: str, *arguments: Any) -> None:  # noqa: A002 (theirs)
        """Nothing is written down."""

    def _cosign(self, length: int) -> str:
        body = self.rfile.read(length)
        if len(body) < length:
            self.close_connection = True
            raise Refused(HTTPStatus.BAD_REQUEST, "the request was cut off")
        return self.server.witness.add_checkpoint(body)

    def _checkpoint(self) -> str:
        """Return the last cosigned checkpoint of the log whose hash is asked for."""
        folder, asked = self.server.witness.folder, CHECKPOINT.fullmatch(self.path)
        for origin in folder.logs() if asked else ():
            if asked and origin_hash(origin) == asked[1] and (s := folder.seen(origin)):
                return str(s.note)
        raise Refused(HTTPStatus.NOT_FOUND, "nothing was cosigned under this address")

    def _answer(self, work: Callable[[], str]) -> None:
        try:
            self._send(HTTPStatus.OK, work())
        except Refused as refusal:
            if refusal.status == CONFLICT:
                self._send(refusal.status, f"{refusal.size}\n", SIZE)
            else:
                self._send(refusal.status, f"{refusal.why}\n")
        except TimeoutError:
            self.close_connection = True
        except (Unusable, OSError):
            # Which file is whose is not for whoever asks; ``umay witness show`` tells.
            self._refuse(HTTPStatus.INTERNAL_SERVER_ERROR, "the witness cannot sign")

    def _refuse(self, status: int, why: str) -> None:
        """Answer without having read the body: the connection ends."""
        self.close_connection = True
        self._send(status, f"{why}\n")

    def _send(self, status: int, text: str, kind: str = PLAIN) -> None:
        body = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(body)

    def _cut(self) -> None:
        try:
            self.connection.shutdown(socket.SHUT_RDWR)
        except OSError:
            return  # it ended by itself


class WitnessServer(ThreadingHTTPServer):
    """A thread for each connection, and only so many."""

    daemon_threads = True
    request_queue_size = AT_ONCE

    def __init__(self, address: tuple[str, int], witness: Witness) -> None:
        if ":" in address[0]:
            self.address_family = socket.AF_INET6
        super().__init__(address, Handler)
        self.witness = witness
        self._places = threading.BoundedSemaphore(AT_ONCE)

    def server_bind(self) -> None:
        """Bind without asking the name server who we are."""
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.socket.bind(self.server_address)
        self.server_address = self.socket.getsockname()
        self.server_name, self.server_port = self.server_address[:2]  # type: ignore[assignment]

    def process_request(self, request: Any, client_address: Any) -> None:
        self._places.acquire()
        try:
            super().process_request(request, client_address)
        except BaseException:
            self._places.release()
            raise

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        try:
            super().process_request_thread(request, client_address)
        finally:
            self._places.release()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A connection that broke is the other side's affair."""
