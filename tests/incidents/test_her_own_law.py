"""She reads on her own page that the law changed, and what it answered her before."""

from datetime import timedelta
from pathlib import Path

from django.utils import timezone

from tests.incidents.editions import OWED, STALKED, answered_with, older_packs
from tests.small_house import SmallHouse
from tests.web.conftest import house, static_folder, workers
from tests.web.her import Hers, with_card
from umay.core.incidents import Incident
from umay.core.roles import Role
from umay.records.models import LedgerEntry, Worker
from umay.use_cases.incidents import report_incident
from umay.use_cases.law_editions import look_at_law, take_in_law

__all__ = ["house", "static_folder", "workers"]
LINK, PAGE = "/days/", "/days/articles/"


def after_a_change(
    house: SmallHouse, own: Worker, folder: Path, told: Incident
) -> Hers:
    hers = with_card(house, own)
    older = older_packs(folder / "law")
    answered_with(older, own.center_id, timezone.now() - timedelta(days=9))
    report_incident(hers.order(), hers.household, told, {})
    take_in_law(hers.order())
    return hers


def test_she_is_told_what_was_answered_and_what_is_now(
    house: SmallHouse, workers: dict[Role, Worker], tmp_path: Path
) -> None:
    hers = after_a_change(house, workers[Role.SOCIAL], tmp_path, STALKED)
    browser, _ = hers.comes()

    assert "changed on" in browser.get(LINK).text
    page = browser.get(PAGE).text

    assert "The law answers otherwise now" in page
    assert "only if something else is so too" in page
    opened = LedgerEntry.objects.filter(act="fields.opened").latest("seq")
    assert opened.facts["why"] == "herself"


def test_it_stands_there_also_after_a_worker_has_looked(
    house: SmallHouse, workers: dict[Role, Worker], tmp_path: Path
) -> None:
    hers = after_a_change(house, workers[Role.SOCIAL], tmp_path, STALKED)
    look_at_law(hers.order(), [hers.household])
    browser, _ = hers.comes()

    assert "The law answers otherwise now" in browser.get(PAGE).text


def test_control_where_her_answer_is_as_before_nothing_is_said_of_it(
    house: SmallHouse, workers: dict[Role, Worker], tmp_path: Path
) -> None:
    hers = after_a_change(house, workers[Role.SOCIAL], tmp_path, OWED)
    browser, _ = hers.comes()

    assert "The law answers otherwise now" not in browser.get(PAGE).text
