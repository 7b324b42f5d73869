"""``umay serve``: open the house to browsers."""

import argparse
import os
import socket
import subprocess
import sys

from umay.commands.forecasting.ahead import is_wanted
from umay.commands.home import home_of
from umay.commands.refusal import Refusal

THREADS = 4
LOOPBACK = ("127.0.0.1", "::1", "localhost")
STOPPING = 10  # seconds a request may still take once the server is told to stop


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser(
        "serve",
        help="open the house to browsers",
        description="Open the house to browsers until Ctrl-C. Begins a new month's "
        "secret when the old one is over, at start and then each day.",
        epilog="Example, for the whole local network: "
        "UMAY_HOSTS=192.168.1.5 umay serve --host 0.0.0.0",
    )
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on")
    parser.add_argument("--port", type=int, default=8000, help="port to listen on")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    if not home_of(os.environ).has_keys():
        raise Refusal("there is no house here yet. Run: umay init")
    if options.host not in LOOPBACK and "UMAY_HOSTS" not in os.environ:
        raise Refusal("say by which names it may be called. See: umay serve --help")
    refuse_if_taken(options.host, options.port)
    # In a process that ends: this one only watches the server, and stays small.
    prepared = subprocess.run(
        [sys.executable, "-m", "umay.commands.prepare"], check=False
    )
    if prepared.returncode:
        return prepared.returncode
    return listen(options.host, options.port)


def listen(host: str, port: int) -> int:
    from granian import Granian
    from granian.constants import HTTPModes, Interfaces
    from granian.log import LogLevels

    server = Granian(
        "umay.web.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        http=HTTPModes.http1,
        blocking_threads=THREADS,
        websockets=False,
        log_level=LogLevels.warning,
        workers_kill_timeout=STOPPING,
    )
    server.on_startup(lambda: print(f"http://{host}:{port}", flush=True))
    beside = [
        subprocess.Popen([sys.executable, "-m", f"umay.commands.{work}"])
        for work in ("keeping", *(["forecasting.ahead"] if is_wanted() else []))
    ]
    try:
        server.serve()
    finally:
        for process in beside:
            process.terminate()
            process.wait()
    return 0


def refuse_if_taken(host: str, port: int) -> None:
    """Raise ``Refusal`` if nobody can listen there: the server would only crash."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        socket.create_server((host, port), family=family).close()
    except (OSError, OverflowError) as error:
        reason = getattr(error, "strerror", None) or error
        raise Refusal(f"cannot listen on {host}:{port}: {reason}") from None
