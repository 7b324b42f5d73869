"""Nothing in the house sends anything out but the gate: read from the source."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

HOUSE = Path("src/umay")
GATE = {HOUSE / "web/gate.py"}
MAKES = {HOUSE / "use_cases/gate.py"}
LISTENS = {HOUSE / "commands/serve.py"}  # asks whether a port is free to listen on
# What they send are sizes, hashes and signatures of the ledger, never a word of it.
WITNESSING = {
    HOUSE / "network/witness_client.py",
    HOUSE / "network/witness_server.py",
    HOUSE / "web/record.py",
}
SENDERS = {
    "smtplib", "urllib.request", "http.client", "socket", "ftplib", "requests",
    "httpx", "aiohttp", "telnetlib", "poplib", "imaplib", "django.core.mail",
    "xmlrpc.client", "paramiko", "urllib3",
}  # fmt: skip
ANSWERS = {"FileResponse", "StreamingHttpResponse"}
HEADER = "content-disposition"


def sends(source: str) -> Iterator[str]:
    """Yield what a module uses to send something out."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (a.name for a in node.names if _is_sender(a.name))
        elif isinstance(node, ast.ImportFrom):
            names = [f"{node.module}.{a.name}" for a in node.names]
            yield from (n for n in [str(node.module), *names] if _is_sender(n))
            yield from (a.name for a in node.names if a.name in ANSWERS)
        elif isinstance(node, ast.Constant) and str(node.value).lower() == HEADER:
            yield HEADER
        elif isinstance(node, ast.keyword) and node.arg in {
            "as_attachment",
            "filename",
        }:
            yield str(node.arg)
        elif isinstance(node, ast.Call) and _name(node.func) in {"system", "popen"}:
            yield str(_name(node.func))


def _is_sender(name: str) -> bool:
    return any(name == s or name.startswith(f"{s}.") for s in SENDERS)


def _name(node: ast.expr) -> str | None:
    return getattr(node, "attr", getattr(node, "id", None))


def modules() -> list[Path]:
    return sorted(HOUSE.rglob("*.py"))


def test_only_the_gate_hands_anything_out() -> None:
    found = {
        path: list(sends(path.read_text("utf-8")))
        for path in modules()
        if path not in GATE | LISTENS | WITNESSING
    }

    assert {str(path): what for path, what in found.items() if what} == {}


def test_only_the_gate_makes_what_may_be_handed_out() -> None:
    made = [
        str(path)
        for path in modules()
        if path not in MAKES
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and _name(node.func) in {"Left", "Release"}
    ]

    assert made == []


def test_only_a_paper_that_left_is_handed_out() -> None:
    """Whoever hands out has a ``Left``, which only the gate makes."""
    tree = ast.parse((HOUSE / "web/gate.py").read_text("utf-8"))
    handed = next(
        n for n in tree.body if isinstance(n, ast.FunctionDef) and n.name == "handed"
    )
    told = [ast.unparse(a.annotation) for a in handed.args.args if a.annotation]

    assert told == ["Left"]


@pytest.mark.parametrize(
    "source",
    [
        "import smtplib",
        "from urllib import request",
        "from urllib.request import urlopen",
        "import socket",
        "from django.http import FileResponse",
        "from django.core.mail import send_mail",
        "answer['Content-Disposition'] = 'attachment'",
        "HttpResponse(headers={'content-disposition': 'inline'})",
        "os.system('mail')",
    ],
)
def test_control_another_way_out_is_seen(source: str) -> None:
    assert list(sends(source))
