"""Files of the log beside the database: its key, its witnesses, what they last saw.

They lie outside the database so that an older one put back does not bring an older
word of the witnesses with it.
"""

from pathlib import Path
from uuid import UUID

from django.db import connection

from umay.records.epochs import write_durably


def seed() -> bytes:
    """Return the log's private key. Raises ``OSError`` or ``ValueError``."""
    return bytes.fromhex(_key_path().read_text("ascii").strip())


def policy() -> bytes:
    """Return whose word is asked (C2SP tlog-policy); empty if nobody was named."""
    return _read(policy_path())


def last_seen(center: UUID) -> bytes:
    """Return the newest checkpoint witnesses have cosigned; empty if none has."""
    return _read(seen_path(center))


def note_seen(center: UUID, note: str) -> None:
    """Keep the newest cosigned checkpoint, durably."""
    seen_path(center).parent.mkdir(mode=0o700, exist_ok=True)
    write_durably(seen_path(center), note)


def begin_anew(center: UUID, number: int) -> None:
    """Lay aside what was seen of the log before ``number``; it is not destroyed."""
    if seen_path(center).exists():
        seen_path(center).rename(seen_path(center).with_suffix(f".{number - 1}"))


def policy_path() -> Path:
    return _key_path().with_name("witnesses.policy")


def seen_path(center: UUID) -> Path:
    return _key_path().with_name("witnessed") / f"{center}.note"


def _key_path() -> Path:
    return Path(connection.settings_dict["LOG_KEY"])


def _read(path: Path) -> bytes:
    return path.read_bytes() if path.exists() else b""
