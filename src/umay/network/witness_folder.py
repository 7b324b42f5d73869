"""A witness's folder: its key, the logs it knows, and what it cosigned last of each.

``witness.key``      the private key, which only its owner may read
``logs``             one line ``log <vkey>`` for each key of a log
``cosigned/<hash>``  the last checkpoint cosigned, by the SHA-256 of the log's name
``lock``             held while one is judged and written

A state is written to a file of its own, brought to the disk and then renamed: whenever
the machine stops, the old or the new one is there, whole. One that cannot be read stops
the witness; it is never taken for "nothing seen yet".
"""

import fcntl
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from umay.proof.checkpoints import read_checkpoint
from umay.proof.keys import (
    Kind,
    SigningKey,
    VerifierKey,
    read_signing_key,
    read_verifier,
)
from umay.proof.notes import Note, read_note
from umay.proof.refusals import Malformed, NotProven

PRIVATE_FILE, PRIVATE_FOLDER, OTHERS = 0o600, 0o700, 0o077
LOG = "log "
DRAFT = ".draft-"


class Unusable(Exception):
    """The folder is not whole or not safe; the message says which file and why."""


@dataclass(frozen=True)
class Seen:
    """The last checkpoint cosigned for one log."""

    origin: str
    size: int
    root: bytes
    time: int
    note: Note


@dataclass(frozen=True)
class Folder:
    path: Path

    @cached_property
    def key(self) -> SigningKey:
        file = self.path / "witness.key"
        try:
            if file.stat().st_mode & OTHERS:
                raise Unusable(f"others may read {file}. Run: chmod go= {file}")
            key = read_signing_key(file.read_text("utf-8").strip())
        except OSError as error:
            raise Unusable(f"{file} cannot be read: {error.strerror}") from None
        except (Malformed, UnicodeDecodeError):
            raise Unusable(f"{file} holds no key") from None
        if key.kind is not Kind.COSIGNATURE:
            raise Unusable(f"{file} holds no witness's key")
        return key

    def logs(self) -> dict[str, list[VerifierKey]]:
        """Return the keys of each log, by its name; read anew, as it may grow."""
        file, found = self.path / "logs", dict[str, list[VerifierKey]]()
        try:
            for place, line in enumerate(file.read_text("utf-8").splitlines(), 1):
                if line.strip() and not line.startswith("#"):
                    key = read_log(line.removeprefix(LOG).strip(), place)
                    found.setdefault(key.name, []).append(key)
        except FileNotFoundError:
            return {}
        except (OSError, UnicodeDecodeError, Malformed) as error:
            raise Unusable(f"{file} cannot be used: {error}") from None
        return found

    def add_log(self, key: VerifierKey) -> None:
        """Know one more key of a log; adding it again changes nothing."""
        with self.locked():
            known = [each for keys in self.logs().values() for each in keys]
            every = dict.fromkeys([*known, key])
            lines = "".join(f"{LOG}{each}\n" for each in every)
            _write(self.path / "logs", lines.encode())

    def seen(self, origin: str) -> Seen | None:
        """Return what was cosigned last. Raises ``Unusable`` if it is damaged."""
        file = self._state_of(origin_hash(origin))
        try:
            note = read_note(file.read_bytes())
            head = read_checkpoint(note.text)
            # Our own signature tells a damaged or a foreign file from ours.
            time = max(each.time or 0 for each in note.verify([self.key.verifier]))
        except FileNotFoundError:
            return None
        except (OSError, Malformed, NotProven) as error:
            raise Unusable(f"{file} is damaged: {error}. Sign nothing more") from None
        if head.origin != origin:
            raise Unusable(f"{file} is of another log. Sign nothing more")
        return Seen(origin, head.size, head.root, time, note)

    def keep(self, origin: str, note: Note) -> None:
        """Bring a cosigned checkpoint to the disk. Raises ``OSError`` if it is not."""
        _write(self._state_of(origin_hash(origin)), str(note).encode())

    def tidy(self) -> None:
        """Remove drafts a stopped machine left behind."""
        with self.locked():
            for draft in self.path.rglob(f"{DRAFT}*"):
                draft.unlink()

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Hold the only lock, also against other threads and processes."""
        handle = os.open(self.path / "lock", os.O_RDWR | os.O_CREAT, PRIVATE_FILE)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX)
            yield
        finally:
            os.close(handle)

    def _state_of(self, name: str) -> Path:
        return self.path / "cosigned" / name


def make_folder(path: Path, key: SigningKey) -> Folder:
    """Make a new witness. Raises ``Unusable`` if one is there already."""
    (path / "cosigned").mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
    path.chmod(PRIVATE_FOLDER)
    file = path / "witness.key"
    if file.exists():
        raise Unusable(f"there is a witness in {path}")
    _write(file, f"{key.to_text()}\n".encode())
    return Folder(path)


def read_log(text: str, line: int | None = None) -> VerifierKey:
    """Read the vkey of a log. Raises ``Malformed``, also if it is a witness's."""
    key = read_verifier(text, line)
    if key.kind is not Kind.NOTE:
        raise Malformed(f"the key of {key.name} is not a log's", line)
    return key


def origin_hash(origin: str) -> str:
    return sha256(origin.encode()).hexdigest()


def _write(file: Path, data: bytes) -> None:
    """Replace a file whole, durably: its bytes first, then its name."""
    handle, draft = tempfile.mkstemp(dir=file.parent, prefix=DRAFT)
    try:
        with os.fdopen(handle, "wb") as written:
            written.write(data)
            written.flush()
            os.fsync(written.fileno())
        Path(draft).replace(file)
    except BaseException:
        Path(draft).unlink(missing_ok=True)
        raise
    folder = os.open(file.parent, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
