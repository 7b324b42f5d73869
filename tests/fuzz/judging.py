"""Judging: which private words may stand in an answer, by the policy table alone.

A sealed word may stand in the body of an answer, and nowhere else, if all this holds:

1. Her session held both halves of her key when she asked.
2. The table opens ``secrets.open`` to her role.
3. Her role may hold the word's category (``MAY_HOLD``); or she is the family's own
   worker; or she is of the ``INTAKE``, and the intake still holds that category.
4. This very answer is the opening: while it was made, the ledger got an entry by her,
   on that family, that names that column.

A private word that is not sealed may stand in the body for whom the table opens
``household.see``. An administrator, an inspector and somebody not signed in fulfil
neither, so they may see none. A session, a header, a cookie and a line of the log may
hold no word for anybody; what another house holds, and the hash of a password, is for
nobody here.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from tests.fuzz.asking import Answer
from tests.fuzz.garbage import TAG
from tests.fuzz.house import CANARY, Canary, Fuzzed
from tests.fuzz.people import Person
from umay.core.policy import INTAKE, allows, may_hold
from umay.records.models import Household, LedgerEntry
from umay.use_cases.keys.granting import KEPT_BY_INTAKE
from umay.use_cases.keys.opening import ACT

FAULT = 500  # from here on it is the server's


@dataclass(frozen=True)
class Judge:
    """Made before a request is sent, asked after it was answered."""

    made: Fuzzed
    person: Person
    unlocked: bool
    last: int

    @classmethod
    def before(cls, made: Fuzzed, person: Person) -> "Judge":
        return cls(made, person, person.unlocked(), _last(made))

    def acts(self) -> list[LedgerEntry]:
        """Return what was done meanwhile, by whomever."""
        entries = LedgerEntry.objects.filter(center_id=self.made.center)
        return list(entries.filter(seq__gt=self.last))

    def complaints(
        self, answer: Answer, acts: Iterable[LedgerEntry] = ()
    ) -> Iterator[str]:
        if answer.status >= FAULT:
            yield f"{answer.status} {answer.fault}"
        if TAG in answer.body:
            yield "what was typed came back as markup"
        found = self.words_in(answer)
        opened = set(self._opened(acts))
        for place, word in found:
            canary = self.made.canaries[word]
            if place != "body" or not self._may(canary, opened):
                yield f"canary of {canary.column} in the {place}"
        for secret, what in self.made.never.items():
            if any(secret in text for text in answer.told.values()):
                yield f"canary: {what}"

    def words_in(self, answer: Answer) -> list[tuple[str, str]]:
        """Return where each canary stands, by the name of the place."""
        return [
            (place, word)
            for place, text in answer.told.items()
            for word in self._known(text)
        ]

    def _known(self, text: str) -> set[str]:
        words = {word for word in CANARY.findall(text) if word in self.made.canaries}
        return words | {code for code in self.made.codes if code in text}

    def _opened(self, acts: Iterable[LedgerEntry]) -> Iterator[tuple[str, str]]:
        """Yield family and column of all that was opened by her meanwhile."""
        for entry in acts:
            by_her = self.person.worker and entry.by == self.person.worker.pk
            if entry.act == ACT and by_her:
                yield from ((entry.subject, name) for name in entry.said["fields"])

    def _may(self, canary: Canary, opened: Collection[tuple[str, str]]) -> bool:
        if self.person.worker is None or canary.center != self.made.center:
            return False
        if canary.category is None:
            return allows(self.person.role, "household.see")
        return (
            self.unlocked
            and allows(self.person.role, "secrets.open")
            and self._may_hold(canary)
            and (str(canary.household), canary.column) in opened
        )

    def _may_hold(self, canary: Canary) -> bool:
        assert canary.category is not None
        if may_hold(self.person.role, canary.category):
            return True
        own = Household.unveiled.get(pk=canary.household).own_worker_id
        if own is not None:
            keeps = canary.category in KEPT_BY_INTAKE and self.person.role in INTAKE
            return keeps or (
                self.person.worker is not None and own == self.person.worker.pk
            )
        return self.person.role in INTAKE


def _last(made: Fuzzed) -> int:
    entries = LedgerEntry.objects.filter(center_id=made.center)
    return entries.order_by("-seq").values_list("seq", flat=True).first() or 0
