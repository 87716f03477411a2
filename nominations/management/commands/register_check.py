"""manage.py register_check: whether Enhetsregisteret still answers with the fields that we read."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from nominations.register.drift import FIXTURE, drift

EQUINOR = "923609016"  # real, large, and with every field filled in


class Command(BaseCommand):
    """For once a day. A field that is new is told of; one that is gone is an error."""

    help = "Fetches one company from Enhetsregisteret and exits 1 when a field we know is gone."

    def add_arguments(self, parser: ArgumentParser) -> None:
        usual = EQUINOR if settings.REGISTER == "brreg" else FIXTURE
        parser.add_argument("--number", default=usual, help=f"the company, {usual} if left out")

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.REGISTER == "off":
            raise CommandError("REGISTER is off: there is nothing to ask")
        found = drift(options["number"])
        if found is None:
            raise CommandError(f"No company came back for {options['number']}")
        for name in found.new:
            self.stdout.write(f"new: {name}")
        if found.gone:
            raise CommandError("\n".join(f"gone: {name}" for name in found.gone))
        self.stdout.write("Every field that we know is there.")
