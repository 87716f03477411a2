"""Registers the app, and keeps the staff groups' permissions as the code says."""

from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate


class DeskConfig(AppConfig):
    """Staff screens; knows every app but the public pages."""

    name = "desk"

    def ready(self) -> None:
        from desk.permissions import grant  # noqa: PLC0415 -- models are not ready before

        # This app has no tables, so Django tells about the last one that has.
        post_migrate.connect(grant, sender=apps.get_app_config("winners"))
