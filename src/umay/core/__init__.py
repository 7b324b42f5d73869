"""Decisions. Standard library only: time and chance are passed in."""
