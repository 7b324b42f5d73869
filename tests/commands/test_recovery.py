"""``umay recovery``, as the people who hold the cards use it."""

import re
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest
from pytest_django import DjangoDbBlocker

from tests.browser.looking import TELLING
from tests.harness import houses
from tests.harness.command import umay
from tests.harness.houses import House
from tests.keys import ring_of
from tests.small_house import SmallHouse, small_house
from umay.commands.main import main
from umay.core.cards import lines_of, read_card
from umay.core.roles import Role
from umay.records.models import Grant, Holder, Household, LedgerEntry, Worker

NAMED = ("--holders", "Director", "Lawyer", "Board", "Partner", "Bank")


@pytest.fixture
def house(
    django_db_blocker: DjangoDbBlocker, monkeypatch: pytest.MonkeyPatch
) -> Iterator[SmallHouse]:
    """A house of one center in this process, without cards."""
    with django_db_blocker.unblock(), houses.lent() as lent:
        monkeypatch.setenv("UMAY_HOME", str(lent.home.path))
        monkeypatch.setenv("LANG", "en_GB.UTF-8")
        made = small_house()
        Holder.objects.filter(kind="recovery").delete()
        yield made


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick"


@pytest.fixture
def cards(house: SmallHouse, stick: Path) -> list[str]:
    assert main(["recovery", "make", "--to", str(stick), *NAMED]) == 0
    return [str(stick / f"card-{number}.html") for number in range(1, 6)]


def test_five_files_only_she_reads_and_nothing_else_is_left(
    capsys: pytest.CaptureFixture[str], cards: list[str], stick: Path
) -> None:
    files = sorted(stick.iterdir())

    assert [str(file) for file in files] == cards
    assert {file.stat().st_mode & 0o777 for file in files} == {0o600}
    told = capsys.readouterr().out
    assert "shred --remove" in told
    assert "Print" in told


def test_a_card_is_for_print_and_tells_nothing_of_the_house(cards: list[str]) -> None:
    for file, holder in zip(cards, NAMED[1:], strict=True):
        text = Path(file).read_text("utf-8")
        shown = re.sub(r"<(style|svg).*?</\1>", "", text, flags=re.DOTALL).casefold()
        assert "size: A5" in text
        assert holder in text
        assert all(f'<p lang="{language}">' in text for language in ("kk", "ru", "en"))
        words = re.sub(r"<pre>.*?</pre>|<[^>]+>", "", shown, flags=re.DOTALL)
        assert not any(told in words for told in (*TELLING, "umay", "house", "үй"))
        assert "http" not in shown
        assert "src=" not in text


def test_no_piece_of_a_card_is_in_the_house(
    cards: list[str], house: SmallHouse
) -> None:
    from tests.secrets.seizer import everything_in_the_records

    rows = b"".join(everything_in_the_records())
    for file in cards:
        card = read_card(re.search(r"<pre>(.*?)</pre>", text_of(file), re.DOTALL)[1])
        assert not any(piece in rows for piece in card.pieces.values())
        assert not any(line.encode() in rows for line in lines_of(card))


def text_of(file: str) -> str:
    return Path(file).read_text("utf-8")


