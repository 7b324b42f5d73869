"""The house: opened half a year ago, told day by day until now."""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import transaction

from umay.commands.demo_house.cast import Casting
from umay.commands.demo_house.door import tell_the_door
from umay.commands.demo_house.front import Front
from umay.commands.demo_house.living import Living
from umay.commands.demo_house.logins import LOGINS
from umay.commands.demo_house.neighbours import open_neighbours
from umay.commands.demo_house.past import Past
from umay.commands.demo_house.plan import HOUSE
from umay.commands.demo_house.secrets import seal_words
from umay.commands.demo_house.telling import ZONE, Telling, day_of
from umay.commands.demo_house.turned_away import turned_away
from umay.commands.demo_house.workers import let_in
from umay.core.roles import Role
from umay.use_cases.open_center import open_center

HISTORY = timedelta(days=184)
MORNING = 9  # o'clock


def tell_house(
    seed: int,
    now: datetime,
    progress: Callable[[float], object],
    history: timedelta = HISTORY,
) -> Telling:
    """Build the whole house: one ``seed`` and one day are one house.

    Codes, people, rooms, days and acts are the same; the keys of the rows are not, nor
    the minutes of the last day, which goes on until ``now``.
    ``progress`` hears which part has been told, from 0 to 1.
    """
    with transaction.atomic():
        telling = open_house(seed, now, history)
        today = telling.today
        cast = Casting(telling.dice("cast"), today).cast()
        begins = day_of(telling.begins)
        past = Past(telling.dice("past"), today, begins, cast)
        visits = [*past.visits_before(), *cast.living]
        for number, visit in enumerate(visits):
            Living(telling, visit, telling.dice(number)).begin()
        busy = {v.first_day for v in visits}
        busy |= {v.moved_to[0] for v in visits if v.moved_to}
        turned_away(telling, busy)
        Front(telling, cast).begin()
        tell_the_door(telling)
        telling.tell(progress)
        seal_words(telling)
        open_neighbours(now)
    return telling


def open_house(seed: int, now: datetime, history: timedelta) -> Telling:
    """Open the center and give each kind of worker her login."""
    day = (now - history).astimezone(ZONE)
    begins = day.replace(hour=MORNING, minute=0, second=0, microsecond=0)
    admin = next(login for login in LOGINS if login.role is Role.ADMIN)
    center = open_center(HOUSE, admin.username, admin.password, begins).center_id
    return Telling(center, let_in(center, begins), seed, begins, now)
