"""Unlocking: the page it came from is believed only if it can be read."""

from collections.abc import Callable

from django.test import Client

from umay.core.roles import Role

ClientOf = Callable[..., Client]


def test_a_page_before_it_that_cannot_be_read_does_not_matter(
    client_of: ClientOf,
) -> None:
    answer = client_of(Role.DUTY).get("/unlock/", headers={"referer": "//["})

    assert answer.status_code == 200
