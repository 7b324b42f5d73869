"""What the witness keeps: whole at any moment, and never forgotten by mistake."""

import os
from pathlib import Path
from typing import Any

import pytest

from tests.proof.a_log import LOG_KEY, ORIGIN, WITNESS_KEY, Log
from umay.network import witness_folder
from umay.network.witness import Witness
from umay.network.witness_folder import Folder, Unusable, make_folder, origin_hash
from umay.proof.refusals import Malformed

LOG = Log(20)


def state(witness: Witness) -> Path:
    return witness.folder.path / "cosigned" / origin_hash(ORIGIN)


def test_the_state_is_the_cosigned_checkpoint(witness: Witness) -> None:
    answer = witness.add_checkpoint(LOG.submission(0, 7).to_bytes())

    assert state(witness).read_text() == f"{LOG.head(7)}{answer}"
    assert state(witness).stat().st_mode & 0o777 == 0o600
    again = Folder(witness.folder.path)
    seen = again.seen(ORIGIN)
    assert seen
    assert (seen.size, seen.root) == (7, LOG.root(7))


def test_it_is_on_the_disk_before_the_answer_leaves(
    witness: Witness, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = []
    sync, rename = os.fsync, Path.replace

    def synced(handle: int) -> None:
        kind = "folder" if Path(f"/proc/self/fd/{handle}").is_dir() else "file"
        done.append(f"sync {kind}")
        sync(handle)

    def renamed(path: Path, target: Path) -> Any:
        done.append("rename")
        return rename(path, target)

    monkeypatch.setattr(witness_folder.os, "fsync", synced)
    monkeypatch.setattr(Path, "replace", renamed)

    witness.add_checkpoint(LOG.submission(0, 7).to_bytes())
    assert done == ["sync file", "rename", "sync folder"]


@pytest.mark.parametrize("failing", [1, 2])
def test_what_cannot_be_kept_is_not_cosigned(
    witness: Witness, monkeypatch: pytest.MonkeyPatch, failing: int
) -> None:
    calls = []

    def fails(handle: int) -> None:
        calls.append(handle)
        if len(calls) == failing:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(witness_folder.os, "fsync", fails)

    with pytest.raises(OSError, match="No space"):
        witness.add_checkpoint(LOG.submission(0, 7).to_bytes())
    assert not list(state(witness).parent.glob(".draft-*"))
    monkeypatch.undo()
    # Whichever of the two is on the disk now, the log goes on from there.
    old = 7 if witness.folder.seen(ORIGIN) else 0
    assert old == (7 if failing == 2 else 0)
    witness.add_checkpoint(LOG.submission(old, 9).to_bytes())


@pytest.mark.parametrize("damage", ["", "half", "other", "foreign"])
def test_a_damaged_state_is_never_taken_for_none(witness: Witness, damage: str) -> None:
    witness.add_checkpoint(LOG.submission(0, 7).to_bytes())
    whole = state(witness).read_text()
    state(witness).write_text(
        {
            "": "",
            "half": whole[: len(whole) // 2],
            "other": whole.replace("\n7\n", "\n6\n"),
            "foreign": str(LOG.head(3)),
        }[damage]
    )

    with pytest.raises(Unusable, match="Sign nothing more"):
        witness.add_checkpoint(LOG.submission(0, 9).to_bytes())


def test_the_state_of_another_log_is_not_taken(witness: Witness) -> None:
    witness.add_checkpoint(LOG.submission(0, 7).to_bytes())
    state(witness).rename(state(witness).with_name(origin_hash("other.example")))

    with pytest.raises(Unusable, match="of another log"):
        witness.folder.seen("other.example")


def test_a_key_others_may_read_signs_nothing(tmp_path: Path) -> None:
    key = make_folder(tmp_path / "w", WITNESS_KEY).path / "witness.key"

    key.chmod(0o640)
    with pytest.raises(Unusable, match="chmod"):
        _ = Folder(tmp_path / "w").key
    key.chmod(0o600)
    assert Folder(tmp_path / "w").key == WITNESS_KEY
    for text, why in (("x", "no key"), (LOG_KEY.to_text(), "no witness's key")):
        key.write_text(text)
        with pytest.raises(Unusable, match=why):
            _ = Folder(tmp_path / "w").key
    key.unlink()
    with pytest.raises(Unusable, match="cannot be read"):
        _ = Folder(tmp_path / "w").key


def test_a_second_key_never_replaces_the_first(tmp_path: Path) -> None:
    make_folder(tmp_path / "w", WITNESS_KEY)

    with pytest.raises(Unusable, match="there is a witness"):
        make_folder(tmp_path / "w", WITNESS_KEY)


def test_the_list_of_logs(witness: Witness) -> None:
    file = witness.folder.path / "logs"
    witness.folder.add_log(LOG_KEY.verifier)

    assert file.read_text() == f"log {LOG_KEY.verifier}\n"
    with pytest.raises(Malformed, match="not a log's"):
        witness_folder.read_log(str(WITNESS_KEY.verifier))
    file.write_text("# nobody\n\n")
    assert witness.folder.logs() == {}
    file.write_text("log x\n")
    with pytest.raises(Unusable, match="line 1"):
        witness.folder.logs()
