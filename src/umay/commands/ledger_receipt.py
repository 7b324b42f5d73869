"""``umay ledger verify-receipt``: check what she carries, without the house.

It needs no house, no database and no Django. Its words are those of the page that does
the same in a browser, so that both say the same.
"""

import argparse
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from umay.commands.refusal import Refusal

if TYPE_CHECKING:
    from umay.proof.receipts import Checked

LANGUAGES = ("kk", "ru", "en")
PAGE = "web/static/umay/receipt.html"
WORDS = '<script type="application/json" id="words">'


def add(parts: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = parts.add_parser(
        "verify-receipt",
        help="check a receipt somebody carries",
        description="Check sheet 1 (the proof) and sheet 2 (the content) of a receipt. "
        "Needs no house and no network. The exit status is 0 only if all of it holds "
        "and enough witnesses have cosigned.",
        epilog="Example: umay ledger verify-receipt sheet-1.txt sheet-2.txt",
    )
    parser.add_argument("proof", type=Path, metavar="PROOF", help="sheet 1, as text")
    parser.add_argument("content", type=Path, metavar="CONTENT", help="sheet 2")
    parser.add_argument(
        "--policy",
        type=Path,
        metavar="FILE",
        help="keys you know yourself; else those that came with sheet 2",
    )
    parser.add_argument("--language", choices=LANGUAGES, help="only in this language")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    from umay.proof.receipts import Verdict, check_receipt

    policy = _bytes(options.policy) if options.policy else None
    checked = check_receipt(_text(options.proof), _text(options.content), policy)
    words = _words()
    for language in [options.language] if options.language else LANGUAGES:
        print("\n".join(_told(checked, words[language])))
        print()
    return 0 if checked.verdict is Verdict.PROVEN else 1


def _told(checked: "Checked", say: dict[str, Any]) -> Iterator[str]:
    seen = max(checked.cosigned.values(), default=0)
    yield say[checked.verdict]
    yield say[f"{checked.verdict}_means"].replace("{when}", _moment(seen))
    yield from (f"  {_mark(one)} {say[one]}" for one in checked.found)
    if checked.content is None:
        return
    entry, content = checked.content.entry, checked.content
    yield f"  {say['when']}: {_moment(entry.at.timestamp())}"
    yield f"  {say['act']}: {say['acts'].get(entry.act, entry.act)}"
    yield f"  {say['number']}: {entry.number}"
    for name, time in checked.cosigned.items():
        yield f"  {say['seen_by']}: {name}, {_moment(time)}"
    for name, word in content.words.items():
        column = name.rpartition("/")[2]
        yield f"  {say['her_words']}: {column}: {_quoted(word.text)}"
    for name, fact in content.facts.items():
        if name != "words":
            yield f"  {say['facts']}: {name}: {_quoted(fact)}"


def _mark(found: str) -> str:
    from umay.proof.receipts import ALONE, HOLDS, ONLY_TOLD

    if found in HOLDS:
        return "+"
    return "!" if found in ALONE | ONLY_TOLD else "-"


def _quoted(value: Any) -> str:
    """In quotation marks: what is shown must not pass for a line of ours."""
    return json.dumps(value, ensure_ascii=False)


def _moment(time: float) -> str:
    return datetime.fromtimestamp(time, UTC).strftime("%Y-%m-%d %H:%M UTC")


def _words() -> dict[str, dict[str, Any]]:
    page = files("umay").joinpath(PAGE).read_text("utf-8")
    words: dict[str, dict[str, Any]] = json.loads(
        page.split(WORDS)[1].split("</script>")[0]
    )
    return words


def _text(file: Path) -> bytes:
    """Return a sheet's text, joined if it was read code by code."""
    from umay.network.qr_pages import read_scanned
    from umay.proof.refusals import Malformed

    try:
        return read_scanned([_bytes(file)]).encode()
    except Malformed:
        return b""  # no text of a receipt: found to be unreadable


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise Refusal(f"{file} cannot be read: {error.strerror}") from None
