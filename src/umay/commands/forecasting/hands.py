"""Whose processors do the work: this machine's, or those of a Dask cluster.

Only the scenario's tables travel; each answer has its own seed, so it is the same
wherever it was made, and made anew if whoever made it is lost.
"""

from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context

from umay.commands.refusal import Refusal

PATIENCE = 10  # seconds for the cluster to answer
MOST_LOST = 10  # times one answer is begun again


@contextmanager
def hands(cluster: str | None) -> Iterator[Executor]:
    """Raises ``Refusal`` if the cluster is not there."""
    if cluster is not None:
        with _of_cluster(cluster) as theirs:
            yield theirs
        return
    # Forking a process that has threads may hang it.
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as cores:
        yield cores


@contextmanager
def _of_cluster(address: str) -> Iterator[Executor]:
    try:
        from distributed import Client
    except ImportError:
        raise Refusal("Dask is not installed here") from None
    try:
        client = Client(address, timeout=PATIENCE)
    except (OSError, ValueError) as error:
        raise Refusal(f"--cluster {address}: nobody answers there") from error
    with client:
        yield client.get_executor(retries=MOST_LOST)
