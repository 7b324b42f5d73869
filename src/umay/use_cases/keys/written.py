"""Written: what was sealed during an act is committed to in the act's own entry.

The commitment's salt lies in the envelope, under the household's key: with the key it
can be shown what was written that day, and without it nothing can be guessed.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar

from umay.proof.entries import commit
from umay.records.models.rows import CenterRow
from umay.vault.envelopes import Text

_written: ContextVar[dict[str, str] | None] = ContextVar("umay_written", default=None)


@contextmanager
def listening() -> Iterator[dict[str, str]]:
    """Yield what is written inside: a commitment by table, row and column."""
    found: dict[str, str] = {}
    token = _written.set(found)
    try:
        yield found
    finally:
        _written.reset(token)


def commit_to(row: CenterRow, texts: Mapping[str, Text]) -> None:
    """Note what was sealed into a row, for the entry of the act it belongs to."""
    found = _written.get()
    if found is not None:
        for column, text in texts.items():
            name = f"{row._meta.model_name}/{row.pk}/{column}"
            found[name] = commit(text.salt, text.text.encode()).hex()
