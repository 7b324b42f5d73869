import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from umay import settings
from umay.commands.home import Home


def setting(name: str, tmp_path: Path, **variables: str) -> str:
    """Return a setting as a fresh process reads it from these variables."""
    script = f"import umay.settings as s; print(s.{name})"
    done = subprocess.run(
        [sys.executable, "-c", script],
        env={"PYTHONPATH": os.pathsep.join(sys.path), "UMAY_HOME": str(tmp_path)}
        | variables,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


def test_the_records_are_an_encrypted_file_unless_told_otherwise() -> None:
    home = Home(Path("/house"))

    described = settings.database(home, None)

    assert described["ENGINE"] == "umay.records.engine"
    assert described["NAME"] == home.database
    assert described["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


def test_a_url_names_a_postgresql() -> None:
    url = "postgresql://umay:p%40ss@db1,db2:5433/house?target_session_attrs=read-write"

    described = settings.database(Home(Path("/house")), url)

    assert described["ENGINE"] == "django.db.backends.postgresql"
    assert described["NAME"] == "house"
    assert described["HOST"] == "db1,db2"
    assert described["PASSWORD"] == "p@ss"
    assert described["OPTIONS"] == {"target_session_attrs": "read-write"}


def test_a_url_that_is_none_is_refused_without_repeating_its_password() -> None:
    with pytest.raises(ImproperlyConfigured) as refusal:
        settings.database(Home(Path("/house")), "mysql:swordfish@db")

    assert "swordfish" not in str(refusal.value)


def test_no_cookie_tells_what_this_house_is(tmp_path: Path) -> None:
    assert setting("SESSION_COOKIE_NAME", tmp_path) == "s"
    assert setting("SESSION_COOKIE_SECURE", tmp_path) == "False"


def test_over_https_cookies_are_bound_to_this_host(tmp_path: Path) -> None:
    assert setting("SESSION_COOKIE_NAME", tmp_path, UMAY_TLS="yes") == "__Host-s"
    assert setting("CSRF_COOKIE_SECURE", tmp_path, UMAY_TLS="yes") == "True"


def test_the_house_answers_to_the_names_it_is_given(tmp_path: Path) -> None:
    hosts = setting("ALLOWED_HOSTS", tmp_path, UMAY_HOSTS="house.internal,10.0.0.5")

    assert hosts == "['house.internal', '10.0.0.5']"


def test_over_https_a_browser_is_told_to_come_by_no_other_way(tmp_path: Path) -> None:
    assert setting("SECURE_HSTS_SECONDS", tmp_path, UMAY_TLS="yes") == "31536000"
    assert setting("SECURE_HSTS_INCLUDE_SUBDOMAINS", tmp_path, UMAY_TLS="yes") == "True"
    assert setting("SECURE_HSTS_SECONDS", tmp_path) == "0"
