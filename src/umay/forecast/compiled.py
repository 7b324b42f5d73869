"""Compiled by Numba where it is installed; the same answer, only slower, without."""

from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from typing import Any, TypeVar

Function = TypeVar("Function", bound=Callable[..., Any])

NUMBA = find_spec("numba") is not None


def compiled(function: Function) -> Function:
    """Compile at the first call and keep the result on disk for the next start."""
    if not NUMBA:
        return function
    decorate = import_module("numba").njit(cache=True, error_model="numpy")
    quick: Function = decorate(function)
    return quick
