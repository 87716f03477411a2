"""manage.py erase: deletes what has been kept for as long as we promised."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from config.erasure import nightly


class Command(BaseCommand):
    """For cron, each night. To run it twice is to run it once."""

    help = "Deletes what is due to be deleted: a line for each class of data, and never content."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="only count what is due")

    def handle(self, *args: Any, **options: Any) -> None:
        left = 0
        for name, count, failed in nightly.erase(at=timezone.now(), dry_run=options["dry_run"]):
            self.stdout.write(f"{count:>7} {name}")
            left += failed
        if left:
            raise CommandError(_("%(count)s could not be deleted. See the log.") % {"count": left})
