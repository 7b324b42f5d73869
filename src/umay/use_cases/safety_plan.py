"""A safety plan: each of its five parts written, and written anew, with her."""

from uuid import UUID

from umay.core.danger.plans import Marked, Part, to_words
from umay.core.refusals import Ground, Refused
from umay.core.secrets import Category
from umay.records.models import Household, SafetyPart
from umay.records.models.rows import CenterRow
from umay.records.queries.find import find
from umay.records.store.rows import change, make
from umay.use_cases.keys.meanwhile import refuse_if_changed
from umay.use_cases.keys.opening import envelopes
from umay.use_cases.keys.sealing import Sealer
from umay.use_cases.order import Done, Order, Outcome, once
from umay.vault.envelopes import key_of

COLUMNS = ("marked", "plan_words")


def write_part(
    order: Order,
    household: UUID,
    part: Part,
    marked: tuple[Marked, ...],
    words: str,
    *,
    earlier: bool = False,
) -> Outcome:
    """Write one part as it stands now; ``words`` are hers.

    ``earlier`` says that they take in what was written before plans had parts, which
    is taken away with this act. Raises ``Refused`` if what would be written over is
    not open to her, or is not what she saw.
    """

    def work() -> Done:
        family = find(Household, order.center, household)
        row = SafetyPart.objects.filter(household=family, part=part).first()
        _check_open(order, household, [one for one in (row, earlier and family) if one])
        refuse_if_changed(order, row, COLUMNS)
        when = {"written_at": order.at, "written_by_id": order.by}
        if row is None:
            base = {"center_id": order.center, "household": family}
            row = make(SafetyPart, **base, part=part, **when)
        else:
            change(row, **when)
        sealer = Sealer(order.writer, household)
        text = to_words(marked) if marked else ""
        sealer.write(row, {"marked": text, "plan_words": words})
        if earlier:
            sealer.write(family, {"safety_plan": ""})
        return Done(row.pk, {"household": str(household)})

    return once(order, "safety.written", work)


def _check_open(order: Order, household: UUID, rows: list[CenterRow]) -> None:
    """Only who can read what stands there may put something else in its place."""
    shut = [
        one
        for one in envelopes(rows)
        if one.name.startswith("safetypart.") or one.column == "safety_plan"
    ]
    if not shut:
        return
    if order.ring is None:
        raise Refused(Ground.KEYS_LOCKED)
    keys = order.ring.keys(household, [Category.SAFETY], order.at)
    if any(key_of(one.envelope) not in keys for one in shut):
        raise Refused(Ground.NO_KEY)
