"""The plan with her: goals in her words, steps offered, appointments, services."""

from datetime import date, datetime
from uuid import UUID

from umay.core.plan import GoalState, Kept, Service
from umay.core.refusals import Ground, Refused
from umay.records import models
from umay.records.queries.find import find
from umay.records.store.rows import change, make
from umay.use_cases.keys.sealing import Sealer
from umay.use_cases.order import Done, Order, Outcome, once


def set_goal(
    order: Order, household: UUID, words: str, member: UUID | None = None
) -> Outcome:
    """Write down what she wants; ``member`` if it is for one of her children."""

    def work() -> Done:
        family = find(models.Household, order.center, household)
        goal = make(
            models.Goal,
            center_id=order.center,
            household=family,
            member=_member(order, family, member),
            number=family.goals.count() + 1,
            set_on=order.today,
        )
        Sealer(order.writer, household).write(goal, {"words": words})
        return Done(goal.pk, {"household": str(household), "number": goal.number})

    return once(order, "goal.set", work)


def end_goal(order: Order, goal: UUID, state: GoalState) -> Outcome:
    """Reached, put aside or taken up again. With its end its open steps end too."""

    def work() -> Done:
        row = find(models.Goal, order.center, goal)
        ended = None if state is GoalState.OPEN else order.today
        change(row, state=state, ended_on=ended)
        if ended is not None:
            row.steps.filter(state=models.Task.State.OPEN).update(
                state=models.Task.State.ENDED, ended_at=order.at
            )
        return Done(row.pk, {"household": str(row.household_id), "state": state})

    return once(order, "goal.changed", work)


def offer_step(
    order: Order,
    goal: UUID,
    words: str,
    role: str,
    due_on: date,
    service: Service | None = None,
) -> Outcome:
    """Offer a step towards a goal. Raises ``Refused`` for a day that has passed."""

    def work() -> Done:
        row = find(models.Goal, order.center, goal)
        if row.state != GoalState.OPEN:
            raise Refused(Ground.ALREADY_DECIDED)
        step = _task(order, row.household_id, models.Task.What.STEP, role, due_on)
        change(step, goal=row, service=service or "")
        Sealer(order.writer, row.household_id).write(step, {"words": words})
        return Done(step.pk, {"household": str(row.household_id), "goal": row.number})

    return once(order, "step.offered", work)


def accept_step(order: Order, step: UUID) -> Outcome:
    """She accepts it, or thinks again about one she had declined."""

    def work() -> Done:
        row = find(models.Task, order.center, step)
        if row.what != models.Task.What.STEP or row.state == models.Task.State.DONE:
            raise Refused(Ground.ALREADY_DECIDED)
        change(row, accepted_at=order.at, state=models.Task.State.OPEN, ended_at=None)
        return Done(row.pk, {"household": str(row.household_id)})

    return once(order, "step.accepted", work)


def add_task(
    order: Order, household: UUID, words: str, role: str, due_on: date
) -> Outcome:
    """Put something on the list by hand. Raises ``Refused`` for a day passed."""

    def work() -> Done:
        find(models.Household, order.center, household)
        row = _task(order, household, models.Task.What.BY_HAND, role, due_on)
        Sealer(order.writer, household).write(row, {"words": words})
        return Done(row.pk, {"household": str(household), "role": role})

    return once(order, "task.added", work)


def appoint(order: Order, household: UUID, at: datetime, words: str) -> Outcome:
    """Write down when somebody expects her. Raises ``Refused`` for a past moment."""

    def work() -> Done:
        family = find(models.Household, order.center, household)
        if at <= order.at:
            raise Refused(Ground.DAY_TOO_EARLY, order.today)
        row = make(models.Appointment, center_id=order.center, household=family, at=at)
        Sealer(order.writer, household).write(row, {"words": words})
        return Done(row.pk, {"household": str(household)})

    return once(order, "appointment.made", work)


def end_appointment(order: Order, appointment: UUID, kept: Kept) -> Outcome:
    """Say what became of it."""

    def work() -> Done:
        row = find(models.Appointment, order.center, appointment)
        change(row, kept=kept)
        return Done(row.pk, {"household": str(row.household_id), "kept": kept})

    return once(order, "appointment.changed", work)


def give_service(
    order: Order,
    household: UUID,
    service: Service,
    day: date,
    member: UUID | None = None,
) -> Outcome:
    """Count one service. Raises ``Refused`` if the day lies ahead."""

    def work() -> Done:
        family = find(models.Household, order.center, household)
        if day > order.today:
            raise Refused(Ground.DAY_TOO_LATE, order.today)
        row = make(
            models.ServiceGiven,
            center_id=order.center,
            household=family,
            member=_member(order, family, member),
            day=day,
            service=service,
        )
        facts = {"household": str(household), "service": service}
        return Done(row.pk, facts | {"day": day.isoformat()})

    return once(order, "service.given", work)


def _member(
    order: Order, family: models.Household, member: UUID | None
) -> models.Member | None:
    if member is None:
        return None
    row = find(models.Member, order.center, member)
    if row.household_id != family.pk:
        raise Refused(Ground.NOT_FOUND)
    return row


def _task(
    order: Order, household: UUID, what: str, role: str, due_on: date
) -> models.Task:
    if due_on < order.today:
        raise Refused(Ground.DAY_TOO_EARLY, order.today)
    return make(
        models.Task,
        center_id=order.center,
        household_id=household,
        what=what,
        role=role,
        due_on=due_on,
    )
