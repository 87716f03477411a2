"""Registers the app."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """The innermost layer: every other app may know it."""

    name = "accounts"
