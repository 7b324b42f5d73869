"""The static files laid out, compressed, in the house: once for each version."""

from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command

MADE_OF = ".made-of"


def lay_out() -> None:
    """Lay them out unless those there were made of the very same files."""
    made_of = Path(settings.STATIC_ROOT, MADE_OF)
    now = _digest()
    if made_of.exists() and made_of.read_text("ascii") == now:
        return
    call_command("collectstatic", interactive=False, verbosity=0)
    made_of.write_text(now, "ascii")


def _digest() -> str:
    digest = sha256()
    for finder in get_finders():
        for name, storage in finder.list([]):
            with storage.open(name) as file:
                content = sha256(file.read()).hexdigest()
            digest.update(f"{name}\0{content}\n".encode())
    return digest.hexdigest()
