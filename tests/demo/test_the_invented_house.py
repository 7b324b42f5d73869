"""The demo's house as it stands when its story has been told."""

from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta
from itertools import filterfalse, pairwise

import pytest
from django.db.models import Model
from pytest_django import DjangoDbBlocker

from tests.demo.told import EVENING, Evening, that_evening
from tests.secrets.seizer import seize
from umay.commands.demo_house.logins import LOGINS
from umay.commands.demo_house.plan import HARDSHIP, VIOLENCE
from umay.commands.demo_house.words import CALL_NAMES, MADE_UP
from umay.core.children import told_of
from umay.core.counts import Counts, count
from umay.core.danger.plans import marked_of
from umay.core.danger.talks import Level, talk_of
from umay.core.incidents import incident_of, statement_of
from umay.core.people import Age, Whereabouts
from umay.core.roles import Role
from umay.core.waiting import Danger
from umay.records import models
from umay.records.models import (
    Absence,
    Bed,
    Claim,
    Extension,
    Hold,
    KeepApart,
    LedgerEntry,
    Member,
    Request,
    SentForm,
    Stay,
    Task,
    TurnAway,
    Unit,
    WaitingEntry,
    WaitingMove,
    Worker,
)
from umay.records.queries.clocks import clock_of
from umay.records.queries.elsewhere import places_elsewhere
from umay.records.queries.house import house as house_now

# The demo is an encrypted file.
pytestmark = [pytest.mark.slow, pytest.mark.only_on("sqlite")]

A_DAY = timedelta(days=1)


@pytest.fixture(scope="module")
def house(django_db_blocker: DjangoDbBlocker) -> Iterator[Evening]:
    with django_db_blocker.unblock(), that_evening() as told:
        yield told


def counts(house: Evening, programme: str | None = None) -> Counts:
    seen = house_now(house.center, house.now, house.today)
    return count(seen, house.today, programme)


def living() -> list[Stay]:
    return list(Stay.objects.filter(exit_day=None).order_by("first_day"))


def test_seventy_beds_fifty_for_violence_and_eight_cots(house: Evening) -> None:
    assert counts(house).beds.all == 70
    assert counts(house, VIOLENCE).beds.all == 50
    assert counts(house, HARDSHIP).beds.all == 20
    assert counts(house).cots.all == 8


def test_rooms_of_every_kind_on_three_floors(house: Evening) -> None:
    units = house_now(house.center, house.now, house.today).units

    assert {unit.size for unit in units} == {1, 2, 3, 4, 5, 6}
    assert {unit.floor for unit in units} == {1, 2, 3}
    assert sum(unit.shared for unit in units) == 2
    assert sum(unit.step_free for unit in units) >= 4
    assert sum(bool(unit.adjoins) for unit in units) >= 4


