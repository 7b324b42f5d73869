"""Children: what is known of each, court orders with their last day, sessions."""

from datetime import date
from uuid import UUID

from umay.core.children import (
    CourtOrder,
    Part,
    Session,
    Told,
    due_before,
    to_words,
)
from umay.core.refusals import Ground, Refused
from umay.core.roles import Role
from umay.records import models
from umay.records.queries.find import find
from umay.records.store.rows import change, make
from umay.use_cases.keys.meanwhile import refuse_if_changed
from umay.use_cases.keys.sealing import Sealer
from umay.use_cases.order import Done, Order, Outcome, once


def write_part(order: Order, member: UUID, part: Part, told: Told) -> Outcome:
    """Write down one part anew; ``told`` holds what was opened of it as well.

    Raises ``Refused`` for somebody who is no child, if nobody could read it, or if
    somebody wrote it meanwhile.
    """

    def work() -> Done:
        child = _child(order, member)
        row, _made = models.Child.objects.get_or_create(
            member=child, defaults={"center_id": order.center}
        )
        refuse_if_changed(order, row, [part.value])
        sealer = Sealer(order.writer, child.household_id)
        sealer.write(row, {part.value: to_words(told)})
        return Done(row.pk, {"household": str(child.household_id), "part": part})

    return once(order, "child.written", work)


def add_court_order(
    order: Order, member: UUID, told: CourtOrder, ends_on: date | None
) -> Outcome:
    """Write down what a court has ordered; before its last day there is a task.

    Raises ``Refused`` if that day has passed.
    """

    def work() -> Done:
        child = _child(order, member)
        if ends_on is not None and ends_on < order.today:
            raise Refused(Ground.DAY_TOO_EARLY, order.today)
        row = make(
            models.CourtOrder,
            center_id=order.center,
            member=child,
            written_at=order.at,
            ends_on=ends_on,
        )
        sealer = Sealer(order.writer, child.household_id)
        sealer.write(row, {"told": to_words(told)})
        if ends_on is not None:
            _remind(order, child.household_id, ends_on)
        return Done(row.pk, {"household": str(child.household_id)})

    return once(order, "court_order.added", work)


def end_court_order(order: Order, court_order: UUID) -> Outcome:
    """It holds no more. Raises ``Refused`` if that was written down before."""

    def work() -> Done:
        row = find(models.CourtOrder, order.center, court_order)
        if row.ended_at is not None:
            raise Refused(Ground.ALREADY_DECIDED)
        change(row, ended_at=order.at)
        return Done(row.pk, {"household": str(row.member.household_id)})

    return once(order, "court_order.ended", work)


def note_session(
    order: Order, member: UUID, day: date, kind: Session, notes: str
) -> Outcome:
    """Write down that you sat with a child; the notes are yours alone.

    Raises ``Refused`` if the day lies ahead, or you have no key to write notes with.
    """

    def work() -> Done:
        child = _child(order, member)
        if day > order.today:
            raise Refused(Ground.DAY_TOO_LATE, order.today)
        row = make(
            models.ChildSession,
            center_id=order.center,
            member=child,
            day=day,
            kind=kind,
            by_id=order.by,
            written_at=order.at,
        )
        if notes:
            Sealer(order.writer, child.household_id).write(row, {"notes": notes})
        return Done(row.pk, {"household": str(child.household_id), "kind": kind})

    return once(order, "child.session", work)


def _child(order: Order, member: UUID) -> models.Member:
    row = find(models.Member, order.center, member)
    if row.kind != models.Member.Kind.CHILD:
        raise Refused(Ground.NOT_FOUND)
    return row


def _remind(order: Order, household: UUID, ends_on: date) -> None:
    make(
        models.Task,
        center_id=order.center,
        household_id=household,
        what=models.Task.What.COURT_ORDER,
        role=Role.SOCIAL,
        due_on=due_before(ends_on, order.today),
    )
