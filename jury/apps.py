"""Registers the app."""

from django.apps import AppConfig


class JuryConfig(AppConfig):
    """Jurors, rounds, reviews, rankings and decisions."""

    name = "jury"