def test_25_households_from_the_first_night_to_day_170(house: Evening) -> None:
    days = [clock_of(stay, house.today).day_number for stay in living()]

    assert len(days) == 25
    assert min(days) == 1
    assert max(days) == 170
    assert len({day // 30 for day in days}) >= 5


def test_the_house_is_nearly_full(house: Evening) -> None:
    beds = counts(house).beds

    assert beds.lived_in + beds.kept >= 58
    assert 3 <= beds.free <= 6
    assert beds.extra == 1
    conditions = set(Unit.objects.values_list("condition", flat=True))
    assert conditions == {"ready", "to_clean", "cleaning", "closed"}


def test_two_are_on_their_way_and_one_room_is_promised(house: Evening) -> None:
    open_holds = Hold.objects.filter(state="open").order_by("lapses_at")
    ends = [h.lapses_at - EVENING for h in open_holds if h.lapses_at]

    assert [end.total_seconds() / 60 for end in ends] == [20, 80]
    reserved = open_holds.get(lapses_at=None)
    leaving = Stay.objects.exclude(planned_leaving=None).get(exit_day=None)
    assert reserved.first_night > leaving.planned_leaving


def test_five_wait_and_one_was_put_before_another(house: Evening) -> None:
    waiting = WaitingEntry.objects.filter(ended_at=None)

    assert waiting.count() == 5
    assert len(set(waiting.values_list("danger", flat=True))) >= 3
    assert waiting.filter(danger=Danger.NOW).exists()
    assert WaitingMove.objects.get().why
    assert KeepApart.objects.get(ended_at=None).one in {
        w.request.household for w in waiting
    }
    assert Request.objects.filter(outcome="open").count() == 3


def test_other_houses_have_room_for_large_families(house: Evening) -> None:
    assert places_elsewhere(house.center, beds=5, programme=VIOLENCE)
    assert places_elsewhere(house.center, beds=2, programme=HARDSHIP)


def test_six_months_of_people_turned_away(house: Evening) -> None:
    at = TurnAway.objects.order_by("at").values_list("at", flat=True)

    assert len(at) >= 80
    assert EVENING - at[0] > timedelta(days=175)
    assert EVENING - at[len(at) - 1] < timedelta(days=7)
    reasons = Counter(TurnAway.objects.values_list("reason", flat=True))
    assert len(reasons) >= 6
    assert {reason for reason, _ in reasons.most_common(2)} & {"full", "her_choice"}


def test_the_family_of_the_mission_lives_here(house: Evening) -> None:
    mother = Member.objects.get(kind="head", birth_month__isnull=False)
    baby, boy = mother.household.members.exclude(pk=mother.pk).order_by("age")

    assert mother.household.stays.get().exit_day is None
    assert house.today.year - mother.birth_month.year == 32
    assert baby.age == Age.BABY
    assert Claim.objects.get(member=baby, is_open=True).bed.kind == Bed.Kind.COT
    assert boy.whereabouts == Whereabouts.ELSEWHERE
    assert boy.elsewhere_with


def test_every_kind_of_turn_was_told(house: Evening) -> None:
    acts = set(LedgerEntry.objects.values_list("act", flat=True))

    assert acts >= {
        *("member.born", "member.joined", "member.moved", "stay.moved"),
        *("hold.extended", "hold.released", "hold.lapsed", "leaving.planned"),
        *("extension.asked", "extension.decided", "apart.begun", "waiting.moved"),
    }
    decisions = set(Extension.objects.values_list("decision", flat=True))
    assert decisions == {"", "granted", "refused"}
    assert set(Task.objects.values_list("state", flat=True)) == {
        *("open", "done", "declined", "ended")
    }
    assert len({*Stay.objects.values_list("destination", flat=True)}) >= 8


def test_rules_were_gone_past_with_a_reason_and_some_came_back(house) -> None:
    facts = LedgerEntry.objects.values_list("facts", flat=True)
    bent = {bend for each in facts for bend in each.get("bends", [])}

    assert bent >= {"too_small", "other_programme"}
    stays = Counter(Stay.objects.values_list("household", flat=True))
    assert max(stays.values()) > 1


def test_one_is_late_tonight_and_one_is_out(house: Evening) -> None:
    out = Absence.objects.filter(back_at=None).order_by("expected_at")

    assert [absence.expected_at < EVENING for absence in out] == [True, False]


def test_no_bed_and_no_person_is_ever_given_twice(house: Evening) -> None:
    by_bed: dict[object, list[Claim]] = {}
    for claim in Claim.objects.order_by("first_night", "until"):
        by_bed.setdefault(("bed", claim.bed_id), []).append(claim)
        if claim.member_id:
            by_bed.setdefault(("member", claim.member_id), []).append(claim)

    for claims in by_bed.values():
        slept = [c for c in claims if c.until != c.first_night]
        for earlier, later in pairwise(slept):
            assert earlier.until is not None
            assert earlier.until <= later.first_night


def test_nobody_sleeps_in_a_closed_room_and_nobody_without_a_bed(house) -> None:
    for stay in living():
        claims = Claim.objects.filter(stay=stay, is_open=True)
        here = stay.household.members.filter(whereabouts="here")
        assert {c.member_id for c in claims} >= {m.pk for m in here}
        assert not claims.filter(unit__condition="closed").exists()


def test_every_act_has_its_entry(house: Evening) -> None:
    ours = {"center_id": house.center}
    entries = list(LedgerEntry.objects.filter(**ours).order_by("seq"))
    by_themselves = {"center.opened", "hold.lapsed"}
    told_acts = [(e.act, e.subject) for e in entries if e.act not in by_themselves]

    assert [entry.seq for entry in entries] == list(range(1, len(entries) + 1))
    assert [entry.at for entry in entries] == sorted(entry.at for entry in entries)
    sent = SentForm.objects.filter(**ours).values_list("act", "subject")
    assert Counter(sent) == Counter(told_acts)


def test_a_login_for_each_kind_of_worker(house: Evening) -> None:
    assert {login.role for login in LOGINS} == set(Role)
    for login in LOGINS:
        worker = Worker.objects.get(username=login.username)
        assert worker.role == login.role
        assert worker.check_password(login.password)


NO_BIRTHDAY = "01.01.1990"  # everybody's in the invented house


def test_every_name_and_every_text_says_that_it_is_invented(house: Evening) -> None:
    words = seize([login.password for login in LOGINS if login.role is Role.SOCIAL])
    assert len(words) > 100
    listed = [one for word in words for one in of_a_child(word)]
    assert listed
    for word in [*listed, *filterfalse(is_chosen, words)]:
        assert word.startswith(MADE_UP) or word in {*CALL_NAMES, NO_BIRTHDAY}, word
    for model, name in texts():
        for text in model._default_manager.values_list(name, flat=True):
            assert not text or text.startswith(MADE_UP), (model, name, text)


def of_a_child(word: str) -> list[str]:
    """Return what was typed on the page of a child, if the word is one of its parts."""
    with suppress(ValueError):
        return list(told_of(word).words.values())
    return []


def is_chosen(word: str) -> bool:
    """Whether it is an answer, a mark or a level: nobody typed a letter of it."""
    for read in (talk_of, marked_of, Level, incident_of, statement_of, told_of):
        with suppress(ValueError):
            read(word)
            return True
    return False


def test_the_door_has_its_card_its_log_and_its_lockers(house: Evening) -> None:
    assert models.GateCard.objects.filter(taken_down_at=None).count() == 1
    assert models.HouseEvent.objects.count() == 2
    assert models.Locker.objects.count() == 12
    assert models.Lending.objects.filter(back_at=None).count() == 5
    assert models.Child.objects.exclude(collect=None).count() == 1


def texts() -> Iterator[tuple[type[Model], str]]:
    """Yield every field in which a person could be found again, or harmed."""
    for name in models.__all__:
        model = getattr(models, name)
        for field in model._meta.get_fields():
            private = getattr(field, "umay_class", "") in {"identity", "special"}
            typed = field.get_internal_type() in {"CharField", "TextField"}
            yes_or_no = name == "Household" and field.name in {"pregnant", "step_free"}
            ours = model in {Worker, models.Session} or field.name == "call_name"
            if private and typed and not yes_or_no and not ours:
                yield model, field.name
