"""A progress bar on stderr; a file or a pipe gets none."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def bar(what: str) -> Iterator[Callable[[float], object]]:
    """Show how much is done: call it with the part, from 0 to 1."""
    from rich.console import Console
    from rich.progress import Progress

    here = Console(stderr=True)
    with Progress(console=here, transient=True, disable=not here.is_terminal) as shown:
        task = shown.add_task(what, total=1)
        yield lambda part: shown.update(task, completed=part)
