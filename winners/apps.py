"""Registers the app."""

from django.apps import AppConfig


class WinnersConfig(AppConfig):
    """Awards of this and earlier years, and winner stories."""

    name = "winners"
