"""A house with one of everything, and the address of every route in it."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.urls import URLPattern, reverse
from django.utils import timezone

from tests.small_house import BABY, CHILD, SmallHouse
from umay.core.exits import Destination
from umay.core.places import Scope
from umay.core.waiting import Danger
from umay.records.models import Bed, Claim, Member, Stay
from umay.use_cases.exit_household import exit_household
from umay.use_cases.extend_stay import ask_extension
from umay.use_cases.keep_apart import keep_apart
from umay.use_cases.wait import put_on_waiting_list
from umay.web.urls import urlpatterns


@dataclass(frozen=True)
class Walked:
    """What each name in an address stands for in this house."""

    of: dict[str, UUID]
    held: UUID
    gone: UUID

    def path(self, route: URLPattern) -> str:
        names = route.pattern.converters
        keys = {name: self.of[name] for name in names}
        if "hold" in keys:
            keys["call"] = self.held
        if route.name == "request-again":
            keys["household"] = self.gone
        return reverse(route.name, kwargs=keys)

    def paths(self) -> dict[str, str]:
        return {route.name: self.path(route) for route in urlpatterns}


def walk(house: SmallHouse) -> Walked:
    house.now = timezone.now()
    stay = Stay.objects.get(pk=house.admits(house.asks(CHILD), "12"))
    other = Stay.objects.get(pk=house.admits(house.asks(BABY), "13"))
    gone = Stay.objects.get(pk=house.admits(house.asks(), "11"))
    today = house.now.date()
    exit_household(house.order(), gone.pk, today, Destination.UNKNOWN)
    held, waits, asks = house.asks(CHILD), house.asks(CHILD), house.asks()
    family, claim = stay.household, Claim.objects.filter(stay=stay).first()
    far = today + timedelta(days=300)
    apart = keep_apart(
        house.order(), family.pk, other.household_id, Scope.FLOOR, "A quarrel"
    )
    of = {
        "household": family.pk,
        "member": Member.objects.filter(household=family).latest("number").pk,
        "extension": ask_extension(house.order(), stay.pk, far, "No flat yet").subject,
        "apart": apart.subject,
        "call": asks,
        "hold": house.holds(held),
        "entry": put_on_waiting_list(house.order(), waits, Danger.HIGH).subject,
        "unit": claim.unit_id,
        "bed": Bed.objects.filter(unit=claim.unit_id).first().pk,
        "worker": house.worker.pk,
        "token": "x",
        "session": family.pk,
        "factor": 7,
    }
    return Walked(of, held, gone.household_id)
