"""``umay backup``, ``restore``, ``drill``: a copy, and the proof that it is one."""

import argparse
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from umay.commands.home import Home, home_of, write_private
from umay.commands.refusal import Refusal


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    make = commands.add_parser(
        "backup",
        help="write a copy that only your key opens",
        description="Write one age file with all records. It does not hold the "
        "month's secret: alone it opens no sealed word. Begins a new month first if "
        "the old one is over.",
        epilog="Example, each night from a timer: umay backup --to /media/stick",
    )
    make.add_argument("--to", type=Path, required=True, help="the folder to write to")
    make.set_defaults(run=run_backup)
    back = commands.add_parser(
        "restore",
        help="fill an empty house from a backup",
        description="Fill a folder (or database) that holds no records yet. Whoever "
        "was erased since the backup is erased again.",
        epilog="Example: UMAY_HOME=/srv/new umay restore 2026-11-23.age "
        "--key backup.key --month epoch.key",
    )
    back.add_argument("file", type=Path)
    back.add_argument("--key", type=Path, required=True, help="the file backup.key")
    back.add_argument("--month", type=Path, help="the file epoch.key, if you have it")
    back.set_defaults(run=run_restore)
    drill = commands.add_parser(
        "drill",
        help="prove that a backup would come back, without touching the house",
        description="Restore a backup into a folder of its own, check it, say what "
        "would have come back, and remove it. Needs the encrypted file; on "
        "PostgreSQL, name an empty database in UMAY_DATABASE.",
        epilog="Example: umay drill /media/stick/2026-11-23-030000.age",
    )
    drill.add_argument("file", type=Path)
    drill.add_argument("--key", type=Path, help="backup.key, if it is not in the house")
    drill.set_defaults(run=run_drill)


def run_backup(options: argparse.Namespace) -> int:
    home = _ready()
    if not options.to.is_dir():
        raise Refusal(f"{options.to} is not a folder")
    from umay.commands.progress import bar
    from umay.use_cases.backing_up import back_up
    from umay.use_cases.keys.new_epoch import keep_month

    now = datetime.now(UTC)
    with bar("A new month's secret") as progress:
        number = keep_month(now, progress)
    if number is not None:
        print(f"A new month began ({number}): no earlier backup opens any more.")
    keys = [file for file in home.kept_with_records if file.exists()]
    with _scratch() as scratch:
        made = back_up(options.to, keys, _identity(home), now, scratch)
    print(f"{made} ({made.stat().st_size / 1024 / 1024:.1f} MB)")
    print(f"To open it again you need {home.backup_key} and the month's secret.")
    return 0


def run_restore(options: argparse.Namespace) -> int:
    home = home_of(os.environ)
    if home.has_keys():
        raise Refusal(f"there is a house in {home.path}: name another UMAY_HOME")
    _restore(home, options.file, options.key, options.month)
    print("Bring it to this version with: umay init")
    return 0


def run_drill(options: argparse.Namespace) -> int:
    """Restore into a folder of its own, in this process, which ends after it."""
    home = home_of(os.environ)
    key, month = options.key or home.backup_key, home.epoch
    with _scratch() as folder:
        os.environ["UMAY_HOME"] = str(folder / "house")
        _restore(home_of(os.environ), options.file, key, month)
    print("The drill is over; nothing of it is left.")
    return 0


def _restore(home: Home, file: Path, key: Path, month: Path | None) -> None:
    import django

    django.setup()
    from umay.use_cases.backing_up import NotWhole, Shut, restore, unpack

    try:
        identity = key.read_text("ascii")
    except OSError as error:
        raise Refusal(f"{key} cannot be read: {error.strerror}") from None
    with _scratch() as scratch:
        try:
            files = unpack(file, identity, scratch)
            home.path.mkdir(mode=0o700, parents=True, exist_ok=True)
            for kept in home.kept_with_records:
                if kept.name in files:
                    shutil.move(files[kept.name], kept)
            shutil.copy(key, home.backup_key)
            _bring_month(home, month)
            done = restore(files, datetime.now(UTC))
        except Shut:
            raise Refusal("this key does not open this backup") from None
        except NotWhole as error:
            raise Refusal(str(error)) from None
    print(f"Made {done.made_at}: {done.entries:,} ledger entries, without a hole.")
    print(f"Erased again: {done.erased}")


def _bring_month(home: Home, month: Path | None) -> None:
    """Copy the month's secret and the list of the erased beside the records."""
    if month is None or not month.exists():
        print("Without the month's secret nothing sealed will open.")
        return
    shutil.copy(month, home.epoch)
    erased = month.with_suffix(".erased")
    if erased.exists():
        shutil.copy(erased, home.epoch.with_suffix(".erased"))


def _identity(home: Home) -> str:
    """Return the key of the backups; the first backup makes it."""
    from umay.use_cases.backing_up import new_identity

    if not home.backup_key.exists():
        write_private(home.backup_key, new_identity())
        print(f"Made {home.backup_key}: keep a copy away from the backups.")
    return home.backup_key.read_text("ascii")


def _ready() -> Home:
    home = home_of(os.environ)
    if not home.has_keys():
        raise Refusal("there is no house here yet. Run: umay init")
    import django

    django.setup()
    return home


@contextmanager
def _scratch() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="umay-") as folder:
        yield Path(folder)
