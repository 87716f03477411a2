"""Registers the project's own commands."""

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    """The outermost layer: it may know every other app, and none knows it."""

    name = "config"
