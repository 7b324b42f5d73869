from pathlib import Path

import pytest

from umay.commands.home import Home, home_of
from umay.commands.refusal import Refusal


def test_the_environment_names_the_folder(tmp_path: Path) -> None:
    assert home_of({"UMAY_HOME": str(tmp_path)}).path == tmp_path


def test_otherwise_it_is_in_the_user_s_data_folder() -> None:
    assert home_of({"XDG_DATA_HOME": "/data"}).path == Path("/data/umay")
    assert home_of({}).path == Path("~/.local/share/umay").expanduser()


def test_only_the_user_can_read_the_folder_and_the_keys(tmp_path: Path) -> None:
    home = Home(tmp_path / "umay")
    home.make()

    assert home.path.stat().st_mode & 0o777 == 0o700
    assert home.database_key.stat().st_mode & 0o777 == 0o600
    assert home.web_key.stat().st_mode & 0o777 == 0o600


def test_keys_are_random_and_are_never_written_over(tmp_path: Path) -> None:
    home = Home(tmp_path / "umay")
    home.make()
    key = home.database_key.read_text()
    home.make()

    assert home.database_key.read_text() == key
    assert home.web_key.read_text() != key


def test_no_new_key_is_made_for_records_that_lost_theirs(tmp_path: Path) -> None:
    home = Home(tmp_path / "umay")
    home.make()
    home.database.touch()
    home.database_key.unlink()

    with pytest.raises(Refusal, match="Copy the key you kept"):
        home.make()

    assert not home.database_key.exists()
