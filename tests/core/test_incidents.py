from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from umay.core.incidents import (
    Context,
    Incident,
    Office,
    Pattern,
    Place,
    Relationship,
    Statement,
    Step,
    incident_of,
    statement_of,
    to_words,
)
from umay.core.people import Answer

DAYS = st.dates(date(2015, 1, 1), date(2027, 1, 1))
JULY, OCTOBER = date(2025, 7, 1), date(2025, 10, 1)


def followed(**told: object) -> Incident:
    usual = {
        "act": "K1",
        "first": JULY,
        "last": OCTOBER,
        "place": Place.STREET,
        "relationship": Relationship.EX_COHABITANT,
        "pattern": Pattern.DAILY,
    }
    return Incident(**{**usual, **told})


@st.composite
def incidents(draw: st.DrawFn) -> Incident:
    first, last = sorted((draw(DAYS), draw(DAYS)))
    return followed(
        first=first,
        last=last,
        place=draw(st.sampled_from(Place)),
        relationship=draw(st.sampled_from(Relationship)),
        pattern=draw(st.sampled_from(Pattern)),
        about=draw(st.booleans()),
        children_present=draw(st.sampled_from(Answer)),
        facts=draw(st.dictionaries(st.text(max_size=9), st.sampled_from(["yes"]))),
    )


@given(incidents())
def test_what_is_sealed_of_an_incident_reads_as_it_was_told(told: Incident) -> None:
    assert incident_of(to_words(told)) == told


@given(st.sampled_from(Office), DAYS, st.booleans(), st.sampled_from([None, *Step]))
def test_what_is_sealed_of_a_statement_reads_as_it_was_told(
    office: Office, day: date, refused: bool, step: Step | None
) -> None:
    told = Statement(office, day, refused, step)

    assert statement_of(to_words(told)) == told


def test_the_context_is_an_axis_of_its_own() -> None:
    before_her_child = followed(children_present=Answer.YES)
    by_a_brother = followed(relationship=Relationship.RELATIVE)
    by_a_stranger = followed(relationship=Relationship.STRANGER)

    assert before_her_child.contexts() == set(Context)
    assert by_a_brother.contexts() == {Context.DOMESTIC}
    assert by_a_stranger.contexts() == set()
