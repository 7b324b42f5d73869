"""The data folder of one house: its records, its four secrets, its static files.

``UMAY_HOME`` names it; otherwise it is ``umay`` in the user's data folder. Only
the user who runs the house may read it.
"""

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from umay.commands.refusal import Refusal

SECRET_BYTES = 32
PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700


def home_of(environment: Mapping[str, str]) -> "Home":
    """Return the data folder the environment names. It may not exist yet."""
    if named := environment.get("UMAY_HOME"):
        return Home(Path(named).expanduser().absolute())
    data = environment.get("XDG_DATA_HOME") or "~/.local/share"
    return Home(Path(data).expanduser().absolute() / "umay")


@dataclass(frozen=True)
class Home:
    path: Path

    @property
    def database(self) -> Path:
        return self.path / "house.db"

    @property
    def database_key(self) -> Path:
        return self.path / "house.key"

    @property
    def web_key(self) -> Path:
        return self.path / "web.key"

    @property
    def epoch(self) -> Path:
        return self.path / "epoch.key"

    @property
    def log_key(self) -> Path:
        return self.path / "log.key"

    @property
    def backup_key(self) -> Path:
        return self.path / "backup.key"

    @property
    def witnesses(self) -> Path:
        return self.path / "witnesses.policy"

    @property
    def talks(self) -> Path:
        """Where the house puts talk sheets of its own."""
        return self.path / "talks"

    @property
    def reports(self) -> Path:
        """Where the house puts forms of reports of its own, or of a ministry."""
        return self.path / "reports"

    @property
    def kept_with_records(self) -> tuple[Path, ...]:
        """What a backup holds beside the records; never the month's secret."""
        return self.database_key, self.web_key, self.log_key, self.witnesses

    @property
    def static(self) -> Path:
        return self.path / "static"

    def has_keys(self) -> bool:
        return self.database_key.exists() and self.web_key.exists()

    def make(self) -> None:
        """Make the folder and whichever secrets are missing.

        Raises ``Refusal`` if there are records and the key to them is gone.
        """
        if self.database.exists() and not self.database_key.exists():
            raise Refusal(
                f"{self.database} is locked and its key is gone. "
                f"Copy the key you kept back to {self.database_key}"
            )
        self.path.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
        for secret in (self.database_key, self.web_key, self.log_key):
            write_secret(secret)
        write_secret(self.epoch, "1 ")


def write_secret(path: Path, before: str = "") -> None:
    """Write 256 random bits as hexadecimal digits, unless the file is there."""
    write_private(path, before + secrets.token_hex(SECRET_BYTES))


def write_private(path: Path, text: str) -> None:
    """Write a file only we may read, durably, unless it is there."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
    try:
        descriptor = os.open(path, flags, PRIVATE_FILE)
    except FileExistsError:
        return
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(text)
        file.flush()
        # The records cannot be opened without it: it must be on the disk first.
        os.fsync(file.fileno())
