"""Deny by default: whatever belongs to a household is behind the veil."""

from collections.abc import Iterator

import pytest
from django.apps import apps
from django.db import models

from tests.small_house import CHILD, SmallHouse, small_house
from umay.core.places import Why
from umay.records import veil
from umay.records.models import Bed, Household, LedgerEntry, Stay
from umay.records.veil import Veiled

HOUSE = {"center", "unit", "bed", "worker", "holder", "programme", "taken_by"}


def of_households() -> Iterator[tuple[type[models.Model], str]]:
    """Yield every model of the records with each way to a household, found anew."""
    found: dict[type[models.Model], set[str]] = {Household: {"pk"}}
    every = list(apps.get_app_config("records").get_models())
    for _ in every:  # a way is at most as long as there are models
        for model in every:
            for field in model._meta.concrete_fields:
                if field.is_relation and field.related_model in found:
                    found.setdefault(model, set()).add(field.name)
    yield from ((model, name) for model, names in found.items() for name in names)


@pytest.mark.parametrize(("model", "way"), sorted(of_households(), key=repr), ids=repr)
def test_every_way_to_a_household_is_behind_the_veil(
    model: type[models.Model], way: str
) -> None:
    begins = {path.split("__")[0] for path in getattr(model, "paths", ())}

    assert isinstance(model._default_manager, Veiled)
    # A row that names two rows of one household needs one way only.
    one_household = {"Claim", "Hold", "TurnAway", "Promise", "ForwardedPiece"}
    one_household |= {"Release", "Goal", "ServiceGiven", "Task"}
    assert way in begins or model.__name__ in one_household


def test_control_a_model_without_the_veil_is_found() -> None:
    assert not isinstance(LedgerEntry._default_manager, Veiled)
    assert (Household, "pk") in set(of_households())
    assert len({model for model, _way in of_households()}) > 15


@pytest.fixture
def house(db: None) -> SmallHouse:
    return small_house()


def test_what_is_hidden_is_not_counted_and_not_followed_backwards(
    house: SmallHouse,
) -> None:
    stay = Stay.objects.get(pk=house.admits(house.asks()))
    household = stay.household

    with veil.wearing(veil.Veil(house.worker.pk, frozenset({household.pk}))):
        assert Stay.objects.count() == 0
        assert household.stays.count() == household.members.count() == 0
        assert Stay.unveiled.count() == 1
        with veil.lifted():
            assert Stay.objects.count() == 1


def test_the_veil_is_taken_off_even_if_the_work_fails(house: SmallHouse) -> None:
    hidden = veil.Veil(house.worker.pk, frozenset({house.worker.pk}))

    with pytest.raises(KeyError), veil.wearing(hidden):
        raise KeyError

    assert veil.hidden() == frozenset()


def test_a_fold_out_bed_is_hidden_with_the_family_it_was_put_up_for(
    house: SmallHouse,
) -> None:
    bend = {"bends": frozenset({Why.TOO_SMALL}), "why": "No other place"}
    stay = Stay.objects.get(pk=house.admits(house.asks(CHILD), "11", **bend))
    whole = Bed.objects.count()

    with veil.wearing(veil.Veil(house.worker.pk, frozenset({stay.household_id}))):
        assert Bed.objects.count() == whole - 1
