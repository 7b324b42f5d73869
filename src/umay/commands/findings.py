"""What ``umay check`` looks at: one function a subject, one finding each."""

import shutil
import subprocess
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

from umay.commands.home import Home

OLDEST_POSTGRESQL = 15
LITTLE_DISK = 1_000_000_000  # bytes
NO_DISK = 100_000_000
OTHERS = 0o077  # what group and others may do with a file

# What the database itself promises beside the constraints of the models.
PROMISES = ("claim_bed_once", "claim_person_once", "claim_unit_once", "ledger_stands")


@dataclass(frozen=True)
class Finding:
    state: Literal["ok", "look", "wrong"]
    words: str


def keys(home: Home) -> Finding:
    if not home.has_keys():
        return Finding("wrong", f"no house in {home.path}. Run: umay init")
    for path in (home.path, home.database_key, home.web_key):
        if path.stat().st_mode & OTHERS:
            return Finding("wrong", f"others may read it. Run: chmod go= {path}")
    return Finding("ok", f"the house is in {home.path}, and only you may read it")


def engine() -> Finding:
    from django.db import connection

    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            from sqlcipher3 import dbapi2

            cursor.execute("PRAGMA cipher_version")
            cipher = cursor.fetchone()[0].split()[0]
            return Finding("ok", f"SQLCipher {cipher}, SQLite {dbapi2.sqlite_version}")
        cursor.execute("SHOW server_version")
        version = cursor.fetchone()[0].split()[0]
    if int(version.split(".")[0]) < OLDEST_POSTGRESQL:
        return Finding(
            "wrong", f"PostgreSQL {version}: {OLDEST_POSTGRESQL} or later is needed"
        )
    return Finding("ok", f"PostgreSQL {version}")


def constraints() -> Finding:
    from umay.commands.prepare import migrations_to_come

    if waiting := migrations_to_come():
        return Finding("wrong", f"{waiting} changes are missing. Run: umay init")
    promised = names_promised()
    if missing := sorted(promised - names_kept(promised)):
        return Finding(
            "wrong", f"gone: {', '.join(missing)}. Restore the latest backup"
        )
    if damage := damaged():
        return Finding("wrong", f"{damage}. Restore the latest backup")
    return Finding("ok", f"{len(promised)} stand, and the records are whole")


def names_promised() -> set[str]:
    from django.apps import apps

    models = apps.get_app_config("records").get_models()
    stated = {each.name for model in models for each in model._meta.constraints}
    return stated | set(PROMISES)


def names_kept(promised: set[str]) -> set[str]:
    """Return those of ``promised`` that the database itself knows."""
    from django.db import connection

    question = (
        "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL"
        if connection.vendor == "sqlite"
        else "SELECT conname FROM pg_constraint WHERE convalidated"
        " UNION SELECT tgname FROM pg_trigger WHERE tgenabled <> 'D'"
        " UNION SELECT indexname FROM pg_indexes"
    )
    with connection.cursor() as cursor:
        cursor.execute(question)
        text = "\n".join(row[0] for row in cursor.fetchall())
    return {name for name in promised if name in text}


def damaged() -> str:
    """Say what is broken inside the encrypted file, or return nothing."""
    from django.db import connection

    if connection.vendor != "sqlite":
        return ""
    with connection.cursor() as cursor:
        for question in ("cipher_integrity_check", "quick_check", "foreign_key_check"):
            cursor.execute(f"PRAGMA {question}")
            answers = [row for row in cursor.fetchall() if row != ("ok",)]
            if answers:
                return f"{question} finds {len(answers)} faults"
    return ""


def record() -> Finding:
    """Do the tree and the witnesses keep up with what is written?"""
    from umay.core.tail import Alarm, alarm
    from umay.records.models import Center
    from umay.records.queries.ledger import centers_behind
    from umay.use_cases.ledger.showing import tail_now

    if behind := len(centers_behind()):
        return Finding("look", f"{behind} not signed to its end. Does umay serve run?")
    now = datetime.now(UTC)
    centers = Center.objects.values_list("pk", flat=True)
    alarms = {alarm(tail_now(center), now) for center in centers} - {None}
    if not alarms:
        return Finding("ok", "witnesses have seen it")
    if Alarm.NOBODY in alarms:
        return Finding("look", "no witness is named. See docs/ledger.md")
    return Finding("look", "witnesses are behind. See: umay ledger ask --help")


def disk(home: Home) -> Finding:
    free = shutil.disk_usage(home.path if home.path.exists() else "/").free
    words = f"{free / 1e9:.1f} GB free"
    if free < NO_DISK:
        return Finding("wrong", f"{words}: nothing can be written soon. Make room now")
    if free < LITTLE_DISK:
        return Finding("look", f"{words}: make room, or move {home.path} to a disk")
    return Finding("ok", words)


def clock() -> Finding:
    """Ask systemd whether the network sets the clock; only it knows."""
    ask = ["timedatectl", "show", "--property=NTPSynchronized", "--value"]
    try:
        done = subprocess.run(ask, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        done = None
    if done and done.stdout.strip() == "yes":
        return Finding("ok", "set by the network")
    return Finding(
        "look",
        "not known to be set by the network: compare it with a telephone, "
        "then run: timedatectl set-ntp true",
    )
