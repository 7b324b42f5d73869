"""A complaint made in a test, to whoever may answer one."""

from uuid import UUID

from tests.keys import ring_of
from tests.small_house import SmallHouse
from umay.core.roles import Role
from umay.records.models import Worker
from umay.use_cases.her.complaints import complain


def complained(house: SmallHouse, household: UUID) -> UUID:
    """Return the key of a complaint to a director, who has keys."""
    center = house.worker.center
    director = Worker.objects.filter(center=center, role=Role.DIRECTOR).first()
    if director is None:
        director = Worker.objects.create(
            center=center, username=f"reads-{center.slug}", role=Role.DIRECTOR
        )
    if not director.holders.exists():
        ring_of(house, director)
    order = house.order()
    return complain(order, household, director.pk, [], "The door is loud").subject
