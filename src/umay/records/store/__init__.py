"""Writes. Only use cases call them, inside the one transaction of an act."""
