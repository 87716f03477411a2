"""Registers the app."""

from django.apps import AppConfig


class NominationsConfig(AppConfig):
    """Competitions, prizes, criteria, and the nominations that come in for them."""

    name = "nominations"
