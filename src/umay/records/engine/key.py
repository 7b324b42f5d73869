"""The key of the encrypted file: 256 random bits, in a file only we may read."""

from pathlib import Path

from umay.records.engine.gate import EngineRefused

KEY_BYTES = 32


def read_key(path: Path) -> str:
    """Return the key as 64 hexadecimal digits, or raise ``EngineRefused``."""
    try:
        key = path.read_text(encoding="ascii").strip()
    except FileNotFoundError:
        raise EngineRefused(f"There is no key at {path}. Run: umay init") from None
    except OSError as error:
        raise EngineRefused(
            f"The key at {path} cannot be read: {error.strerror}"
        ) from None
    if not is_key(key):
        raise EngineRefused(
            f"{path} does not hold a key of {KEY_BYTES * 2} hexadecimal digits."
        )
    return key


def is_key(text: str) -> bool:
    try:
        return len(bytes.fromhex(text)) == KEY_BYTES and len(text) == KEY_BYTES * 2
    except ValueError:
        return False
