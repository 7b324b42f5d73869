"""The throwaway houses that other tests stand on."""

import os
import subprocess
import sys
from threading import Thread

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection

from tests.harness import run
from tests.harness.houses import House

MARK = {"app_label": "test", "model": "mark"}


def count() -> int:
    return ContentType.objects.filter(**MARK).count()


@pytest.mark.parametrize("turn", ["first", "second"])
def test_what_one_test_commits_the_next_does_not_see(
    house_db: House, turn: str
) -> None:
    assert count() == 0
    ContentType.objects.create(**MARK)
    assert count() == 1


def test_threads_work_in_the_same_house(house_db: House) -> None:
    def write() -> None:
        ContentType.objects.create(**MARK)
        connection.close()

    thread = Thread(target=write)
    thread.start()
    thread.join()

    assert count() == 1


def test_other_processes_work_in_the_same_house(house_db: House) -> None:
    script = (
        "import django; django.setup();"
        "from django.contrib.contenttypes.models import ContentType as C;"
        f"C.objects.create(**{MARK})"
    )

    subprocess.run(
        [sys.executable, "-c", script],
        env=house_db.environment() | {"DJANGO_SETTINGS_MODULE": "umay.settings"},
        check=True,
    )

    assert count() == 1


@pytest.mark.django_db
def test_ordinary_tests_run_on_the_database_that_was_asked_for() -> None:
    assert connection.vendor == run.DATABASE
    assert os.environ["UMAY_HOME"].startswith(str(run.folder()))
