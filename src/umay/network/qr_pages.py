"""Paper: a submission or an answer as QR codes, for a witness without a line.

One code holds the text itself. If it is too long for one, each code begins with a line
``umay 2/3 1a2b3c4d``: which of how many, and the beginning of the whole text's SHA-256.
Codes break between lines, so a telephone that drops a last newline does no harm.
"""

import re
from collections.abc import Iterable
from hashlib import sha256
from html import escape

import segno

from umay.proof.lines import from_utf8
from umay.proof.refusals import Malformed

FITS = 600  # bytes in one code: still read from paper by a cheap telephone
HEAD = re.compile(r"(?m)^umay ([1-9][0-9]{0,2})/([1-9][0-9]{0,2}) ([0-9a-f]{8})$")
STYLE = """
body { font: 12pt sans-serif; margin: 1.5cm; }
figure { display: inline-block; margin: 0 5mm 8mm 0; break-inside: avoid; }
svg { width: 8cm; height: 8cm; }
pre { font-size: 7pt; white-space: pre-wrap; overflow-wrap: anywhere; }
"""


def codes(text: str, fits: int = FITS) -> list[str]:
    """Return what each code holds."""
    if len(text.encode()) <= fits:
        return [text]
    parts = _parts(text, fits - len("umay 999/999 12345678\n"))
    mark = _mark(text)
    return [f"umay {n}/{len(parts)} {mark}\n{each}" for n, each in enumerate(parts, 1)]


def join(scanned: Iterable[str]) -> str:
    """Return the text of scanned codes, in any order, some perhaps twice.

    A text that never was in codes passes as it is, but for how its lines end. Raises
    ``Malformed`` if a code is missing or of another page.
    """
    whole = "\n".join(each.replace("\r\n", "\n") for each in scanned)
    _, *found = HEAD.split(whole)
    if not found:
        return whole.rstrip("\n") + "\n"
    rows = [found[n : n + 4] for n in range(0, len(found), 4)]
    if len({(count, mark) for _, count, mark, _ in rows}) > 1:
        raise Malformed("these codes are of different pages")
    parts = {int(n): part.removeprefix("\n").rstrip("\n") for n, _, _, part in rows}
    count, mark = int(rows[0][1]), rows[0][2]
    missing = [str(n) for n in range(1, count + 1) if n not in parts]
    if missing:
        raise Malformed(f"of {count} codes these are missing: {', '.join(missing)}")
    text = "".join(f"{parts[n]}\n" for n in range(1, count + 1))
    if _mark(text) != mark:
        raise Malformed("the codes do not make the text they were made of")
    return text


def page(text: str, title: str, words: Iterable[str]) -> str:
    """Return a page to print: the codes, and the text itself in small letters."""
    figures = [_figure(n, code) for n, code in enumerate(codes(text), 1)]
    told = "".join(f"<p>{escape(each)}</p>\n" for each in words)
    return (
        f'<!doctype html>\n<meta charset="utf-8">\n<title>{escape(title)}</title>\n'
        f"<style>{STYLE}</style>\n<h1>{escape(title)}</h1>\n{told}"
        f"{''.join(figures)}<pre>{escape(text)}</pre>\n"
    )


def read_scanned(files: Iterable[bytes]) -> str:
    """Return the text of files: one from a stick, or one for each scanned code."""
    return join(from_utf8(each) for each in files)


def drawn(code: str) -> str:
    """Return one code as a picture for a page."""
    made = segno.make(code, error="m", boost_error=False, encoding="utf-8", micro=False)
    return made.svg_inline(scale=4, omitsize=True)


def _figure(number: int, code: str) -> str:
    return f"<figure>{drawn(code)}<figcaption>{number}</figcaption></figure>\n"


def _parts(text: str, fits: int) -> list[str]:
    """Break between lines; an empty line goes with the one after it."""
    parts = [""]
    for line in re.findall(r"\n*[^\n]*\n", text):
        if parts[-1] and len((parts[-1] + line).encode()) > fits:
            parts.append("")
        parts[-1] += line
    return parts


def _mark(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:8]
