"""Packing: what leaves of the files, with all that is needed to check it elsewhere.

``sha256sum -c SHA256SUMS`` checks the files; each has the proof and the content of the
entry of the day it came, as any receipt has.
"""

import hashlib
import tarfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from io import BytesIO

from umay.core.evidence import CLEANED, MOST_TOGETHER, Kind
from umay.core.papers import Paper
from umay.core.refusals import Ground, Refused
from umay.core.secrets import Reason
from umay.records.models import Evidence
from umay.records.queries.evidence import Had, custody_of, received_entry
from umay.use_cases.evidence.cleaning import clean
from umay.use_cases.evidence.reading import File, read_file
from umay.use_cases.ledger.receipts import proof_and_content
from umay.use_cases.order import Order

ORIGINAL, CLEAN = "evidence.original", "evidence.cleaned"
SHOWN = frozenset({"evidence.sha256"})
Named = dict[str, bytes]


@dataclass(frozen=True)
class Told:
    """One file, for the list of who had it. ``copy`` is "" if none could be made."""

    number: int
    row: Evidence
    sha256: str
    original: str
    copy: str
    custody: Sequence[Had]


@dataclass(frozen=True)
class Packed:
    """``told`` says in words what left, ``ending`` what kind of file it is."""

    data: bytes = field(repr=False)
    told: str
    ending: str


Tell = Callable[[Sequence[Told]], str]


def pack(
    order: Order,
    paper: Paper,
    rows: Sequence[Evidence],
    fields: frozenset[str],
    why: Reason,
    tell: Tell,
) -> Packed:
    """Return one file bare, or several in a tar with their proofs.

    Raises ``Refused``: a key is missing, one was altered, or it is too much at once.
    """
    if paper is Paper.EVIDENCE:
        return _together(order, rows, fields, why, tell)
    file = read_file(order, rows[0], why)
    data = clean(file.data, file.kind) if paper is Paper.CLEANED else file.data
    return Packed(data, "", file.kind)


def _together(
    order: Order,
    rows: Sequence[Evidence],
    fields: frozenset[str],
    why: Reason,
    tell: Tell,
) -> Packed:
    files: Named = {}
    told = []
    for number, row in enumerate(rows, start=1):
        file = read_file(order, row, why)
        originals = dict(_original(number, file)) if ORIGINAL in fields else {}
        copies = dict(_copy(number, file)) if CLEAN in fields else {}
        files |= originals | copies | _proof(order, number, row)
        if sum(map(len, files.values())) > MOST_TOGETHER:
            raise Refused(Ground.FILES_TOO_LARGE)
        names = "".join(originals), "".join(copies)
        told.append(Told(number, row, file.sha256, *names, custody_of(row)))
    if not any(one.original or one.copy for one in told):
        raise Refused(Ground.NO_CLEAN_COPY)
    custody = tell(told)
    files["custody.txt"] = custody.encode()
    sums = "".join(f"{_sha256(data)}  {name}\n" for name, data in files.items())
    files["SHA256SUMS"] = sums.encode()
    return Packed(_tar(order, files), f"{custody}\n{sums}", "tar")


def _original(number: int, file: File) -> Iterator[tuple[str, bytes]]:
    yield f"original-{number}.{file.kind}", file.data


def _copy(number: int, file: File) -> Iterator[tuple[str, bytes]]:
    if Kind(file.kind) in CLEANED:
        yield f"copy-{number}.{file.kind}", clean(file.data, file.kind)


def _proof(order: Order, number: int, row: Evidence) -> Named:
    entry = received_entry(row)
    if entry is None:
        raise Refused(Ground.NOT_PROVEN)
    proof, content = proof_and_content(order, row.household_id, entry, SHOWN)
    return {
        f"proof-{number}.txt": proof.encode(),
        f"content-{number}.txt": content.encode(),
    }


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _tar(order: Order, files: Named) -> bytes:
    packed = BytesIO()
    with tarfile.open(fileobj=packed, mode="w", format=tarfile.PAX_FORMAT) as tar:
        for name, data in files.items():
            about = tarfile.TarInfo(name)
            about.size, about.mode = len(data), 0o600
            about.mtime = int(order.at.timestamp())
            tar.addfile(about, BytesIO(data))
    return packed.getvalue()
