"""Registers the app."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """The innermost layer: every other app may know it."""

    name = "accounts"

    def ready(self) -> None:
        from allauth.mfa.signals import authenticator_added  # noqa: PLC0415 -- models come first

        from accounts.rules import adding_is_using  # noqa: PLC0415 -- likewise

        authenticator_added.connect(adding_is_using)
