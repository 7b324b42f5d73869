"""Write sealed words into a row: who she is, how to reach her, what she fears."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from umay.records.models import Household, Member
from umay.records.queries.find import find
from umay.use_cases.keys.meanwhile import refuse_if_changed, refuse_unread
from umay.use_cases.keys.sealing import Sealer
from umay.use_cases.order import Done, Order, Outcome, once

NAMES = frozenset({"full_name", "other_names", "birth_date", "call_name"})


def write_sealed(
    order: Order,
    household: UUID,
    row: Household | Member,
    words: Mapping[str, str],
    read: Iterable[str] = (),
) -> Outcome:
    """Seal ``words`` into a row; an empty one changes nothing unless in ``read``.

    Only who has read an answer can change it or take it away.
    Raises ``Refused`` for others, if it was changed meanwhile, or if nobody has keys.
    """
    readable = set(read)
    kept = {name: text for name, text in words.items() if text or name in readable}

    def work() -> Done:
        family = find(Household, order.center, household)
        now = find(type(row), order.center, row.pk)
        refuse_if_changed(order, now, words)
        refuse_unread(now, kept, readable)
        Sealer(order.writer, household).write(now, kept)
        if NAMES & set(kept) and family.marked_at is not None:
            Household.objects.filter(pk=household).update(marked_at=None)
        return Done(row.pk, {"fields": sorted(kept)})

    return once(order, "fields.written", work)
