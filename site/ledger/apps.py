"""Registers the app."""

from django.apps import AppConfig


class LedgerConfig(AppConfig):
    """Every action writes here; nothing is ever changed here."""

    name = "ledger"
