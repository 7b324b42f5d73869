"""The archive: opened with suspicion, read in memory, never unpacked to the disk."""

import struct
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from umay.commands.refusal import Refusal

MEGABYTE = 1024 * 1024
MOST_BYTES = 512 * MEGABYTE  # unpacked, all files together
MOST_FILES = 200
MOST_RATIO = 200  # unpacked to packed, above the first megabyte
CHUNK = 64 * 1024
ENCRYPTED = 0x1
METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
# What Python's zipfile raises on broken bytes; ValueError when they are no text.
BROKEN = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    struct.error,
    NotImplementedError,
    RuntimeError,
    ValueError,
    OverflowError,
    OSError,
    EOFError,
)
SYMLINK = 0o120000
KIND = 0o170000


@contextmanager
def opened(path: Path) -> Iterator["Archive"]:
    """Open an archive whose list of contents is harmless. Raises ``Refusal``."""
    if not path.is_file():
        raise Refusal(f"there is no file {path}")
    try:
        file = zipfile.ZipFile(path)
    except BROKEN as error:
        raise Refusal(f"{path} is not a zip archive, or is damaged: {error}") from None
    with file:
        yield Archive(file)


class Archive:
    """``read`` gives the bytes of a file by its last name, in whatever folder."""

    def __init__(self, file: zipfile.ZipFile) -> None:
        self.file = file
        self.left = MOST_BYTES
        entries = file.infolist()
        if len(entries) > MOST_FILES:
            raise Refusal(f"the archive holds {len(entries)} files; an export, 25")
        if sum(entry.file_size for entry in entries) > MOST_BYTES:
            raise Refusal(
                f"the archive unpacks to more than {MOST_BYTES // MEGABYTE} MB"
            )
        for entry in entries:
            refuse_if_hostile(entry)
        files = [entry for entry in entries if not entry.is_dir()]
        self.entries = {_key(entry.filename): entry for entry in files}
        for name, count in Counter(_key(entry.filename) for entry in files).items():
            if count > 1:
                raise Refusal(f"the archive holds {count} files called {name}")

    def has(self, name: str) -> bool:
        return name.casefold() in self.entries

    def read(self, name: str) -> bytes:
        """Raises ``Refusal`` if it is missing, damaged or larger than it says."""
        if not self.has(name):
            raise Refusal(f"the archive has no {name}")
        try:
            return b"".join(self._chunks(name))
        except BROKEN as error:
            raise Refusal(f"{name} is damaged: {error}") from None

    def _chunks(self, name: str) -> Iterator[bytes]:
        with self.file.open(self.entries[name.casefold()]) as stream:
            while chunk := stream.read(CHUNK):
                # What an entry says of its size is not believed.
                self.left -= len(chunk)
                if self.left < 0:
                    raise Refusal(
                        f"the archive unpacks to more than {MOST_BYTES // MEGABYTE} MB"
                    )
                yield chunk


def refuse_if_hostile(entry: zipfile.ZipInfo) -> None:
    name = entry.filename
    path = PurePosixPath(name.replace("\\", "/"))
    shown = ascii(name[:60])
    if not name:
        raise Refusal("the archive holds a file without a name: pack it again")
    if path.is_absolute() or ".." in path.parts or ":" in name:
        raise Refusal(f"the archive holds {shown}, a path that leads out of it")
    if (entry.external_attr >> 16) & KIND == SYMLINK:
        raise Refusal(f"the archive holds {shown}, a link to another place")
    if entry.flag_bits & ENCRYPTED:
        raise Refusal(f"{shown} is encrypted: unpack it and pack it without")
    if entry.compress_type not in METHODS:
        raise Refusal(f"{shown} is packed in a way that is not read: use plain zip")
    if entry.file_size > MEGABYTE + MOST_RATIO * entry.compress_size:
        raise Refusal(f"{shown} unpacks to {entry.file_size} bytes: that is no export")


def _key(name: str) -> str:
    return PurePosixPath(name.replace("\\", "/")).name.casefold()
