"""Lockers and fridge boxes: set up, given with a key, given back; and allergies.

Nothing is written down of what lies inside, nor when it is taken out.
"""

from uuid import UUID

from django.db.models import QuerySet

from umay.core.lockers import LockerKind, LockerState
from umay.core.nights import ONE_DAY
from umay.core.refusals import Ground, Refused
from umay.core.roles import Role
from umay.records.models import Allergies, Household, Lending, Locker, Task
from umay.records.queries.find import find
from umay.records.queries.lockers import Standing, standing_of
from umay.records.queries.rights import lives_here
from umay.records.store.rows import change, make
from umay.use_cases.keys.sealing import Sealer
from umay.use_cases.order import Done, Order, Outcome, once


def add_locker(order: Order, kind: LockerKind, code: str, key_number: str) -> Outcome:
    """Raises ``Refused`` if the code is taken."""

    def work() -> Done:
        if Locker.objects.filter(center_id=order.center, code=code).exists():
            raise Refused(Ground.CODE_TAKEN)
        row = make(
            Locker,
            center_id=order.center,
            kind=kind,
            code=code,
            key_number=key_number,
        )
        return Done(row.pk, {"kind": kind})

    return once(order, "locker.added", work)


def take_out_of_use(order: Order, locker: UUID) -> Outcome:
    """It is broken, or gone. Raises ``Refused`` while a family has it."""

    def work() -> Done:
        found = _locker(order, locker)
        if found.state is LockerState.GIVEN:
            raise Refused(Ground.LOCKER_GIVEN)
        if found.state is LockerState.OUT_OF_USE:
            raise Refused(Ground.ALREADY_DECIDED)
        change(found.locker, out_of_use_at=order.at)
        return Done(locker)

    return once(order, "locker.out_of_use", work)


def give_locker(
    order: Order, household: UUID, locker: UUID, *, agreed: bool
) -> Outcome:
    """Give it with its key; ``agreed`` says that she signed how things are kept.

    Raises ``Refused`` if she does not live here or it is not free.
    """

    def work() -> Done:
        family = find(Household, order.center, household)
        if not lives_here(family.pk):
            raise Refused(Ground.NOT_HERE)
        if _locker(order, locker).state is not LockerState.FREE:
            raise Refused(Ground.LOCKER_GIVEN)
        row = make(
            Lending,
            center_id=order.center,
            locker_id=locker,
            household=family,
            agreed=agreed,
            given_at=order.at,
            given_by_id=order.by,
        )
        return Done(row.pk, {"household": str(family.pk), "agreed": agreed})

    return once(order, "locker.given", work)


def sign_agreement(order: Order, lending: UUID) -> Outcome:
    """She has signed how things are kept. Raises ``Refused`` if that is known."""

    def work() -> Done:
        row = _open(order, lending)
        if row.agreed:
            raise Refused(Ground.ALREADY_DECIDED)
        change(row, agreed=True)
        return Done(row.pk, {"household": str(row.household_id)})

    return once(order, "locker.agreed", work)


def take_back(order: Order, lending: UUID) -> Outcome:
    """The key is back. Raises ``Refused`` if it was before."""

    def work() -> Done:
        row = _open(order, lending)
        change(row, back_at=order.at)
        if not _lent(row.household_id).exists():
            _asked_for(row.household_id).update(
                state=Task.State.DONE, ended_at=order.at
            )
        return Done(row.pk, {"household": str(row.household_id)})

    return once(order, "locker.back", work)


def all_back(order: Order, household: UUID) -> int:
    """Her keys are back as she leaves; return how many lockers that frees."""
    return _lent(household).update(back_at=order.at)


def ask_for_keys(order: Order, household: UUID) -> None:
    """She leaves with a key of the house: put it on the list of the next day."""
    if _lent(household).exists():
        make(
            Task,
            center_id=order.center,
            household_id=household,
            what=Task.What.LOCKER,
            role=Role.DUTY,
            due_on=order.today + ONE_DAY,
        )


def write_allergies(order: Order, household: UUID, told: str) -> Outcome:
    """Write down what she chose to tell; with nothing told it is taken away.

    Raises ``Refused`` if nobody could read it.
    """

    def work() -> Done:
        family = find(Household, order.center, household)
        row, _made = Allergies.objects.get_or_create(
            household=family, defaults={"center_id": order.center}
        )
        Sealer(order.writer, family.pk).write(row, {"told": told})
        return Done(row.pk, {"household": str(family.pk), "told": bool(told)})

    return once(order, "allergies.written", work)


def _lent(household: UUID) -> QuerySet[Lending]:
    return Lending.objects.filter(household_id=household, back_at=None)


def _asked_for(household: UUID) -> QuerySet[Task]:
    tasks = Task.objects.filter(household_id=household, state=Task.State.OPEN)
    return tasks.filter(what=Task.What.LOCKER)


def _locker(order: Order, key: UUID) -> Standing:
    found = standing_of(order.center, key)
    if found is None:
        raise Refused(Ground.NOT_FOUND)
    return found


def _open(order: Order, key: UUID) -> Lending:
    row = find(Lending, order.center, key)
    if row.back_at is not None:
        raise Refused(Ground.ALREADY_DECIDED)
    return row
