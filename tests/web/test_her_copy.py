"""She takes a copy of her file herself: printed, or locked with words of her own."""

import pytest
from pyrage import passphrase

from tests.incidents.telling import HER_WORDS, happened
from tests.keys import ring_of
from tests.small_house import SmallHouse
from tests.web.her import QUIET, WORDS, Hers, with_card
from tests.web.living import sent
from umay.core.roles import Role
from umay.records.models import Door, Household, LedgerEntry, Release, Worker
from umay.use_cases.keys.sealing import Sealer

WORDS_OF_HERS = "four words of hers"
HEALTH = "Invented illness"


@pytest.fixture
def hers(house: SmallHouse, workers: dict[Role, Worker]) -> Hers:
    for role in (Role.SOCIAL, Role.LAWYER):
        ring_of(house, workers[role])
    made = with_card(house, workers[Role.SOCIAL])
    happened(made.house, made.household)
    family = Household.objects.get(pk=made.household)
    Sealer(made.order().writer, made.household).write(family, {"access_needs": HEALTH})
    return made


def takes(hers: Hers, words: str = "", again: str | None = None, pin: str = ""):
    browser, _ = hers.comes(pin) if pin else hers.comes()
    told = {"password": words, "password_again": words if again is None else again}
    return browser.post("/days/copy/", sent(**told))


def test_on_paper_it_holds_what_her_card_opens(hers: Hers) -> None:
    page = takes(hers).content.decode()

    assert WORDS in page
    assert HER_WORDS in page
    assert HEALTH not in page  # its key is not hers to carry about


def test_as_a_file_only_her_words_open_it(hers: Hers) -> None:
    answer = takes(hers, WORDS_OF_HERS)

    assert answer["Content-Disposition"] == 'attachment; filename="file.age"'
    opened = passphrase.decrypt(answer.content, WORDS_OF_HERS).decode()
    assert HER_WORDS in opened
    with pytest.raises(Exception, match=r"(?i)decrypt"):
        passphrase.decrypt(answer.content, "other words of his")


def test_it_is_written_down_as_her_own_act(hers: Hers) -> None:
    takes(hers)

    door = Door.objects.get().pk
    row = Release.objects.get()
    assert (row.by, row.recipient, row.basis) == (None, "herself", "her_right")
    assert LedgerEntry.objects.get(act="release.made").by == door
    opened = LedgerEntry.objects.filter(act="fields.opened", by=door)
    assert {entry.said["why"] for entry in opened} == {"herself"}


def test_other_words_the_second_time_make_nothing_and_are_not_shown(hers: Hers) -> None:
    answer = takes(hers, WORDS_OF_HERS, "other words of hers")

    assert answer.status_code == 422
    assert WORDS_OF_HERS not in answer.content.decode()
    assert Release.objects.count() == 0


def test_the_quiet_pin_takes_nothing(hers: Hers) -> None:
    answer = takes(hers, pin=QUIET)

    assert HER_WORDS not in answer.content.decode()
    assert Release.objects.count() == 0
