"""``umay witness``: vouch for another house's ledger, on a machine of one's own.

It needs no house, no database and no Django: a folder with a key, and what was cosigned
last of each log. The partner house, a lawyer or an ombudsman runs it.
"""

import argparse
import os
import secrets
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from umay.commands.refusal import Refusal

if TYPE_CHECKING:
    from umay.network.witness_folder import Folder, Seen

ADDRESS, PORT = "127.0.0.1", 7390
HOUR = 3600
TITLE = "Umay: жауап · ответ · answer"
WORDS = (
    "Осы парақты үйге қайтарыңыз: әр кодты сканерлеп, мәтінін бір файлға сақтаңыз.",
    "Верните этот лист в дом: отсканируйте каждый код и сохраните текст в один файл.",
    "Give this page back to the house: scan every code, keep the text in one file.",
)
TO_LAWYER = {
    400: "It is no request of a log, or damaged. Ask the house for a new file.",
    403: "It was not signed by the log. Keep the file: somebody else wrote it.",
    404: "This log is not known here. Add its key: umay witness init --log KEY",
    409: "Ask the house for a request that begins at that size. If the house says it "
    "has fewer entries, part of its record is gone: keep the file.",
    422: "The house shows two different records. Keep the file: with its signature "
    "it proves that what was written before was changed.",
    503: "Set the clock of this machine, then try again.",
}


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser(
        "witness",
        help="vouch for another house's ledger",
        description="Cosign the ledger of another house, if it only grew since the "
        "last time. You learn how long it is, and nothing of what is in it. The folder "
        "is UMAY_WITNESS, or umay-witness in your data folder. Never copy it back from "
        "a backup: a witness that forgets is none.",
        epilog="Example: umay witness init --name partner.example/witness --log KEY",
    )
    parser.add_argument("--folder", type=Path, help="the witness's folder")
    parts = parser.add_subparsers(dest="part", required=True, metavar="part")
    begin = parts.add_parser("init", help="make the key; make known a log")
    begin.add_argument("--name", help="the witness's name, like partner.example/w1")
    begin.add_argument("--log", action="append", default=[], help="a log's key (vkey)")
    begin.set_defaults(run=run_init)
    serve = parts.add_parser("serve", help="answer over HTTP")
    serve.add_argument("--address", default=ADDRESS)
    serve.add_argument("--port", type=int, default=PORT)
    serve.set_defaults(run=run_serve)
    sign = parts.add_parser("sign", help="answer a file from a stick, or scanned codes")
    sign.add_argument("files", type=Path, nargs="+", metavar="FILE")
    sign.add_argument("--to", type=Path, help="where the answer goes")
    sign.add_argument("--page", type=Path, help="also a page with QR codes to print")
    sign.set_defaults(run=run_sign)
    show = parts.add_parser("show", help="the key, and what was cosigned last")
    show.add_argument("--silence", type=float, metavar="HOURS", help="fail after these")
    show.set_defaults(run=run_show)


def run_init(options: argparse.Namespace) -> int:
    from umay.network.witness_folder import Unusable, make_folder, read_log
    from umay.proof.keys import SEED, Kind, SigningKey
    from umay.proof.refusals import Malformed

    path = _path(options)
    try:
        logs = [read_log(text) for text in options.log]
        if options.name:
            seed = secrets.token_bytes(SEED)
            folder = make_folder(path, SigningKey(options.name, Kind.COSIGNATURE, seed))
        else:
            folder = _folder(options)
        for key in logs:
            folder.add_log(key)
    except (Malformed, Unusable) as refusal:
        raise Refusal(str(refusal)) from None
    print(f"Give this key to the house, so that it knows your answers:\n{_key(folder)}")
    return 0


def run_serve(options: argparse.Namespace) -> int:
    from umay.network.witness import Witness
    from umay.network.witness_server import WitnessServer

    witness = Witness(_folder(options), time.time)
    witness.folder.tidy()
    try:
        server = WitnessServer((options.address, options.port), witness)
    except OSError as error:
        raise Refusal(
            f"{options.address}:{options.port} cannot be used: {error.strerror}"
        ) from None
    with server:
        where = f"http://{options.address}:{server.server_port}"
        print(f"{witness.folder.key.name} answers on {where}", flush=True)
        server.serve_forever()
    return 0


def run_sign(options: argparse.Namespace) -> int:
    from umay.network.qr_pages import page, read_scanned
    from umay.network.witness import Refused, Witness
    from umay.network.witness_folder import Unusable
    from umay.proof.refusals import Malformed

    first: Path = options.files[0]
    target = options.to or first.with_name(f"{first.name}.cosignature")
    witness = Witness(_folder(options), time.time)
    try:
        request = read_scanned(file.read_bytes() for file in options.files)
        answer = witness.add_checkpoint(request.encode())
        target.write_text(answer, encoding="utf-8", newline="")
        if options.page:
            options.page.write_text(page(answer, TITLE, WORDS), encoding="utf-8")
    except Refused as refusal:
        told = TO_LAWYER.get(refusal.status, "")
        raise Refusal(f"not signed: {refusal.why}. {told}") from None
    except (Malformed, Unusable) as refusal:
        raise Refusal(f"not signed: {refusal}") from None
    except OSError as error:
        raise Refusal(f"{error.filename}: {error.strerror}") from None
    print(target)
    return 0


def run_show(options: argparse.Namespace) -> int:
    from umay.network.witness_folder import Unusable

    folder, silent, now = _folder(options), False, time.time()
    print(_key(folder))
    try:
        for origin in folder.logs():
            seen = folder.seen(origin)
            print(f"{origin}: {_told(seen)}")
            age = now - seen.time if seen else float("inf")
            silent |= options.silence is not None and age > options.silence * HOUR
    except Unusable as refusal:
        raise Refusal(str(refusal)) from None
    if silent:
        print(f"A log has been silent for more than {options.silence:g} hours.")
    return int(silent)


def _told(seen: "Seen | None") -> str:
    if seen is None:
        return "nothing cosigned yet"
    moment = datetime.fromtimestamp(seen.time, UTC).strftime("%Y-%m-%d %H:%M:%S UTC")
    return f"{seen.size} entries, root {seen.root.hex()}, cosigned {moment}"


def _key(folder: "Folder") -> str:
    from umay.network.witness_folder import Unusable

    try:
        return str(folder.key.verifier)
    except Unusable as refusal:
        raise Refusal(str(refusal)) from None


def _folder(options: argparse.Namespace) -> "Folder":
    """Return the witness's folder, or refuse if there is none that can sign."""
    from umay.network.witness_folder import Folder

    path = _path(options)
    if not (path / "witness.key").exists():
        raise Refusal(f"no witness in {path}. Run: umay witness init --name NAME")
    folder = Folder(path)
    _key(folder)
    return folder


def _path(options: argparse.Namespace) -> Path:
    if options.folder:
        return Path(options.folder)
    if named := os.environ.get("UMAY_WITNESS"):
        return Path(named).expanduser().absolute()
    data = os.environ.get("XDG_DATA_HOME") or "~/.local/share"
    return Path(data).expanduser().absolute() / "umay-witness"
