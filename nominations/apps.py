"""Registers the app."""

from django.apps import AppConfig


class NominationsConfig(AppConfig):
    """Competitions, prizes, criteria, and the nominations that come in for them."""

    name = "nominations"

    def ready(self) -> None:
        from letters import due  # noqa: PLC0415 -- models come first
        from nominations.actions import check_waiting, remind, warn  # noqa: PLC0415 -- likewise

        due.register(remind)
        due.register(check_waiting)
        due.register(warn)
