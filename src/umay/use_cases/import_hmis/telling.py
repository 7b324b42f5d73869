"""Telling: the events of one house, each as an order on its day."""

from collections.abc import Iterator
from uuid import UUID

from umay.core.asking import CallSheet, Choice
from umay.core.hmis.history import (
    Comes,
    Ends,
    Event,
    Furnishes,
    Joins,
    Leads,
    Leaves,
    Part,
)
from umay.core.hmis.spells import Relation, Spell
from umay.core.people import Age, Whereabouts
from umay.records.models import Member, Request, Stay
from umay.use_cases.admit_household import admit_as_told
from umay.use_cases.change_head import change_head
from umay.use_cases.change_members import change_whereabouts, join_member
from umay.use_cases.exit_household import exit_household
from umay.use_cases.import_hmis.book import Book
from umay.use_cases.import_hmis.placing import WHY, Lodging

GROWN = frozenset({Age.ADULT, Age.UNKNOWN, Age.UNSAID})


class Telling:
    """Remembers which stay and which member a visit and a spell became."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.lodging = Lodging(book) if book.plan.lodging else None
        self.stays: dict[str, UUID] = {}
        self.members: dict[str, UUID] = {}

    def tell(self) -> Iterator[Event]:
        """Carry out every event, and yield it once it is done."""
        settled = None
        for event in self.book.plan.events:
            if event.part > Part.ROOMS and event.day != settled:
                self._settle(event)
                settled = event.day
            self._carry_out(event)
            yield event
        if self.book.plan.events:
            self._settle(self.book.plan.events[-1])

    def _settle(self, event: Event) -> None:
        if self.lodging:
            self.lodging.settle(event.day)

    def _carry_out(self, event: Event) -> None:
        match event.what:
            case Furnishes():
                self._furnishes(event, event.what)
            case Comes():
                self._comes(event, event.what)
            case Joins():
                self._joins(event, event.what)
            case Leads(spell=spell):
                change_head(self.book.order(event.day), self.members[spell.key])
            case Leaves(spell=spell):
                member, gone = self.members[spell.key], Whereabouts.LEFT
                change_whereabouts(self.book.order(event.day), member, gone)
            case Ends():
                self._ends(event, event.what)

    def _furnishes(self, event: Event, what: Furnishes) -> None:
        if self.lodging:
            self.lodging.furnish(event.day, what.rooms)

    def _comes(self, event: Event, what: Comes) -> None:
        spells = what.visit.arrivals
        sheet = self._sheet(spells)
        choice: Choice | None = None
        form = Stay.Form.DAY
        if self.lodging:
            choice = self.lodging.choose(event.day, sheet)
            form = Stay.Form.ROUND_THE_CLOCK
        order = self.book.order(event.day)
        stay = admit_as_told(order, sheet, choice, form).subject
        members = Member.objects.filter(household__stays=stay).order_by("number")
        keys = members.values_list("pk", flat=True)
        self.members |= zip((spell.key for spell in spells), keys, strict=True)
        self.stays[what.visit.key] = stay
        if self.lodging and choice:
            self.lodging.live(what.visit.key, stay, choice)

    def _joins(self, event: Event, what: Joins) -> None:
        order, stay = self.book.order(event.day), self.stays[what.visit.key]
        person, kind = what.spell.person(), what.spell.kind
        joined = join_member(order, stay, person, kind, WHY)
        self.members[what.spell.key] = joined.subject

    def _ends(self, event: Event, what: Ends) -> None:
        order, stay = self.book.order(event.day), self.stays[what.visit.key]
        exit_household(order, stay, event.day, what.destination)
        if self.lodging:
            self.lodging.leave(event.day, what.visit.key)

    def _sheet(self, spells: tuple[Spell, ...]) -> CallSheet:
        """What is known of her coming: the people, and that adults may share."""
        people = tuple(spell.person() for spell in spells)
        grown = all(p.age in GROWN for p in people)
        children = any(s.relation is Relation.CHILD for s in spells)
        return CallSheet(
            programme=self.book.plan.project.programme,
            people=people,
            channel=Request.Channel.UNKNOWN,
            may_share=grown and not children,
        )
