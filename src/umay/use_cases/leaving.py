"""Leaving: the plan for the way out, and asking later how she is."""

from collections.abc import Collection, Mapping
from uuid import UUID

from umay.core.leaving import FollowUp as Came
from umay.core.leaving import Line, LineState, still_open
from umay.core.people import Answer
from umay.core.refusals import Ground, Refused
from umay.core.roles import Role
from umay.records.models import ExitLine, ExitPlan, FollowUp, Rules, Stay, Task
from umay.records.queries.find import find
from umay.records.store.rows import change, make
from umay.use_cases.keys.meanwhile import refuse_if_changed, refuse_unread
from umay.use_cases.keys.sealing import Sealer
from umay.use_cases.order import Done, Order, Outcome, once
from umay.use_cases.sign_out import present_stay

SETTLED = ("state", "why")
WORDS = ("wants", "avoid", "ties", "far_enough")


def write_exit_plan(
    order: Order, stay: UUID, words: Mapping[str, str], read: Collection[str] = ()
) -> Outcome:
    """Begin the plan, or change her words in it, by the names in ``WORDS``.

    An empty answer takes away only what was ``read``. Raises ``Refused`` if words would
    be written over that were not read, or that somebody changed meanwhile.
    """
    kept = {name: text for name, text in words.items() if text or name in read}

    def work() -> Done:
        plan = _plan(order, present_stay(order, stay))
        household = plan.stay.household_id
        refuse_if_changed(order, plan, WORDS)
        refuse_unread(plan, kept, read)
        Sealer(order.writer, household).write(plan, kept)
        return Done(plan.pk, {"household": str(household), "fields": sorted(kept)})

    return once(order, "exit_plan.written", work)


def settle_line(
    order: Order,
    stay: UUID,
    line: Line,
    state: LineState,
    why: str = "",
    read: Collection[str] = (),
) -> Outcome:
    """Done, waived or open again. Raises ``Refused`` if waived without a reason, if
    somebody settled it meanwhile, or if another reason stands there unread.

    With the last line the task of the plan is done.
    """

    def work() -> Done:
        if state is LineState.WAIVED and not why.strip():
            raise Refused(Ground.REASON_NEEDED)
        row = present_stay(order, stay)
        plan = _plan(order, row)
        before = plan.lines.filter(line=line).first()
        refuse_if_changed(order, before, SETTLED)
        settled, _ = ExitLine.objects.get_or_create(
            plan=plan,
            line=line,
            defaults={"center_id": order.center, "changed_on": order.today},
        )
        change(settled, state=state, changed_on=order.today)
        if why or "why" in read:
            refuse_unread(settled, ["why"], read)
            Sealer(order.writer, row.household_id).write(settled, {"why": why})
        states = {Line(one.line): LineState(one.state) for one in plan.lines.all()}
        if not still_open(states):
            _close(order, row.household_id, Task.What.EXIT_PLAN)
        facts = {"household": str(row.household_id), "line": line, "state": state}
        return Done(settled.pk, facts)

    return once(order, "exit_plan.settled", work)


def ask_later(order: Order, stay: Stay) -> None:
    """Leave the day a task to ask how she is, because she wants to be asked."""
    if stay.follow_up != Answer.YES or stay.exit_day is None:
        return
    terms = Rules.objects.get(center_id=order.center).terms()
    make(
        Task,
        center_id=order.center,
        household_id=stay.household_id,
        what=Task.What.FOLLOW_UP,
        role=Role.SOCIAL,
        due_on=terms.follow_up_by(stay.exit_day),
    )


def follow_up(order: Order, stay: UUID, came: Came, words: str) -> Outcome:
    """Write down what came of asking. Silence leads to nothing by itself.

    Raises ``Refused`` if she lives here, or did not want to be asked.
    """

    def work() -> Done:
        row = find(Stay, order.center, stay)
        if row.exit_day is None:
            raise Refused(Ground.LIVES_HERE)
        if row.follow_up != Answer.YES:
            raise Refused(Ground.NO_CONSENT)
        made = make(
            FollowUp, center_id=order.center, stay=row, day=order.today, outcome=came
        )
        Sealer(order.writer, row.household_id).write(made, {"words": words})
        _close(order, row.household_id, Task.What.FOLLOW_UP)
        if came is Came.NO_MORE:
            change(row, follow_up=Answer.NO)
        facts = {"household": str(row.household_id), "came": came}
        return Done(made.pk, facts)

    return once(order, "follow_up.written", work)


def _plan(order: Order, stay: Stay) -> ExitPlan:
    plan, _ = ExitPlan.objects.get_or_create(
        stay=stay, defaults={"center_id": order.center, "begun_on": order.today}
    )
    return plan


def _close(order: Order, household: UUID, what: str) -> None:
    Task.objects.filter(
        household_id=household, what=what, state=Task.State.OPEN
    ).update(state=Task.State.DONE, ended_at=order.at)
