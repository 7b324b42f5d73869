"""What every part of the vault raises when a key does not fit."""


class Shut(Exception):
    """This key does not open it, or it was altered or moved. It says no more."""
