"""A demo says that nobody in it is real only when that is so."""

import json
from pathlib import Path

import pytest
from django.test import Client, override_settings

from umay.commands.demo_house.logins import LOGINS, MARKER, is_invented
from umay.commands.home import home_of


@pytest.mark.parametrize(("file", "invented"), [("", True), ("/a/hmis.zip", False)])
def test_a_house_from_a_file_is_not_called_invented(
    tmp_path: Path, file: str, invented: bool
) -> None:
    (tmp_path / MARKER).write_text(json.dumps({"seed": 1, "file": file}), "utf-8")

    assert is_invented(home_of({"UMAY_HOME": str(tmp_path)})) is invented


@pytest.mark.parametrize("invented", [True, False])
def test_the_door_says_whether_anybody_is_real(db: None, invented: bool) -> None:
    with override_settings(DEMO_LOGINS=LOGINS, DEMO_INVENTED=invented):
        page = Client(headers={"accept-language": "en"}).get("/sign-in/")

    text = page.content.decode()
    assert ("Nobody in it is real." in text) is invented
    assert ("Its people may be real" in text) is not invented
    assert LOGINS[0].password in text
