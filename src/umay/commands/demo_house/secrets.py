"""Secrets of the invented house: sealed words, and who holds the keys to them."""

from collections.abc import Callable
from datetime import timedelta
from random import Random
from uuid import UUID, uuid4

from umay.commands.demo_house import words
from umay.commands.demo_house.door import tell_the_day
from umay.commands.demo_house.logins import LOGINS
from umay.commands.demo_house.telling import Telling
from umay.core.danger.plans import Mark, Marked, Part
from umay.core.roles import Role
from umay.core.secrets import Category
from umay.records.models import Household, Member
from umay.records.talk_sheets import safety_prompts
from umay.use_cases.keys.granting import give_access, take_on
from umay.use_cases.keys.own_keys import take_up, unlock
from umay.use_cases.keys.writing import write_sealed
from umay.use_cases.order import Order
from umay.use_cases.safety_plan import write_part

Acting = Callable[[], Order]
NOT_TAKEN_ON = 3  # the newest wait for a worker of their own


def seal_words(telling: Telling) -> None:
    """Write down who the families are; the social worker takes most of them on."""
    order = telling.order(Role.SOCIAL)
    password = next(one.password for one in LOGINS if one.role is Role.SOCIAL)
    ring = take_up(order.by, unlock(order.by, password))
    living = Household.objects.filter(
        center_id=telling.center, stays__exit_day__isnull=True, stays__isnull=False
    ).order_by("made_at")
    families = list(living)

    def acting() -> Order:
        return Order(telling.center, order.by, telling.now, uuid4(), ring=ring)

    for number, family in enumerate(families):
        dice = telling.dice(f"who {number}")

        _write(acting, family, dice)
        if number < len(families) - NOT_TAKEN_ON:
            take_on(acting(), family.pk)
            _share(acting, family.pk, telling, dice)
    tell_the_day(telling, acting)


def _write(acting: Acting, family: Household, dice: Random) -> None:
    told = {
        "address": "ойдан: Ертегі көшесі, 0",
        "abuser": dice.choice(words.DANGER),
    }
    write_sealed(acting(), family.pk, family, told)
    prompts = [one for one in safety_prompts() if one.part is Part.ONLINE]
    marked = tuple(Marked(p.id, p.says, dice.choice(list(Mark))) for p in prompts)
    words_of_hers = dice.choice(words.IF_LATE)
    write_part(acting(), family.pk, Part.ONLINE, marked, words_of_hers)
    for member in family.members.all():
        name = f"{dice.choice(words.FIRST_NAMES)} {words.FAMILY_NAME}"
        said = {"full_name": name}
        if member.kind == Member.Kind.HEAD:
            said |= {"birth_date": "01.01.1990", "documents": "ойдан: 000000"}
        elif member.kind == Member.Kind.CHILD:
            said |= {"school": "вымышлено: школа № 0"}
        write_sealed(acting(), family.pk, member, said)


def _share(acting: Acting, family: UUID, telling: Telling, dice: Random) -> None:
    until = telling.now + timedelta(days=dice.randint(10, 60))
    for role, category in (
        (Role.PSYCHOLOGIST, Category.SAFETY),
        (Role.LAWYER, Category.SAFETY),
        (Role.MEDIC, Category.HEALTH),
    ):
        if dice.random() < 1 / 3:
            worker = telling.workers[role]
            if Household.objects.filter(pk=family, keys__category=category).exists():
                give_access(acting(), family, worker, [category], until)
