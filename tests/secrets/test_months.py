"""Everything that lies under a month's secret is renewed with it."""

from django.apps import apps

from umay.records.models.keys import SealedCopy
from umay.use_cases.keys.new_epoch import UNDER_A_MONTH


def test_no_kind_of_copy_is_left_to_die_with_its_month() -> None:
    kinds = {m for m in apps.get_models() if issubclass(m, SealedCopy)}

    assert set(UNDER_A_MONTH) == kinds
