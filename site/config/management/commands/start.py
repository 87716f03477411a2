"""manage.py start: from an empty folder to a running site, in one process."""

from argparse import ArgumentParser
from threading import Thread
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils.translation import gettext as _

from config import cast
from nominations.models import Competition


class Command(BaseCommand):
    """Migrates, loads the demonstration the first time, and serves."""

    help = "Prepares what is missing and serves the site on this machine."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("address", nargs="?", default="127.0.0.1:8000")

    def handle(self, *args: Any, **options: Any) -> None:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            self.stdout.write(_("Making the database. This takes a minute the first time."))
            call_command("migrate", verbosity=0)
        if not Competition.objects.exists():
            call_command("demo", stdout=self.stdout)
        self._say_where_to_go(f"http://{options['address']}")
        Thread(target=call_command, args=["letters"], kwargs={"every": 60}, daemon=True).start()
        call_command("runserver", options["address"], use_reloader=settings.DEBUG, skip_checks=True)

    def _say_where_to_go(self, site: str) -> None:
        self.stdout.write("\n" + _("The site: %(site)s/") % {"site": site})
        if parts := cast.parts():
            self.stdout.write(
                _("Sign in as anybody with one press: %(site)s/konto/login/") % {"site": site}
            )
        for part in parts:
            if part.user:
                self.stdout.write(f"  {part.title:<32} {part.user.name:<28} {site}{part.start_url}")
        self.stdout.write("")
