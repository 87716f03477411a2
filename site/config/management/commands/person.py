"""manage.py person: all that is stored about an address, and its end."""

import json
import os
import zipfile
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.core.serializers.json import DjangoJSONEncoder
from django.utils import timezone
from django.utils.translation import gettext as _

from config.erasure import goodbye, person


class Command(BaseCommand):
    """For the secretariat's answer to somebody who asks. The file is for that person alone."""

    help = "Gives all data about an e-mail address as JSON and files; --erase ends it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email")
        parser.add_argument("--out", type=Path, metavar="FILE.zip", help="JSON and files")
        parser.add_argument("--erase", action="store_true", help="after that, erase the person")

    def handle(self, *args: Any, **options: Any) -> None:
        address, now = options["email"].strip().lower(), timezone.now()
        found = person.everything(address, at=now)
        if not found:
            self.stdout.write(_("Nothing is stored about %(address)s.") % {"address": address})
            return
        told = json.dumps(found, cls=DjangoJSONEncoder, ensure_ascii=False, indent=2)
        if options["out"]:
            self._write(options["out"], told, address)
        elif not options["erase"]:
            self.stdout.write(told)
        if options["erase"]:
            self._erase(address, goodbye.erase(address, at=now))

    def _write(self, path: Path, told: str, address: str) -> None:
        """Nobody else on the machine may read it."""
        try:
            number = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except OSError as error:
            raise CommandError(
                _("%(file)s can't be written. Choose a name that is free.") % {"file": path}
            ) from error
        with os.fdopen(number, "wb") as file, zipfile.ZipFile(file, "w") as archive:
            archive.writestr("data.json", told)
            for name, attachment in person.files(address):
                with attachment.file.storage.open(attachment.file.name or "") as content:
                    archive.writestr(name, content.read())
        self.stdout.write(_("All that is stored is in %(file)s.") % {"file": path})

    def _erase(self, address: str, kept: list[str]) -> None:
        self.stdout.write(_("%(address)s is erased.") % {"address": address})
        if kept:
            self.stdout.write(_("This is kept, and why:"))
        for line in kept:
            self.stdout.write(f"- {line}")
