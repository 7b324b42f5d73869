"""The demo's folder: what its house was built from, and who is in it now."""

import fcntl
import json
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from umay.commands.demo_house.logins import MARKER
from umay.commands.home import PRIVATE_FOLDER, Home
from umay.commands.refusal import Refusal

Recipe = Mapping[str, str | int]


@dataclass(frozen=True)
class DemoFolder:
    home: Home

    def make(self) -> None:
        """Make the folder. Raises ``Refusal`` if it holds anything but a demo."""
        path = self.home.path
        path.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
        if not (path / MARKER).exists() and any(path.iterdir()):
            raise Refusal(f"{path} holds something else than a demo. Move it away")
        (path / MARKER).touch()

    def recipe(self) -> Recipe | None:
        """Return what the house was built from; ``None`` if it was never finished."""
        text = (self.home.path / MARKER).read_text("utf-8")
        return dict(json.loads(text)) if text else None

    def finish(self, recipe: Recipe) -> None:
        (self.home.path / MARKER).write_text(json.dumps(recipe), "utf-8")

    @contextmanager
    def entered(self) -> Iterator[int]:
        """Be in the folder beside others; whoever wants to empty it must wait."""
        here = os.open(self.home.path, os.O_RDONLY)
        try:
            self._lock(here, fcntl.LOCK_SH)
            yield here
        finally:
            os.close(here)

    def empty(self, here: int) -> None:
        """Throw the old house away. Raises ``Refusal`` if somebody else is in it."""
        self._lock(here, fcntl.LOCK_EX)
        (self.home.path / MARKER).write_text("")
        for old in self.home.path.iterdir():
            if old.is_dir():
                shutil.rmtree(old)
            elif old.name != MARKER:
                old.unlink()

    def share(self, here: int) -> None:
        self._lock(here, fcntl.LOCK_SH)

    def _lock(self, here: int, kind: int) -> None:
        try:
            fcntl.flock(here, kind | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Refusal(
                f"another demo is open or being built in {self.home.path}. "
                "Stop it first, or name another folder in UMAY_HOME"
            ) from None
