"""The shares of the programmes: changed by the director alone, with a reason."""

import pytest

from tests.web.living import sent
from umay.core.roles import Role
from umay.records.models import LedgerEntry, Programme

AT = "/settings/shares/"


def shares(house) -> dict[str, int]:
    rows = Programme.objects.filter(center_id=house.worker.center_id)
    return dict(rows.values_list("code", "beds"))


def typed(beds: dict[str, object]) -> dict[str, object]:
    """What the form sends: no code of a programme stands on the page."""
    return {f"share_{n}": beds[code] for n, code in enumerate(sorted(beds), 1)}


def test_a_new_share_counts_at_once_and_the_entry_holds_both(house, client_of) -> None:
    before = shares(house)
    wanted = before | {"violence": before["violence"] + 5}
    director = client_of(Role.DIRECTOR)

    answer = director.post(AT, sent(**typed(wanted), because="agreement"))

    assert answer.status_code == 302
    assert shares(house) == wanted
    entry = LedgerEntry.objects.get(act="shares.changed")
    assert entry.said["before"] == before
    assert entry.said["beds"] == wanted
    assert entry.said["because"] == "agreement"
    paid = f"pays for {wanted['violence']} beds"
    assert paid in director.get("/settings/").content.decode()


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"because": ""}, "This field is required."),
        ({"violence": "-1", "because": "mistake"}, "greater than or equal to 0"),
        ({"violence": "9999", "because": "mistake"}, "less than or equal to 999"),
        ({"because": "mistake"}, "No number is another one than before."),
    ],
)
def test_what_cannot_be_meant_is_said_and_nothing_changes(
    house, client_of, changed: dict[str, str], says: str
) -> None:
    before = shares(house)
    because = changed.get("because", "")
    beds = before | {k: v for k, v in changed.items() if k != "because"}

    answer = client_of(Role.DIRECTOR).post(AT, sent(**typed(beds), because=because))

    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert shares(house) == before


@pytest.mark.parametrize("role", [Role.ADMIN, Role.SOCIAL, Role.DUTY])
def test_nobody_else_may(house, client_of, role: Role) -> None:
    client = client_of(role)

    assert client.get(AT).status_code == 403
    assert AT not in client.get("/settings/").content.decode()
