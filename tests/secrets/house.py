"""A house whose workers have keys, and a family of whom something is sealed."""

from dataclasses import dataclass, replace
from uuid import UUID, uuid4

from tests.keys import ring_of
from tests.small_house import CHILD, SmallHouse, small_house
from umay.core.roles import Role
from umay.core.secrets import Reason
from umay.records.models import Household, Worker
from umay.records.queries.sealed_rows import sealed_rows
from umay.use_cases.keys.keeping import keep_keys
from umay.use_cases.keys.opening import open_rows
from umay.use_cases.order import Order

NAME = "Айна Ойдан-Шыққан"
REACH = "вымышлено: писать подруге"


@dataclass
class Sealed:
    """The house, its workers by name, and short ways to act as one of them."""

    house: SmallHouse
    workers: dict[str, Worker]

    def order(self, name: str, *, locked: bool = False) -> Order:
        worker = self.workers[name]
        ring = None if locked else ring_of(self.house, worker)
        return replace(self.house.order(uuid4()), by=worker.pk, ring=ring)

    def reads(self, name: str, household: UUID, why: Reason = Reason.CALL) -> set[str]:
        """Return every word this worker can open of a household."""
        writer = self.order(name).writer
        opened = open_rows(writer, household, sealed_rows(household), why)
        return set(opened.words.values())

    def family(self, **told: str) -> UUID:
        told = told or {"call_name": NAME, "reach": REACH, "danger_words": "he waits"}
        call = self.house.asks(CHILD, **told)
        return Household.objects.get(requests=call).pk


def begin() -> Sealed:
    house = small_house()
    workers = {
        role.value: Worker.objects.create(
            center=house.worker.center,
            username=f"{role}-{uuid4().hex[:6]}",
            role=role,
            supervisor=role in {Role.DIRECTOR, Role.LAWYER, Role.PSYCHOLOGIST},
        )
        for role in Role
        if role is not Role.ADMIN
    }
    workers["admin"] = house.worker
    workers["other"] = Worker.objects.create(
        center=house.worker.center, username=uuid4().hex[:9], role=Role.SOCIAL
    )
    made = Sealed(house, workers)
    for name, worker in workers.items():
        if name not in {"admin", "inspector"}:
            ring_of(house, worker)
    keep_keys(made.order("duty"))  # the first of the intake shares its key
    return made
