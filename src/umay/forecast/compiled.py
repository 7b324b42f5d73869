"""Compiled by Numba where it is installed; the same answer, only slower, without.

Numba keeps what it compiled, but looks at one file only to see whether that is still
true. What is kept here belongs to the text of the whole room.
"""

from collections.abc import Callable
from hashlib import sha256
from importlib import import_module
from importlib.resources import files
from importlib.util import find_spec
from typing import Any, TypeVar

Function = TypeVar("Function", bound=Callable[..., Any])

NUMBA = find_spec("numba") is not None


def compiled(function: Function) -> Function:
    """Compile at the first call and keep the result on disk for the next start."""
    if not NUMBA:
        return function
    config = import_module("numba").config
    usual, config.CACHE_DIR = config.CACHE_DIR, KEPT
    try:
        decorate = import_module("numba").njit(cache=True, error_model="numpy")
        quick: Function = decorate(function)
    finally:
        config.CACHE_DIR = usual
    return quick


def _kept() -> str:
    """Return the folder for what this version of the room compiles to."""
    room = files("umay.forecast")
    texts = sorted(file.name for file in room.iterdir() if file.name.endswith(".py"))
    digest = sha256(b"".join(room.joinpath(name).read_bytes() for name in texts))
    return str(room.joinpath("__pycache__", f"compiled-{digest.hexdigest()[:16]}"))


KEPT = _kept()
