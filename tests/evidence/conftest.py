"""Fixtures: a family with her own worker, her browser, and a ledger of its own."""

from tests.gate.conftest import client, made, plain_static_files
from tests.ledger.conftest import own_files

__all__ = ["client", "made", "own_files", "plain_static_files"]
