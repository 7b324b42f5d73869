"""Talks and plans on the screen: fear first, nothing left out, nothing added up."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from tests.danger.sheets import SHEET
from tests.danger.telling import BECAUSE, HER_PLAN, HER_WORDS, a_talk, talked
from tests.gate.family import Family, at
from tests.web.living import seen
from umay.core.danger.talks import Fear
from umay.core.people import Answer
from umay.records.models import DangerTalk, Household, LedgerEntry, Release, SafetyPart
from umay.use_cases.danger import hold_talk
from umay.use_cases.keys.writing import write_sealed

KEY = "00000000-0000-4000-8000-000000000001"
FORM = {
    "key": KEY,
    "fear": "life",
    "in_her_words": HER_WORDS,
    "q-breath": "yes",
    "q-weapon": "no",
    "q-threat": "unsaid",
    "q-worse": "unknown",
}
NOT_ANSWERED = "Not answered"


def text(page: str) -> str:
    """Return what a page says, without its markup."""
    main = page.partition("<main")[2].partition("</main>")[0]
    return re.sub(r"\s+", " ", re.sub("<[^>]+>", " ", main))


def one(made: Family, client: Client) -> str:
    row = DangerTalk.objects.latest("number")
    return client.get(at("danger-talk", made, talk=row.pk)).content.decode()


def test_her_fear_is_asked_first_and_shown_first(made: Family, client: Client) -> None:
    asked = client.get(at("danger-new", made)).context["form"]
    assert next(name for name in asked.fields if name != "key") == "fear"

    client.post(at("danger-new", made), FORM)

    page = text(one(made, client))
    first = page.index("Afraid for a life")
    for later in (HER_WORDS, "gripped her neck", "Nobody has judged the danger."):
        assert first < page.index(later)


def test_an_answer_that_was_left_out_is_seen(made: Family, client: Client) -> None:
    client.post(at("danger-new", made), FORM)

    page = text(one(made, client))
    assert page.count(NOT_ANSWERED) == 5
    assert "5 questions were not answered. That does not mean no." in page
    listed = text(client.get(at("danger", made)).content.decode())
    assert "5 not answered" in listed


def test_control_an_answer_left_out_and_a_no_are_two_pages(
    made: Family, client: Client
) -> None:
    answered = {one.id: Answer.NO for one in a_talk(made.order()).asked}
    left_out = {name: a for name, a in answered.items() if name != "breath"}
    pages = []
    for answers in (answered, left_out):
        made.house.later(days=1)
        order = made.order()
        talk = a_talk(order, **{**dict.fromkeys(answered), **answers})
        hold_talk(order, made.household, talk)
        pages.append(text(one(made, client)))

    assert NOT_ANSWERED not in pages[0]
    assert pages[1].count(NOT_ANSWERED) == 1
    assert "1 question was not answered" in pages[1]


def test_nothing_is_added_up_and_no_level_stands_by_itself(
    made: Family, client: Client
) -> None:
    every = {f"q-{one.id}": "yes" for one in a_talk(made.order()).asked}
    client.post(at("danger-new", made), FORM | every)

    page = text(one(made, client)).partition("Judge the danger")[0]
    assert "Nobody has judged the danger." in page
    for level in ("There is danger", "In great danger", "In danger now"):
        assert level not in page
    assert not re.search(r"\b9\b", page.partition("Can he get")[2])


@pytest.mark.parametrize(
    ("sent", "says"),
    [
        ({"level": "now"}, "Say why, or leave the danger open."),
        ({"why": BECAUSE}, "You say why: choose how great it is."),
        ({"in_her_words": "x" * 4001}, "Too long"),
        ({"q-breath": "perhaps"}, "Select a valid choice"),
    ],
)
def test_what_cannot_be_is_explained_and_nothing_typed_is_lost(
    made: Family, client: Client, sent: dict[str, str], says: str
) -> None:
    answer = client.post(at("danger-new", made), FORM | sent)

    assert answer.status_code == 422
    page = answer.content.decode()
    assert says in page
    assert (sent.get("in_her_words") or HER_WORDS)[:50] in page
    assert not DangerTalk.objects.exists()


def test_a_level_is_set_with_its_reason_and_shown_with_who_set_it(
    made: Family, client: Client
) -> None:
    client.post(at("danger-new", made), FORM)
    row = DangerTalk.objects.get()
    address = at("danger-judge", made, talk=row.pk)

    assert client.post(address, {"key": KEY, "level": "high"}).status_code == 422
    sent = {"key": KEY[:-1] + "2", "level": "high", "why": BECAUSE}
    assert client.post(address, sent).status_code == 302

    page = text(one(made, client))
    assert "In great danger" in page
    assert BECAUSE in page
    assert f"Judged by {made.own.username}" in page


def test_sending_it_twice_holds_one_talk(made: Family, client: Client) -> None:
    for _ in range(2):
        client.post(at("danger-new", made), FORM)

    assert DangerTalk.objects.count() == 1


def test_the_picture_over_time_says_in_words_what_it_draws(
    made: Family, client: Client
) -> None:
    for fear in (Fear.LIFE, Fear.UNSAID, Fear.SOME):
        made.house.later(days=30)
        hold_talk(made.order(), made.household, a_talk(made.order(), fear))

    page = client.get(at("danger", made)).content.decode()

    (fears, levels) = re.findall(r'role="img" aria-label="([^"]+)"', page)
    said = [part.partition(": ")[2] for part in fears.split("; ")]
    assert said == ["Afraid for a life", "Prefers not to say", "A little afraid"]
    assert levels.count("Left open") == 3
    drawn = page.partition('<svg class="clock"')[2].partition("</svg>")[0]
    assert drawn.count("<circle") == 3
    assert drawn.count('stroke-width="3"') == 0  # nothing is guessed across a gap


def test_the_page_of_the_family_says_when_and_never_how_great(
    made: Family, client: Client
) -> None:
    talked(made.house, made.household)

    page = text(client.get(at("household", made)).content.decode())

    assert re.search(r"Talks about danger : last on .*, next by", page)
    assert "last written on" in page
    for word in ("In great danger", "Very afraid", HER_WORDS, HER_PLAN):
        assert word not in page


def test_without_her_keys_there_are_only_days(made: Family) -> None:
    key = talked(made.house, made.household)
    stranger = Client(headers={"accept-language": "en"})
    stranger.force_login(made.own)

    for name, more in (("danger", {}), ("danger-talk", {"talk": key})):
        page = stranger.get(at(name, made, **more)).content.decode()
        assert "sealed and not open to you now" in page
        for word in (HER_WORDS, BECAUSE, "In great danger", "Very afraid"):
            assert word not in text(page).partition("Judge the danger")[0]
    page = stranger.get(at("safety-plan", made)).content.decode()
    assert HER_PLAN not in page


@pytest.fixture
def own_sheets() -> Path:
    folder = settings.HOME.talks
    folder.mkdir(parents=True)
    (folder / "own.toml").write_text(SHEET, "utf-8")
    yield folder
    for file in folder.iterdir():
        file.unlink()
    folder.rmdir()


def test_of_several_sheets_the_worker_chooses_and_sees_whose_it_is(
    made: Family, client: Client, own_sheets: Path
) -> None:
    (own_sheets / "bad.toml").write_text("[talk]\novner = 1\n", "utf-8")
    page = client.get(at("danger-new", made)).content.decode()
    assert "Talk about danger" in page
    assert "bad.toml:2: “ovner” is no key of talk" in page

    address = f"{at('danger-new', made)}?sheet=ours"
    page = text(client.get(address).content.decode())
    for word in ("An invented institute", "given to this house", "Eight is much"):
        assert word in page
    client.post(address, {"key": KEY, "q-one": "yes"})

    page = text(one(made, client))
    assert "Invented" in page
    assert "Eight is much" not in page
    assert page.count(NOT_ANSWERED) == 2  # her fear, and the second question


def test_a_talk_stays_readable_when_its_sheet_is_gone(
    made: Family, client: Client, own_sheets: Path
) -> None:
    client.post(f"{at('danger-new', made)}?sheet=ours", {"key": KEY, "q-one": "yes"})
    (own_sheets / "own.toml").unlink()

    assert "One?" in one(made, client)
    (own_sheets / "own.toml").write_text(SHEET, "utf-8")


def test_ours_shows_no_licence(made: Family, client: Client) -> None:
    page = text(client.get(at("danger-new", made)).content.decode())

    assert "Licence" not in page
    assert "AGPL" not in page


def test_a_sheet_nobody_has_is_not_found(made: Family, client: Client) -> None:
    answer = client.get(f"{at('danger-new', made)}?sheet=none")

    assert answer.status_code == 404
    assert client.get(at("safety-part", made, part="roof")).status_code == 404


def test_a_part_of_the_plan_is_written_shown_and_printed_in_large_letters(
    made: Family, client: Client
) -> None:
    sent = {"key": KEY, "p-trackers": "talked", "p-pictures": "not_wanted"}
    address = at("safety-part", made, part="online")
    sent |= {"plan_words": HER_PLAN, "seen": seen(client, address)}
    answer = client.post(address, sent)
    assert answer.status_code == 302
    page = text(client.get(at("safety-plan", made)).content.decode())
    assert HER_PLAN in page
    assert "She does not want it" in page

    form = {"key": KEY[:-1] + "3", "language": "ru"}
    paper = client.post(at("safety-take", made), form).content.decode()

    assert "large-print" in paper
    assert HER_PLAN in paper
    assert "проверены на метки" in paper
    assert "Никаких снимков" not in paper  # she does not want it
    assert "<title>Мой план</title>" in paper
    assert Release.objects.get().paper == "safety_plan"
    assert LedgerEntry.objects.filter(act="release.made").count() == 1


def test_what_was_written_before_there_were_parts_is_shown_until_it_went_over(
    made: Family, client: Client
) -> None:
    family = Household.objects.get(pk=made.household)
    words = {"safety_plan": "Call my sister"}
    write_sealed(made.order(), made.household, family, words)
    assert "Call my sister" in client.get(at("safety-plan", made)).content.decode()

    address = at("safety-part", made, part="house")
    form = client.get(address).context["form"]
    assert form["plan_words"].value() == "Call my sister"
    sent = {"key": KEY, "plan_words": "Call my sister, then 112"}
    client.post(address, sent | {"seen": seen(client, address)})

    family.refresh_from_db()
    assert family.safety_plan is None
    page = text(client.get(at("safety-plan", made)).content.decode())
    assert page.count("Call my sister") == 1
    assert SafetyPart.objects.get().part == "house"
