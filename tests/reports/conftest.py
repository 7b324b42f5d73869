"""The invented house and the browsers of its workers."""

from tests.web.conftest import client_of, english, house, static_folder, workers

__all__ = ["client_of", "english", "house", "static_folder", "workers"]
