"""``umay ledger``: verified, handed out, witnessed by file, and gone on with."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.db import connection

from tests.harness import houses
from tests.harness.command import umay
from tests.harness.houses import House
from tests.harness.server import serve
from tests.small_house import SmallHouse, small_house
from umay.commands.main import main
from umay.network.witness_folder import make_folder
from umay.proof.keys import Kind, SigningKey, read_verifier
from umay.records import log_files
from umay.records.models import LedgerCheckpoint, LedgerEntry, LedgerTree
from umay.use_cases.ledger.growing import grow
from umay.use_cases.ledger.log import log_of

KEY = SigningKey("lawyer", Kind.COSIGNATURE, bytes(32))


@pytest.fixture
def made(house_db: House) -> SmallHouse:
    made = small_house()
    for _ in range(5):
        made.asks()
    return made


@pytest.fixture
def house(house_db: House, made, monkeypatch: pytest.MonkeyPatch) -> House:
    monkeypatch.setenv("UMAY_HOME", str(house_db.home.path))
    return house_db


def center():
    return LedgerEntry.objects.values_list("center_id", flat=True)[0]


def untouchable(change: str) -> None:
    """Change the ledger as nobody can but who owns the database itself."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("ALTER TABLE records_ledgerentry DISABLE TRIGGER USER")
        else:
            cursor.execute("DROP TRIGGER ledger_stands_update")
        cursor.execute(change)


def test_a_sound_record_holds_and_says_who_vouches(house, capsys) -> None:
    assert main(["ledger", "checkpoint"]) == 0
    assert "log/" in capsys.readouterr().out

    assert main(["ledger", "verify"]) == 0

    assert "No witness is named" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ("UPDATE records_ledgerentry SET act = 'other' WHERE seq = 3", "It does not"),
        ("UPDATE records_ledgerentry SET seq = 99 WHERE seq = 3", "entry 3 should"),
        (
            "UPDATE records_ledgerentry SET facts = '{\"beds\": 1}' WHERE seq = 3",
            "Entry 3: what it says",
        ),
        (
            "UPDATE records_ledgerentry SET facts = NULL, salt = NULL WHERE seq = 3",
            "destroyed without an erasure",
        ),
    ],
)
def test_what_was_changed_is_named(house, capsys, change: str, says: str) -> None:
    main(["ledger", "checkpoint"])
    untouchable(change)

    assert main(["ledger", "verify"]) == 1

    assert says in capsys.readouterr().out


def test_an_export_is_checked_without_the_house(house, tmp_path: Path) -> None:
    assert main(["ledger", "export", str(tmp_path / "out")]) == 0
    nowhere = houses.named("nowhere")

    sound = umay(nowhere, "ledger", "verify", "--export", str(tmp_path / "out"))
    assert sound.returncode == 0, sound.stderr
    bundle = next((tmp_path / "out" / "tile" / "entries").rglob("*/*"))
    bundle.write_bytes(bundle.read_bytes().replace(b"request.taken", b"request.other"))
    broken = umay(nowhere, "ledger", "verify", "--export", str(tmp_path / "out"))

    assert broken.returncode == 1
    assert "It does not hold" in broken.stdout
    assert main(["ledger", "export", str(tmp_path / "out")]) == 1


def test_an_export_holds_no_content(house, tmp_path: Path) -> None:
    main(["ledger", "export", str(tmp_path / "out")])

    written = b"".join(
        file.read_bytes() for file in (tmp_path / "out").rglob("*") if file.is_file()
    )

    assert b"request.taken" in written
    assert b"facts" not in written
    for entry in LedgerEntry.objects.all():
        assert bytes(entry.salt or b"?").hex().encode() not in written


def test_a_witness_without_a_line_cosigns_a_file(house, tmp_path, capsys) -> None:
    policy = f"witness lawyer {KEY.verifier}\nquorum lawyer\n"
    house.home.witnesses.write_text(policy, "utf-8")
    folder = make_folder(tmp_path / "lawyer", KEY)
    main(["ledger", "checkpoint", "--key"])
    folder.add_log(read_verifier(capsys.readouterr().out.strip()))

    assert main(["ledger", "ask", "--to", str(tmp_path / "request")]) == 0
    shared = ["witness", "--folder", str(tmp_path / "lawyer")]
    assert main([*shared, "sign", str(tmp_path / "request")]) == 0
    answer = tmp_path / "request.cosignature"
    assert main(["ledger", "answer", str(answer)]) == 0
    assert main(["ledger", "verify"]) == 0

    assert "by nobody yet: 0" in capsys.readouterr().out
    answer.write_text("nonsense\n", "utf-8")
    assert main(["ledger", "answer", str(answer)]) == 1


def test_an_older_database_does_not_start_until_somebody_decides(
    house, made, capsys
) -> None:
    now = datetime.now(UTC)
    grow(center(), now)
    older = LedgerTree.objects.get(pk=center())
    made.asks()
    grow(center(), now)
    newest = LedgerCheckpoint.objects.order_by("-size")[0]
    log_files.note_seen(center(), newest.note)
    older.save()
    LedgerCheckpoint.objects.filter(size__gt=older.size).delete()
    connection.close()
    assert main(["ledger", "verify"]) == 1
    assert "An older or another" in capsys.readouterr().out

    refused = umay(house, "serve")
    assert refused.returncode == 1
    assert "umay ledger begin-anew --why restored" in refused.stderr
    assert main(["ledger", "begin-anew", "--why", "restored"]) == 0

    assert "/2+" in capsys.readouterr().out
    assert LedgerEntry.objects.get(act="log.begun_anew").said["why"] == "restored"
    with serve(house) as served:
        assert served.port
    assert main(["ledger", "begin-anew", "--why", "restored"]) == 1


def test_beside_the_server_the_tree_follows_by_itself(house_db: House) -> None:
    made = small_house()
    made.asks()
    connection.close()

    with serve(house_db):
        reached = _waits_for_the_tree(made.worker.center_id)

    assert reached


def _waits_for_the_tree(of) -> bool:
    import time

    end = time.monotonic() + 20
    while time.monotonic() < end:
        if log_of(of).tree.size == LedgerEntry.objects.filter(center_id=of).count():
            return True
        time.sleep(0.2)
    return False
