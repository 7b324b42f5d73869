"""What she takes along opens and verifies with tools of others, without the house."""

import hashlib
import shutil
import subprocess
from pathlib import Path
from uuid import UUID

import pytest

from tests.evidence.files import leaves, photo, received
from tests.gate.family import Family
from umay.core.consents import Purpose
from umay.core.papers import Basis, Paper
from umay.core.recipients import Recipient
from umay.core.refusals import Ground, Refused
from umay.proof.contents import read_content
from umay.proof.receipts import Verdict, check_receipt
from umay.records.models import Release
from umay.use_cases.consents import withdraw_consent
from umay.vault.files import open_file
from umay.vault.shut import Shut

WORDS = "four invented words here"
BOTH = ("evidence.original", "evidence.cleaned")
TEXT = b"He stood there from nine to noon."


@pytest.fixture(autouse=True)
def ledger_files(own_files: Path) -> None:
    """Each test has a log of its own."""


def packed(made: Family) -> bytes:
    files = [received(made, photo()).pk, received(made, TEXT, "note.txt").pk]
    left = leaves(made, Paper.EVIDENCE, files, fields=BOTH, passphrase=WORDS)
    assert left.locked
    return left.data


def unpacked(data: bytes, into: Path) -> Path:
    """Open it as she would: ``age -d``, ``tar -x``. Age asks a terminal for words."""
    into.mkdir()
    (into / "file.age").write_bytes(data)
    ask = f"age -d -o {into}/file.tar {into}/file.age"
    subprocess.run(
        ["script", "-qec", ask, "/dev/null"],
        input=f"{WORDS}\n",
        text=True,
        check=True,
        capture_output=True,
        timeout=60,
    )
    subprocess.run(["tar", "-xf", into / "file.tar", "-C", into], check=True)
    return into


def checks(folder: Path) -> bool:
    done = subprocess.run(
        ["sha256sum", "--strict", "-c", "SHA256SUMS"],
        cwd=folder,
        check=False,
        capture_output=True,
    )
    return done.returncode == 0


def test_it_opens_with_age_and_tar_and_its_sums_hold(
    made: Family, tmp_path: Path
) -> None:
    assert shutil.which("age"), "apt install age"
    data = packed(made)
    with pytest.raises(Shut):
        open_file(data, f"{WORDS}!")
    folder = unpacked(data, tmp_path / "hers")

    names = {one.name for one in folder.iterdir()} - {"file.age", "file.tar"}
    assert names == {
        "original-1.jpg", "copy-1.jpg", "proof-1.txt", "content-1.txt",
        "original-2.txt", "proof-2.txt", "content-2.txt",
        "custody.txt", "SHA256SUMS",
    }  # fmt: skip
    assert (folder / "original-1.jpg").read_bytes() == photo()
    assert (folder / "original-2.txt").read_bytes() == TEXT
    assert checks(folder)

    for number, ending in ((1, "jpg"), (2, "txt")):
        proof = (folder / f"proof-{number}.txt").read_bytes()
        content = (folder / f"content-{number}.txt").read_bytes()
        file = (folder / f"original-{number}.{ending}").read_bytes()
        # No witness is named in this house: nobody outside has vouched, all else holds.
        assert check_receipt(proof, content, None).verdict is Verdict.ALONE
        [word] = read_content(content).words.values()
        assert word.text == hashlib.sha256(file).hexdigest()

    (folder / "original-1.jpg").write_bytes(photo()[:-1])
    assert not checks(folder)
    content = (folder / "content-2.txt").read_bytes()
    other = b"0" * 64 if word.text.encode() != b"0" * 64 else b"1" * 64
    forged = content.replace(b"\n", b"").replace(word.text.encode(), other)
    proof = (folder / "proof-2.txt").read_bytes()
    assert check_receipt(proof, forged, None).verdict is Verdict.BROKEN


def test_an_export_stands_with_its_hash_before_it_is_handed_out(made: Family) -> None:
    data = leaves(made, Paper.EVIDENCE, [received(made, TEXT).pk]).data

    row = Release.objects.get()
    assert (row.paper, row.recipient) == ("evidence", "herself")
    assert row.sha256 == hashlib.sha256(data).hexdigest()
    assert row.copy is None


def agreed(made: Family, to: Recipient, *fields: str) -> UUID:
    return made.agrees(to, frozenset(fields), purpose=Purpose.PROTECTION)


def sent(made: Family, to: Recipient, because: UUID | None, *fields: str) -> bytes:
    files = [received(made, photo()).pk]
    more = {"because": because, "purpose": Purpose.PROTECTION}
    left = leaves(made, Paper.EVIDENCE, files, to, Basis.CONSENT, fields, **more)
    return left.data


def test_a_court_gets_copies_she_agreed_to_and_never_originals(made: Family) -> None:
    consent = agreed(made, Recipient.COURT, "evidence.cleaned")

    data = sent(made, Recipient.COURT, consent, "evidence.cleaned")

    assert b"copy-1.jpg" in data
    assert b"original-1" not in data
    with pytest.raises(Refused) as refusal:
        sent(made, Recipient.COURT, consent, *BOTH)
    assert refusal.value.ground is Ground.NOT_FOR_THEM


def test_without_her_word_nothing_leaves(made: Family) -> None:
    consent = agreed(made, Recipient.HER_LAWYER, "evidence.cleaned")
    lawyer = Recipient.HER_LAWYER

    assert sent(made, lawyer, consent, "evidence.cleaned")
    for because, fields in ((None, BOTH[1:]), (consent, BOTH), (consent, BOTH[:1])):
        with pytest.raises(Refused) as refusal:
            sent(made, lawyer, because, *fields)
        assert refusal.value.ground is Ground.NO_CONSENT
    withdraw_consent(made.order(), consent)
    with pytest.raises(Refused):
        sent(made, lawyer, consent, "evidence.cleaned")

    assert Release.objects.count() == 1


def test_a_file_of_another_family_cannot_be_named(made: Family) -> None:
    row = received(made, photo())
    other = made.house.admits(made.house.asks(), "11")
    made.stay, made.household = (
        other,
        type(row.household).objects.exclude(pk=made.household).latest("pk").pk,
    )

    with pytest.raises(Refused) as refusal:
        leaves(made, Paper.EVIDENCE, [row.pk])

    assert refusal.value.ground is Ground.NOT_FOUND
