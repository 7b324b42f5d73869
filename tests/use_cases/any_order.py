"""The house in any order: a state machine over every act and what must hold."""

from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.db import connection, transaction
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
)

from tests.races.contest import DOUBLES
from tests.small_house import BABY, CHILD, WOMAN, small_house
from tests.use_cases.any_row import any_of
from umay.core.asking import Choice
from umay.core.counts import count
from umay.core.exits import Destination
from umay.core.people import Person, Whereabouts
from umay.core.places import Condition, Why
from umay.core.refusals import Refused
from umay.core.waiting import Danger
from umay.records.models import (
    Claim,
    Extension,
    Hold,
    LedgerEntry,
    Member,
    Request,
    Stay,
    Unit,
    WaitingEntry,
)
from umay.records.queries.house import house as house_now
from umay.use_cases.change_members import change_whereabouts, join_member, record_birth
from umay.use_cases.end_request import turn_away
from umay.use_cases.exit_household import exit_household, plan_leaving
from umay.use_cases.extend_stay import ask_extension, decide_extension
from umay.use_cases.furnish_house import set_condition
from umay.use_cases.keep_hold import extend_hold, release_hold
from umay.use_cases.move_household import move_household
from umay.use_cases.order import Outcome
from umay.use_cases.sign_out import sign_in, sign_out
from umay.use_cases.wait import put_on_waiting_list

UNITS = st.sampled_from(["11", "12", "13", "14", "15"])
BENDS = st.frozensets(st.sampled_from(Why), max_size=11)
PEOPLE = st.lists(st.sampled_from([CHILD, BABY, WOMAN]), max_size=4)


