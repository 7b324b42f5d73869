"""Files as they come: real ones, and ones that lie."""

import struct
import zlib
from io import BytesIO
from uuid import UUID, uuid4

from PIL import Image
from PIL.TiffImagePlugin import IFDRational

from tests.gate.family import Family
from umay.core.papers import Basis, Paper
from umay.core.recipients import Recipient
from umay.records.models import Evidence
from umay.use_cases.evidence.receiving import receive
from umay.use_cases.gate import Leaving, Left, leave_files

DEVICE, LATITUDE = "Invented Telephone 7", (42, 18, 59)
HTML = b"<html><script>alert(1)</script></html>"
NAMES = [
    "../../etc/passwd",
    "C:\\Users\\she\\photo.jpg",
    "photo\u202egpj.exe",
    "a\0b.jpg",
    "п" * 300 + ".jpg",
    "",
    ".",
    '"><script>.jpg',
]


def photo(size: tuple[int, int] = (40, 20), turned: int = 6) -> bytes:
    """Return a JPEG with a place, a device and a turn of the telephone."""
    exif = Image.Exif()
    exif[0x0110], exif[0x0112] = DEVICE, turned
    place = exif.get_ifd(0x8825)
    place[1], place[2] = "N", tuple(IFDRational(part) for part in LATITUDE)
    made = BytesIO()
    picture = Image.new("RGB", size, (200, 30, 30))
    picture.save(made, "JPEG", exif=exif, comment=DEVICE.encode())
    return made.getvalue()


def drawn(kind: str) -> bytes:
    made = BytesIO()
    Image.new("RGBA", (9, 9), (1, 2, 3, 4)).save(made, kind)
    return made.getvalue()


def bomb(side: int = 60_000) -> bytes:
    """Return a PNG of some hundred bytes that would fill 14 GB when drawn."""
    head = struct.pack(">IIBBBBB", side, side, 8, 6, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(b"\0" * 999)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data))
        + name
        + data
        + struct.pack(">I", zlib.crc32(name + data))
        for name, data in parts
    )


def received(
    made: Family, data: bytes, name: str = "IMG_7.jpg", note: str = ""
) -> Evidence:
    done = receive(made.order(), made.household, BytesIO(data), name, note)
    return Evidence.objects.get(pk=done.subject)


def taken(made: Family, row: Evidence, paper: Paper = Paper.ORIGINAL) -> bytes:
    """Return the bytes her worker is handed."""
    return leaves(made, paper, [row.pk], Recipient.HOUSE, Basis.HOUSE).data


def leaves(
    made: Family,
    paper: Paper,
    files: list[UUID],
    recipient: Recipient = Recipient.HERSELF,
    basis: Basis = Basis.HER_RIGHT,
    fields: tuple[str, ...] | None = None,
    **more: object,
) -> Left:
    one = "cleaned" if paper is Paper.CLEANED else "original"
    named = frozenset(fields or (f"evidence.{one}",))
    what = Leaving(
        paper, recipient, basis, named, made.household, files=tuple(files), **more
    )
    return leave_files(made.order(uuid4()), what, lambda told: f"{len(told)} files\n")
