"""A scenario file that is not clear is refused in words that say where."""

import tomllib
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from umay.core.places import Why
from umay.forecast.fields import Unclear
from umay.forecast.reading import read
from umay.forecast.scenario import Start
from umay.forecast.sharing import read_exact, shares

EXAMPLE = Path(__file__).parents[2] / "docs/forecast/two-houses.toml"
EXACT = {
    "beds": 8,
    "sizes": [1, 2],
    "arrivals_per_day": [0.3, 0.1],
    "mean_stay_days": [10, 20],
}


def example() -> dict[str, Any]:
    return tomllib.loads(EXAMPLE.read_text(encoding="utf-8"))


def test_the_example_is_read() -> None:
    question = read(example())
    scenario = question.scenario

    assert [house.code for house in scenario.houses] == ["A", "B"]
    assert scenario.beds == 66
    assert scenario.bends == {Why.OTHER_PROGRAMME}
    assert scenario.start is Start.EMPTY
    assert scenario.houses[0].units[0].code == "A/s001"


def changed(path: str, value: Any) -> dict[str, Any]:
    tables = deepcopy(example())
    *way, last = path.split(".")
    here: Any = tables
    for word in way:
        here = here[int(word)] if isinstance(here, list) else here[word]
    here[last] = value
    return tables


@pytest.mark.parametrize(
    ("path", "value", "says"),
    [
        ("household.0.beds", 0, "household[0].beds: 0 is not from 1"),
        ("household.0.beds", 1.5, "household[0].beds: must be a whole number"),
        ("household.0.per_year", "many", "household[0].per_year: must be a number"),
        ("household.1.hoses", ["A"], "not known here; did you mean houses?"),
        ("household.1.houses", ["C"], "household[1].houses: no 'C'; there are A, B"),
        ("household.0.stay", "long", "household[0].stay: no 'long'"),
        ("rules.overflow", "perhaps", "rules.overflow: 'perhaps' is none of never"),
        ("rules.bends", ["occupied"], "rules.bends: only"),
        ("rules.transfers", 1, "rules.transfers: must be true or false"),
        ("house", [], "house: at least one [[house]]"),
        ("run.level", 2, "run.level: 2 is not from 0.5 to 0.999"),
        ("stay.usual.part", [], "stay.usual.part: at least one"),
        ("stay.usual.limit_days", "x", "stay.usual.limit_days: must be a number"),
        ("holds", 3, "holds: must be a table"),
        ("house.0.code", "B", "two have the same name"),
        ("resident", [{"household": "alone", "units": [], "here_days": 1}], "one unit"),
    ],
)
def test_what_is_unclear_is_named(path: str, value: Any, says: str) -> None:
    with pytest.raises(Unclear) as refused:
        read(changed(path, value))
    assert says in str(refused.value)


def test_shares_must_sum_to_one() -> None:
    tables = example()
    tables["stay"]["usual"]["part"][0]["share"] = 0.5
    with pytest.raises(Unclear, match="sum to 1"):
        read(tables)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"sizes": []}, "at least one number"),
        ({"sizes": [1]}, "1 numbers, one for each size"),
        ({"sizes": [1, "x"]}, "must be a number"),
        ({"reserve": [0, 0.5]}, "whole number"),
        ({"bedds": 3}, "did you mean beds?"),
    ],
)
def test_an_exact_scenario_is_checked_too(change: dict[str, Any], says: str) -> None:
    with pytest.raises(Unclear) as refused:
        read_exact({"exact": EXACT | change})
    assert says in str(refused.value)


def test_beds_kept_back_are_exact_where_small_and_simulated_where_large() -> None:
    small = shares(read_exact({"exact": EXACT | {"reserve": [2, 0]}}))
    large = shares(
        read_exact(
            {
                "exact": {
                    "beds": 200,
                    "sizes": [1, 2, 3],
                    "arrivals_per_day": [1, 1, 1],
                    "mean_stay_days": [40, 30, 20],
                    "reserve": [4, 0, 0],
                }
            }
        )
    )

    assert small.method == "Markov chain"
    assert small.blocking[0].mean > small.blocking[1].mean
    assert small.blocking[0].low == small.blocking[0].high
    assert large.method == "simulation"
    assert large.blocking[0].low < large.blocking[0].mean < large.blocking[0].high
