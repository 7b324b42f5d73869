"""What was acknowledged is there after the server was killed."""

import json
import uuid
from contextlib import closing
from http.client import HTTPConnection
from urllib.parse import urlencode

import pytest
from django.test import override_settings

from tests.harness.houses import House
from tests.harness.server import serve
from tests.quick.test_promises import signed_in, there
from tests.small_house import SmallHouse
from umay.records.models import Hold, LedgerEntry, Promise
from umay.settings import web_key
from umay.use_cases.bring_up_to_date import bring_up_to_date

__all__ = ["there"]

pytestmark = pytest.mark.slow


def ask_for_a_place(
    port: int, cookie: str, there: SmallHouse, key: uuid.UUID
) -> tuple[int, dict[str, object]]:
    kind = {"programme": "violence", "size": 2, "beds": 2, "cots": 0}
    body = urlencode(kind | {"center": there.worker.center_id, "key": key})
    with closing(HTTPConnection("127.0.0.1", port, timeout=30)) as connection:
        connection.request("POST", "/quick/promise", body, {"Cookie": f"s={cookie}"})
        answer = connection.getresponse()
        return answer.status, json.loads(answer.read())


def test_an_acknowledged_place_is_kept_and_not_given_twice_after_a_power_cut(
    house_db: House, there: SmallHouse
) -> None:
    with override_settings(SECRET_KEY=web_key(house_db.home)):
        session = signed_in()
    key = uuid.uuid4()
    with serve(house_db) as before:
        status, first = ask_for_a_place(before.port, session, there, key)
        before.kill()
    with serve(house_db) as after:
        again = ask_for_a_place(after.port, session, there, key)
        other = ask_for_a_place(after.port, session, there, uuid.uuid4())

    assert (status, first.get("error")) == (200, None)
    bring_up_to_date(Promise.objects.get().placed_at, there.worker.center_id)
    assert again == (200, first | {"repeated": True})
    assert other[0] == 409
    assert Hold.objects.get().state == "open"
    assert LedgerEntry.objects.filter(act="place.promised").count() == 1
