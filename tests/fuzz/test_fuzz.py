"""Whatever anybody sends to any address: an answer in words, and no word of hers.

A bounded run of the fuzzer: each address in one turn, by somebody drawn by lot.
``python -m bench fuzz`` runs it for as long as wanted.
"""

from collections.abc import Iterator

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import override_settings
from django.urls import path
from django.utils import translation

from tests.fuzz.asking import Answer
from tests.fuzz.garbage import MARKUP
from tests.fuzz.house import Fuzzed, columns_without
from tests.fuzz.judging import Judge
from tests.fuzz.running import Fuzz, routes
from umay.core.roles import Role
from umay.web.access import opens
from umay.web.urls import urlpatterns

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

SEED = 2026
TURNS = 20  # of a control


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    with translation.override("en"):
        yield


def test_no_address_breaks_or_tells_a_word_whatever_is_sent() -> None:
    fuzz = Fuzz(SEED)

    told = fuzz.run(range(len(fuzz.routes)))

    assert told.found == []
    assert told.by_route.keys() == {route.name for route in routes()}
    assert {one.role for one in fuzz.people} == {*Role, ""}
    assert columns_without(fuzz.made) == set()
    assert told.opened > 0  # words are read by whom they are open to
    assert told.acts.total() > 0


@opens("home")
def raising(request: HttpRequest) -> HttpResponse:
    """A view whose author trusted what stands in the address."""
    return HttpResponse(f"page {int(request.GET.get('page', '1'))}")


@opens("home")
def telling(request: HttpRequest) -> HttpResponse:
    """A view that shows a word of hers, opened by nobody."""
    return HttpResponse(f"<p>{Planted.word}</p>")


class Planted:
    """The routes of the house and two with a fault in them."""

    word = ""
    urlpatterns = [
        *urlpatterns,
        path("raising/", raising, name="raising"),
        path("telling/", telling, name="telling"),
    ]


def one_word(made: Fuzzed) -> str:
    """Return a word of this house that is sealed."""
    return next(
        word
        for word, canary in made.canaries.items()
        if canary.category and canary.center == made.center
    )


def test_control_a_planted_fault_leak_and_markup_are_found() -> None:
    with override_settings(ROOT_URLCONF=Planted):
        fuzz = Fuzz(SEED, only=("raising", "telling"))
        Planted.word = one_word(fuzz.made)
        found = fuzz.run(range(TURNS)).found

    assert [one for one in found if "500 ValueError" in one] != []
    assert [one for one in found if "canary of" in one and "unlocked" in one] != []
    assert all("/raising/" in one or "/telling/" in one for one in found)
    judge = Judge.before(fuzz.made, fuzz.people[0])
    back = Answer(200, {"body": f'<input value="{MARKUP}">'})
    assert list(judge.complaints(back)) == ["what was typed came back as markup"]


def test_a_new_address_is_included_without_anybody_adding_it() -> None:
    before = {route.name for route in routes()}

    with override_settings(ROOT_URLCONF=Planted):
        after = {route.name for route in routes()}

    assert after - before == {"raising", "telling"}
    assert before >= {route.name for route in urlpatterns}
