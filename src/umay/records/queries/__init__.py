"""Reads. They change nothing and may be called from anywhere but ``core``."""
