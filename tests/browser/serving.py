"""A tiny web server for pages that exist only in tests."""

import gzip
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

TYPES = {"css": "text/css", "js": "text/javascript", "svg": "image/svg+xml"}


@contextmanager
def serving(files: Mapping[str, bytes]) -> Iterator[str]:
    """Serve the files by their paths; yields the address of the server."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = files.get(self.path)
            self.send_response(404 if body is None else 200)
            ending = self.path.rpartition(".")[2]
            self.send_header("Content-Type", TYPES.get(ending, "text/html"))
            self.send_header("Content-Encoding", "gzip")
            self.end_headers()
            self.wfile.write(gzip.compress(body or b"<title>Nothing</title>"))

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
