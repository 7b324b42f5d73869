from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from umay.core.danger import plans, talks
from umay.core.danger.plans import Mark, Marked, Part, Prompt, marked_anew, marked_of
from umay.core.danger.sheets import Question, TalkSheet
from umay.core.danger.talks import Asked, Fear, Talk, talk_by, talk_of
from umay.core.incidents import Unreadable
from umay.core.people import Answer

DAYS = st.dates(date(2015, 1, 1), date(2030, 1, 1))
WORDS = st.fixed_dictionaries({"kk": st.text(), "ru": st.text(), "en": st.text()})
IDS = st.text("abcdefgh", min_size=1, max_size=5)
ASKED = st.builds(Asked, IDS, WORDS, st.sampled_from([None, *Answer]))
TALKS = st.builds(
    Talk,
    DAYS,
    WORDS,
    st.sampled_from([None, *Fear]),
    st.lists(ASKED, max_size=12).map(tuple),
)
MARKED = st.builds(Marked, IDS, WORDS, st.sampled_from(Mark))
PLANS = st.lists(MARKED, max_size=9, unique_by=lambda one: one.id).map(tuple)


def sheet(*ids: str) -> TalkSheet:
    said = {"kk": "?", "ru": "?", "en": "?"}
    questions = tuple(Question(one, said) for one in ids)
    return TalkSheet("s", said, "owner", "licence", questions)


@given(TALKS)
def test_what_is_sealed_of_a_talk_reads_as_it_was_held(talk: Talk) -> None:
    assert talk_of(talks.to_words(talk)) == talk


@given(PLANS)
def test_what_is_sealed_of_a_plan_reads_as_it_was_marked(
    marked: tuple[Marked, ...],
) -> None:
    assert marked_of(plans.to_words(marked)) == marked


@given(st.dictionaries(st.sampled_from("abcd"), st.sampled_from(Answer)))
def test_what_nobody_answered_stays_open_and_is_never_a_no(
    answers: dict[str, Answer],
) -> None:
    talk = talk_by(sheet(*"abcd"), date(2026, 3, 2), None, answers)

    read = talk_of(talks.to_words(talk))
    assert {one.id for one in read.open} == set("abcd") - set(answers)
    assert {o.id: o.answer for o in read.asked if o.answer} == answers


@pytest.mark.parametrize("words", ["", "{}", "[]", "word", '{"day": "x"}'])
def test_what_cannot_be_read_is_said_to_be_so(words: str) -> None:
    with pytest.raises(Unreadable):
        talk_of(words)


def test_a_sentence_that_is_asked_no_more_keeps_its_mark() -> None:
    said = {"en": "?"}
    before = (Marked("gone", said, Mark.TALKED), Marked("a", said, Mark.TALKED))
    prompts = tuple(Prompt(one, Part.HOUSE, said) for one in "ab")

    now = marked_anew(before, prompts, {"b": Mark.NOT_WANTED})

    assert {one.id: one.mark for one in now} == {
        "gone": Mark.TALKED,
        "b": Mark.NOT_WANTED,
    }
