"""Houses for the bench: many listed centers, and a worker who is signed in."""

import uuid

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.utils import timezone

from umay.core.roles import Role
from umay.records.models import Vacancy, Worker
from umay.records.sessions import SessionStore
from umay.use_cases.furnish_house import UnitPlan
from umay.use_cases.open_center import CenterPlan, add_worker, open_center
from umay.use_cases.order import Order

PLENTY = 1_000_000_000  # so that it never fills, as in the peers' method


def centers(count: int) -> list[uuid.UUID]:
    """Open ``count`` listed centers with units of one to five beds."""
    units = [
        UnitPlan(f"{p[0]}{n}", n, p)
        for p in ("violence", "hardship")
        for n in range(1, 6)
    ]
    made = []
    for number in range(count):
        plan = CenterPlan(
            slug=f"bench-{number}", name=f"Invented {number}", listed=True, units=units,
            programmes=("violence", "hardship"), region=f"Region {number % 17}",
        )  # fmt: skip
        worker = open_center(plan, f"bench-{number}", "x" * 20, timezone.now())
        made.append(worker.center_id)
        Vacancy.objects.bulk_create(
            Vacancy(center_id=worker.center_id, programme=u.programme, size=u.beds,
                    step_free=False, free=PLENTY)
            for u in units
        )  # fmt: skip
    return made


def signed_in(center: uuid.UUID) -> str:
    """Return the cookie of a duty worker of ``center``."""
    by = Worker.objects.get(center_id=center)
    order = Order(center, by.pk, timezone.now(), uuid.uuid4())
    key = add_worker(order, f"duty-{uuid.uuid4().hex}", "x" * 20, Role.DUTY).subject
    worker = Worker.objects.get(pk=key)
    session = SessionStore()
    session[SESSION_KEY] = str(worker.pk)
    session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    session[HASH_SESSION_KEY] = worker.get_session_auth_hash()
    session.save()
    return f"{settings.SESSION_COOKIE_NAME}={session.session_key}"
