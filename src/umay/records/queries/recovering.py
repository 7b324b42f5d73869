"""A family and a worker by what people call them."""

from uuid import UUID

from umay.records.models import Household, Worker


def family_called(center: UUID, code: str) -> Household | None:
    """Return a family by its survivor code, however it is spaced."""
    plain = " ".join(code.split())
    return Household.objects.filter(center_id=center, survivor_code=plain).first()


def worker_called(center: UUID, name: str) -> Worker | None:
    return Worker.objects.filter(
        center_id=center, username=name, is_active=True
    ).first()
