"""The family of the gate, and the browser of her own worker."""

from tests.gate.conftest import client, made, plain_static_files

__all__ = ["client", "made", "plain_static_files"]
