"""manage.py benchmark: what pages and actions cost, in units of what this machine can do."""

import json
import subprocess
import sys
from argparse import SUPPRESS, ArgumentParser
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from config.benchmark import run, scratch
from config.benchmark.figures import table

NOMINATIONS, JURORS = range(2, 1001), range(2, 61)


class Command(BaseCommand):
    """Measures in a database of its own, in another process; the real one is never opened there."""

    help = "Measures pages, actions and the ranking against the machine's own limits."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--nominations", type=int, default=500)
        parser.add_argument("--jurors", type=int, default=30)
        parser.add_argument("--format", choices=["table", "json"], default="table")
        parser.add_argument(
            "--copy-tables",
            action="store_true",
            help="take the tables from the database there is, which must hold no people: quicker",
        )
        parser.add_argument("--inside", action="store_true", help=SUPPRESS)

    def handle(self, *args: Any, **options: Any) -> None:
        nominations, jurors = options["nominations"], options["jurors"]
        if nominations not in NOMINATIONS or jurors not in JURORS:
            raise CommandError("A benchmark has 2-1000 nominations and 2-60 jurors.")
        if options["inside"]:
            self._measure(nominations, jurors)
            return
        found = self._measured_elsewhere(nominations, jurors, copy_tables=options["copy_tables"])
        lines = table(found) if options["format"] == "table" else [json.dumps(found, indent=2)]
        self.stdout.write("\n".join(lines))
        if failed := [facts for facts in found if facts["verdict"] == "fail"]:
            names = ", ".join(f"{one['id']} {one['unit']}" for one in failed)
            raise CommandError(f"More than 20 % over the goal: {names}")

    def _measured_elsewhere(
        self, nominations: int, jurors: int, *, copy_tables: bool
    ) -> list[dict[str, Any]]:
        size = [f"--nominations={nominations}", f"--jurors={jurors}"]
        command = [sys.executable, "-m", "config", "benchmark", "--inside", *size]
        with scratch.place(copy_tables=copy_tables) as environment:
            done = subprocess.run(  # noqa: S603 -- ourselves again
                command, env=environment, stdout=subprocess.PIPE, text=True, check=False
            )
        if done.returncode:
            raise CommandError("The measuring stopped; what it said stands above.")
        return [json.loads(line) for line in done.stdout.splitlines()]

    def _measure(self, nominations: int, jurors: int) -> None:
        """A line of JSON for each figure, as soon as it is there."""
        scratch.refuse_any_other()
        call_command("migrate", verbosity=0)
        scratch.refuse_what_is_in_use()
        for figure in run.measure(nominations, jurors):
            self.stdout.write(json.dumps(figure.facts()))
