"""The ``umay`` command line."""
