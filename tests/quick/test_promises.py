"""Another center asks for a place: promised in one statement, held at the next look."""

import io
import json
import uuid
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

import pytest
from django.contrib.auth import login
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest
from django.utils import timezone

from tests.small_house import CHILD, SmallHouse, small_house
from umay.core.places import ClaimKind
from umay.core.proposals import NoUnitFits
from umay.core.roles import Role
from umay.records.models import Claim, LedgerEntry, Promise, Session, Vacancy, Worker
from umay.records.sessions import SessionStore
from umay.use_cases.bring_up_to_date import bring_up_to_date
from umay.use_cases.open_center import add_worker
from umay.web import badges
from umay.web.quick import quick

pytestmark = pytest.mark.usefixtures("house_db")


@pytest.fixture
def there(house_db: object) -> SmallHouse:
    house = small_house()
    house.now = timezone.now()
    house.asks(CHILD)
    from umay.records.store.vacancies import refresh_vacancies

    refresh_vacancies(house.worker.center_id, house.now, house.order().today)
    return house


@pytest.fixture
def session(house_db: object) -> str:
    return signed_in()


def signed_in() -> str:
    """Return the session of a duty worker of another house."""
    badges._known.clear()
    house = small_house()
    key = add_worker(house.order(), "invented-duty", "x" * 20, Role.DUTY).subject
    request = HttpRequest()
    request.session = SessionStore()
    login(
        request, Worker.objects.get(pk=key), "django.contrib.auth.backends.ModelBackend"
    )
    request.session.save()
    store: SessionBase = request.session
    assert store.session_key
    return store.session_key


def ask(method: str, path: str, session: str, **fields: Any) -> tuple[str, Any]:
    body = urlencode(fields)
    said: list[str] = []
    environ = {
        "REQUEST_METHOD": method,
        "PATH_INFO": path,
        "QUERY_STRING": body if method == "GET" else "",
        "HTTP_COOKIE": f"s={session}",
        "CONTENT_LENGTH": str(len(body)),
        "wsgi.input": io.BytesIO(body.encode()),
    } | {k: v for k, v in fields.items() if k.startswith("HTTP_")}
    answer = quick(environ, lambda status, headers: said.append(status))
    return said[0][:3], json.loads(b"".join(answer))


def promise(session: str, there: SmallHouse, **more: Any) -> tuple[str, Any]:
    fields = {
        "center": there.worker.center_id,
        "programme": "violence",
        "size": 2,
        "beds": 2,
        "cots": 0,
        "key": uuid.uuid4(),
    }
    return ask("POST", "/quick/promise", session, **(fields | more))


def test_places_in_other_centers_come_least_waste_first(session, there) -> None:
    status, answer = ask("GET", "/quick/places", session, beds=2, programme="violence")

    assert status == "200"
    assert [row["size"] for row in answer["places"]] == ["2", "3", "4"]
    assert {row["center_id"] for row in answer["places"]} == {
        str(there.worker.center_id)
    }


def test_a_promise_takes_the_place_out_of_what_others_see(session, there) -> None:
    status, answer = promise(session, there)
    _, seen = ask("GET", "/quick/places", session, beds=2, programme="violence")

    assert status == "200"
    assert Promise.objects.get(pk=answer["promise"]).state == "pending"
    assert [row["size"] for row in seen["places"]] == ["3", "4"]


def test_the_last_unit_of_a_kind_is_promised_once(session, there) -> None:
    promise(session, there)

    assert promise(session, there)[0] == "409"
    assert Promise.objects.count() == 1
    assert Vacancy.objects.get(center=there.worker.center, size=2).free == 0


def test_sending_the_same_key_twice_promises_once_and_says_so(session, there) -> None:
    key = uuid.uuid4()
    _, first = promise(session, there, key=key)
    status, second = promise(session, there, key=key)

    assert (status, second) == ("200", {"promise": first["promise"], "repeated": True})
    assert Promise.objects.count() == 1


def test_the_house_settles_a_promise_before_anybody_acts(session, there) -> None:
    promise(session, there)

    there.now = timezone.now()
    request = there.asks(CHILD)
    with pytest.raises(NoUnitFits):
        there.holds(request, "12")

    claims = Claim.objects.filter(kind=ClaimKind.HOLD, is_open=True)
    assert {c.unit.code for c in claims} == {"12"}
    assert Promise.objects.get().state == "held"


def test_a_promise_that_nobody_came_for_lapses(session, there) -> None:
    promise(session, there)
    later = timezone.now() + timedelta(minutes=91)

    bring_up_to_date(later, there.worker.center_id)

    assert Promise.objects.get().state == "lapsed"
    assert Vacancy.objects.get(center=there.worker.center, size=2).free == 1


def test_each_promise_has_its_entry_in_an_order_without_holes(session, there) -> None:
    promise(session, there)
    promise(session, there, size=4)

    entries = LedgerEntry.objects.filter(center_id=there.worker.center_id)
    found = list(entries.order_by("seq").values_list("seq", "act"))
    assert [seq for seq, _ in found] == list(range(1, len(found) + 1))
    assert [act for _, act in found][-2:] == ["place.promised"] * 2


@pytest.mark.parametrize("spoil", ["ended", "expired", "left", "role", "password"])
def test_a_badge_that_no_longer_holds_promises_nothing(session, there, spoil) -> None:
    assert promise(session, there, size=4)[0] == "200"
    worker = Worker.objects.get(username="invented-duty")
    if spoil == "ended":
        Session.objects.all().delete()
    elif spoil == "expired":
        Session.objects.update(expire_date=timezone.now())
    else:
        changed = {"left": {"is_active": False}, "role": {"role": "admin"}}
        Worker.objects.filter(pk=worker.pk).update(
            **changed.get(spoil, {"password": "another"})
        )

    assert promise(session, there)[0] == "401"
    assert Promise.objects.count() == 1


@pytest.mark.parametrize(
    ("more", "status"),
    [
        ({"beds": "x"}, "400"),
        ({"beds": 3}, "400"),
        ({"key": "forged"}, "400"),
        ({"center": uuid.uuid4()}, "404"),
        ({"size": 9}, "404"),
        ({"programme": "nobody"}, "404"),
        ({"HTTP_SEC_FETCH_SITE": "cross-site"}, "403"),
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(session, there, more, status):
    before = LedgerEntry.objects.count()

    assert promise(session, there, **more)[0] == status
    assert (LedgerEntry.objects.count(), Promise.objects.count()) == (before, 0)


def test_a_center_that_is_not_listed_does_not_exist(session, there) -> None:
    there.worker.center.listed = False
    there.worker.center.save()

    assert promise(session, there)[0] == "404"
    _, seen = ask("GET", "/quick/places", session, beds=1, programme="violence")
    assert seen == {"places": []}
