"""Registers the app."""

from django.apps import AppConfig


class LettersConfig(AppConfig):
    """What people are told by e-mail, and whether it got there."""

    name = "letters"

    def ready(self) -> None:
        from allauth.mfa import signals  # noqa: PLC0415 -- models come first

        from letters import keys  # noqa: PLC0415 -- likewise

        signals.authenticator_added.connect(keys.tell_of_added)
        signals.authenticator_removed.connect(keys.tell_of_removed)
