"""A place to measure in: a throwaway house on the engine the run is for."""

import contextlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.harness.houses import House


@contextlib.contextmanager
def lent_house() -> Iterator["House"]:
    """Lend an empty, migrated house; Django is set up and points at it."""
    from tests.harness import run

    run.keep_away_from_the_real_house()
    from tests.harness.cluster import Cluster

    with contextlib.ExitStack() as stack:
        if run.DATABASE == "postgresql":
            cluster = Cluster()
            cluster.start(durable=True)
            stack.callback(cluster.stop)
        from django.conf import settings

        settings.SECRET_KEY = "only for the bench"
        import django

        django.setup()
        from tests.harness import houses

        stack.callback(run.clean)
        house = stack.enter_context(houses.lent())
        house.home.web_key.write_text("only for the bench")
        yield house