class HouseInAnyOrder(RuleBasedStateMachine):
    """Acts are drawn in any order; whatever is refused must change nothing."""

    @initialize()
    def open_the_house(self) -> None:
        self.savepoint = transaction.savepoint()
        self.house = small_house()
        self.acts = 2  # the opening and the recovery key

    def teardown(self) -> None:
        transaction.savepoint_rollback(self.savepoint)

    def tries(self, call: Callable[[], Any]) -> None:
        """Carry out an act; count it, or see that its refusal left nothing."""
        before = LedgerEntry.objects.count()
        try:
            done = call()
        except Refused:
            assert LedgerEntry.objects.count() == before
            return
        self.acts += 1
        assert LedgerEntry.objects.count() > before
        if isinstance(done, Outcome):
            assert not done.repeated

    @rule(people=PEOPLE, share=st.booleans(), ahead=st.integers(0, 20))
    def somebody_asks(self, people: list[Person], share: bool, ahead: int) -> None:
        first = self.house.order().today + timedelta(days=ahead // 10 * ahead)
        self.tries(lambda: self.house.asks(*people, may_share=share, first_night=first))

    @rule(data=st.data(), unit=UNITS, bends=BENDS)
    def a_hold_is_placed(self, data: Any, unit: str, bends: frozenset[Why]) -> None:
        request = any_of(Request, data, outcome__in=["open", "waiting"])
        self.tries(lambda: self.house.holds(request, unit, bends=bends, why="said"))

    @rule(data=st.data())
    def the_best_place_is_held(self, data: Any) -> None:
        request = any_of(Request, data, outcome="open")
        self.tries(lambda: self.house.holds(request))

    @rule(data=st.data(), longer=st.booleans())
    def a_hold_is_changed(self, data: Any, longer: bool) -> None:
        hold, order = any_of(Hold, data, state="open"), self.house.order()
        self.tries(
            lambda: (
                extend_hold(order, hold, 30) if longer else release_hold(order, hold)
            )
        )

    @rule(data=st.data())
    def she_arrives(self, data: Any) -> None:
        request = any_of(Request, data, outcome__in=["held", "open", "waiting"])
        self.tries(lambda: self.house.admits(request))

    @rule(data=st.data(), unit=UNITS, bends=BENDS)
    def she_is_admitted_to(self, data: Any, unit: str, bends: frozenset[Why]) -> None:
        request = any_of(Request, data, outcome="open")
        self.tries(lambda: self.house.admits(request, unit, bends=bends, why="said"))

    @rule(data=st.data())
    def she_waits_or_is_turned_away(self, data: Any) -> None:
        request, order = any_of(Request, data, outcome="open"), self.house.order()
        waits = data.draw(st.booleans())
        self.tries(
            lambda: (
                put_on_waiting_list(order, request, Danger.HIGH)
                if waits
                else turn_away(order, request, "full")
            )
        )

    @rule(data=st.data(), unit=UNITS, bends=BENDS)
    def she_moves(self, data: Any, unit: str, bends: frozenset[Why]) -> None:
        stay = any_of(Stay, data, exit_day=None)
        choice = Choice((unit,), bends, "said")
        self.tries(lambda: move_household(self.house.order(), stay, choice))

    @rule(data=st.data(), born=st.booleans(), why=st.sampled_from(["", "said"]))
    def somebody_joins(self, data: Any, born: bool, why: str) -> None:
        stay, order = any_of(Stay, data, exit_day=None), self.house.order()
        month = order.today.replace(day=1)
        self.tries(
            lambda: (
                record_birth(order, stay, month)
                if born
                else join_member(order, stay, CHILD, why=why)
            )
        )

    @rule(
        data=st.data(), to=st.sampled_from(Whereabouts), why=st.sampled_from(["", "x"])
    )
    def a_member_goes_or_comes(self, data: Any, to: Whereabouts, why: str) -> None:
        member = any_of(Member, data, household__stays__exit_day=None)
        self.tries(lambda: change_whereabouts(self.house.order(), member, to, why=why))

    @rule(data=st.data(), days=st.integers(-2, 30))
    def leaving_is_planned(self, data: Any, days: int) -> None:
        stay, order = any_of(Stay, data, exit_day=None), self.house.order()
        day = order.today + timedelta(days=days)
        self.tries(lambda: plan_leaving(order, stay, day, Destination.KIN_FOR_NOW))

    @rule(data=st.data(), back=st.integers(-1, 3))
    def she_leaves(self, data: Any, back: int) -> None:
        stay, order = any_of(Stay, data, exit_day=None), self.house.order()
        day = order.today - timedelta(days=back)
        self.tries(lambda: exit_household(order, stay, day, Destination.UNKNOWN))

    @rule(data=st.data(), days=st.integers(1, 300), grant=st.booleans())
    def an_extension(self, data: Any, days: int, grant: bool) -> None:
        order = self.house.order()
        if asked := Extension.objects.filter(decision="").first():
            day = order.today + timedelta(days=days) if grant else None
            self.tries(lambda: decide_extension(order, asked.pk, "said", day))
        else:
            stay = any_of(Stay, data, exit_day=None)
            day = order.today + timedelta(days=days)
            self.tries(lambda: ask_extension(order, stay, day, "said"))

    @rule(data=st.data(), out=st.booleans())
    def she_goes_out_or_comes_back(self, data: Any, out: bool) -> None:
        stay, order = any_of(Stay, data, exit_day=None), self.house.order()
        back = order.at + timedelta(hours=3)
        self.tries(lambda: sign_out(order, stay, back) if out else sign_in(order, stay))

    @rule(unit=UNITS, condition=st.sampled_from(Condition))
    def a_unit_is_cleaned_or_closed(self, unit: str, condition: Condition) -> None:
        key = Unit.objects.get(code=unit).pk
        self.tries(lambda: set_condition(self.house.order(), key, condition))

    @rule(minutes=st.sampled_from([1, 45, 90, 60 * 24, 60 * 24 * 40]))
    def time_passes(self, minutes: int) -> None:
        self.house.later(minutes=minutes)

    @invariant()
    def no_bed_and_no_person_is_given_twice(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute(DOUBLES)
            assert cursor.fetchone()[0] == 0

    @invariant()
    def every_resident_household_has_beds_and_one_stay(self) -> None:
        for stay in Stay.objects.filter(exit_day=None, form="round_the_clock"):
            claims = Claim.objects.filter(stay=stay, is_open=True)
            assert claims.exclude(bed__kind="cot").exists()
            units = {c.unit_id for c in claims.exclude(bed__kind="cot")}
            assert len(units) <= 2
        assert not Claim.objects.filter(is_open=True, stay__exit_day__isnull=False)

    @invariant()
    def only_an_open_hold_keeps_beds(self) -> None:
        claims = Claim.objects.filter(hold__isnull=False, is_open=True)
        assert not claims.exclude(hold__state="open").exists()
        kept = set(claims.values_list("hold_id", flat=True))
        assert kept == set(
            Hold.objects.filter(state="open").values_list("pk", flat=True)
        )

    @invariant()
    def nobody_is_split_unasked(self) -> None:
        """Two units at once only where a door joins them: 12 and 13."""
        units: dict[Any, set[str]] = {}
        for claim in Claim.objects.filter(is_open=True).select_related("unit"):
            units.setdefault(claim.household_id, set()).add(claim.unit.code)
        assert all(len(u) == 1 or u == {"12", "13"} for u in units.values())

    @invariant()
    def counts_agree_three_ways(self) -> None:
        order = self.house.order()
        seen = house_now(order.center, order.at, order.today)
        whole = count(seen, order.today)
        parts = [count(seen, order.today, code) for code in ("violence", "hardship")]
        assert whole.beds.all == sum(p.beds.all for p in parts) == 14
        assert whole.units.all == sum(p.units.all for p in parts) == len(seen.units)
        living = Stay.objects.filter(exit_day=None, form="round_the_clock").count()
        assert whole.families_living == living
        given = Claim.objects.filter(is_open=True, kind="stay")
        on_beds = given.filter(bed__kind="bed").count()
        assert (whole.beds.lived_in, whole.beds.extra) == (
            on_beds,
            given.filter(bed__kind="fold_out").count(),
        )

    @invariant()
    def each_act_has_its_entry_and_the_order_has_no_holes(self) -> None:
        entries = LedgerEntry.objects.order_by("seq").values_list("seq", "act")
        numbers = [seq for seq, _ in entries]
        assert numbers == list(range(1, len(numbers) + 1))
        lapses = Counter(act for _, act in entries)["hold.lapsed"]
        assert len(numbers) == self.acts + lapses

    @invariant()
    def other_programmes_are_used_only_with_a_reason(self) -> None:
        strangers = Claim.objects.filter(is_open=True, hold__state="open").exclude(
            bed__kind="cot"
        )
        for claim in strangers.select_related("unit", "household", "hold"):
            if claim.unit.programme_id != claim.household.programme_id:
                assert Why.OTHER_PROGRAMME in claim.hold.bends
                assert claim.hold.bends_why

    @invariant()
    def nobody_waits_whose_request_has_ended(self) -> None:
        waiting = WaitingEntry.objects.filter(ended_at=None)
        assert not waiting.exclude(request__outcome__in=["waiting", "held"])
