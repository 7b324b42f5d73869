"""``umay serve``: the real server in its own process."""

import socket

from django.db import connection

from tests.harness import houses
from tests.harness.command import umay
from tests.harness.houses import House
from tests.harness.server import ServedHouse, ask


def test_it_refuses_where_there_is_no_house() -> None:
    done = umay(houses.named("nowhere"), "serve")

    assert done.returncode == 1
    assert done.stderr == "umay serve: there is no house here yet. Run: umay init\n"


def test_it_refuses_records_of_an_older_version(house_db: House) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'records'")
    connection.close()

    done = umay(house_db, "serve")

    assert done.returncode == 1
    assert "Run: umay init" in done.stderr
    assert "Traceback" not in done.stderr


def test_it_asks_for_the_names_it_may_be_called_by(house_db: House) -> None:
    done = umay(house_db, "serve", "--host", "0.0.0.0")  # noqa: S104

    assert done.returncode == 1
    assert "umay serve --help" in done.stderr


def test_it_says_which_address_is_taken(house_db: House) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = umay(house_db, "serve", "--port", str(port))

    assert done.returncode == 1
    assert f"cannot listen on 127.0.0.1:{port}" in done.stderr
    assert "Traceback" not in done.stderr


def test_it_answers_and_keeps_what_was_asked_out_of_its_output(
    served_house: ServedHouse,
) -> None:
    assert ask(served_house.port, "/no-such-page?who=Samal") in {302, 404}
    assert "Samal" not in served_house.output()


def test_it_answers_only_to_its_own_names(served_house: ServedHouse) -> None:
    assert ask(served_house.port, "/", Host="elsewhere.example") == 400
