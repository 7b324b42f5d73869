"""A family with a card, and a browser that comes in with it."""

from dataclasses import dataclass, field
from uuid import UUID, uuid4

from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from tests.keys import CHEAP, ring_of
from tests.small_house import CHILD, SmallHouse
from tests.web.living import sent
from umay.core.doors import Card
from umay.core.roles import Role
from umay.records.models import Household, Worker
from umay.use_cases.her.door import Pins, new_card, open_door
from umay.use_cases.keys.granting import take_on
from umay.use_cases.order import Order

PIN, QUIET = "271828", "161803"
WORDS = "Ойдан шыққан сөз"


@dataclass
class Hers:
    """``own`` is her own worker."""

    house: SmallHouse
    own: Worker
    household: UUID
    card: Card
    asked: dict[str, UUID] = field(default_factory=dict)

    def order(self) -> Order:
        ring = ring_of(self.house, self.own)
        center = self.own.center_id
        return Order(center, self.own.pk, timezone.now(), uuid4(), ring=ring)

    def comes(self, pin: str = PIN, card: str = "") -> tuple[Client, HttpResponse]:
        browser = Client(headers={"accept-language": "en"})
        return browser, browser.post(
            "/card/", sent(code=card or self.card.groups, password=pin)
        )


def with_card(house: SmallHouse, own: Worker, **call: str) -> Hers:
    """Return a family that lives here, whose mother has a card."""
    house.now = timezone.now()
    ring_of(house, own)
    request = house.asks(CHILD, **(call or {"call_name": WORDS}))
    house.admits(request, "12")
    hers = Hers(house, own, Household.objects.get(requests=request).pk, new_card())
    if own.role == Role.SOCIAL:
        take_on(hers.order(), hers.household)
    pins = Pins(PIN, QUIET)
    open_door(hers.order(), hers.household, hers.card, pins, CHEAP)
    return hers