def test_any_three_prove_themselves_and_two_never_do(
    cards: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    for three in combinations(cards, 3):
        assert main(["recovery", "drill", *three]) == 0
    for one, other in combinations(cards, 2):
        assert main(["recovery", "drill", one, other]) == 1
        assert main(["recovery", "drill", one, other, other]) == 1

    assert LedgerEntry.objects.filter(act="recovery.drilled").count() == 10
    assert not Grant.objects.exists()
    assert "the same card was given twice" in capsys.readouterr().err


def typed(file: str) -> str:
    return re.search(r"<pre>\n(.*?)</pre>", text_of(file), re.DOTALL)[1]


def scanned(file: str) -> str:
    return " ".join("".join(line.split()) for line in typed(file).splitlines())


def test_typed_lines_and_scanned_squares_are_read_as_well(
    cards: list[str], tmp_path: Path
) -> None:
    files = []
    for number, text in enumerate((typed(cards[0]), scanned(cards[1]))):
        files.append(tmp_path / f"{number}.txt")
        files[-1].write_text(text)

    assert main(["recovery", "drill", *map(str, files), cards[4]]) == 0


@pytest.mark.parametrize("between", ["\n", ""])
def test_what_is_scanned_or_typed_into_the_terminal_is_read(
    django_db_blocker: DjangoDbBlocker, stick: Path, between: str
) -> None:
    with django_db_blocker.unblock(), houses.clone() as house:
        with houses.pointed_at(house):
            small_house()
            Holder.objects.filter(kind="recovery").delete()
        made = umay(house, "recovery", "make", "--to", str(stick), *NAMED)
        assert made.returncode == 0, made.stderr
        files = [str(stick / f"card-{number}.html") for number in (2, 3, 5)]
        said = [typed(files[0]), scanned(files[1]) + "\n", typed(files[2])]

        done = umay(house, "recovery", "drill", answers=between.join(said))

        assert done.returncode == 0, done.stderr
        assert "2, 3, 5" in done.stdout


@pytest.mark.parametrize(
    ("language", "says"), [("kk", "07-жолды"), ("ru", "строку 07"), ("en", "line 07")]
)
def test_a_typo_is_named_by_card_and_line_in_her_language(
    cards: list[str],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    language: str,
    says: str,
) -> None:
    lines = typed(cards[1]).splitlines()
    lines[7] = lines[7][:-1] + ("A" if lines[7][-1] != "A" else "B")
    (tmp_path / "typed.txt").write_text("\n".join(lines))

    words = ["recovery", "drill", "--language", language]
    assert main([*words, cards[0], str(tmp_path / "typed.txt"), cards[2]]) == 1

    told = capsys.readouterr().err
    assert says in told
    assert "2" in told.split(":")[1]
    assert len(told.strip().splitlines()) == 1


def test_three_cards_give_one_family_to_one_worker(
    cards: list[str], house: SmallHouse, capsys: pytest.CaptureFixture[str]
) -> None:
    request = house.asks(call_name="Айна Ойдан-Шыққан")
    family = Household.objects.get(requests=request)
    other = Household.objects.get(requests=house.asks(call_name="other"))
    worker = Worker.objects.create(
        center=house.worker.center, username="aliya", role=Role.SOCIAL
    )
    words = ["recovery", "use", "--family", family.survivor_code, "--to", "aliya"]

    assert main([*words, *cards[:3]]) == 1
    assert "sign in once" in capsys.readouterr().err
    ring_of(house, worker)
    assert main([*words, *cards[:2]]) == 1
    assert not Grant.objects.filter(holder__worker=worker).exists()
    assert main([*words, *cards[2:]]) == 0

    held = Grant.objects.filter(holder__worker=worker)
    assert held.filter(key__household=family).exists()
    assert not held.filter(key__household=other).exists()
    assert main([*words[:3], "nobody-here", *words[4:], *cards[:3]]) == 1
    assert main([*words[:-1], "nobody", *cards[:3]]) == 1


def test_a_second_time_makes_nothing_and_leaves_nothing(
    cards: list[str], stick: Path, tmp_path: Path
) -> None:
    again = tmp_path / "again"
    again.mkdir()

    assert main(["recovery", "make", "--to", str(again), *NAMED]) == 1
    assert list(again.iterdir()) == []
    assert len(list(stick.iterdir())) == 5


def test_files_that_cannot_be_written_leave_no_key(
    house: SmallHouse, stick: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (stick / "card-4.html").write_text("somebody else's")

    assert main(["recovery", "make", "--to", str(stick), *NAMED]) == 1

    assert "is there already" in capsys.readouterr().err
    assert [file.name for file in stick.iterdir()] == ["card-4.html"]
    assert not Holder.objects.filter(kind="recovery").exists()


@pytest.mark.parametrize(
    "holders",
    [("a", "b", "c", "d", "a"), ("a", "b", "c", "d", " "), ("x" * 41, *"abcd")],
)
def test_five_different_names_that_fit_are_needed(
    house: SmallHouse, stick: Path, holders: tuple[str, ...]
) -> None:
    assert main(["recovery", "make", "--to", str(stick), "--holders", *holders]) == 1
    assert list(stick.iterdir()) == []


def test_every_sentence_is_said_in_three_languages() -> None:
    from string import Formatter

    from umay.commands.recovery.words import WORDS

    def parts(text: str) -> set[str]:
        return {name for _, name, _, _ in Formatter().parse(text) if name}

    for name, text in WORDS["en"].items():
        for words in WORDS.values():
            assert parts(words[name]) == parts(text), name
    assert len({frozenset(words) for words in WORDS.values()}) == 1


@pytest.mark.parametrize("doing", ["make", "drill", "use"])
def test_each_part_teaches(doing: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["recovery", doing, "--help"])

    assert left.value.code == 0
    assert f"umay recovery {doing}" in capsys.readouterr().out


def test_where_there_is_no_house_it_says_so(tmp_path: Path) -> None:
    place: House = houses.named("nowhere")
    done = umay(place, "recovery", "drill")

    assert done.returncode == 1
    assert "umay init" in done.stderr
