"""manage.py demo: an invented year of the award, in any phase."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from config import demo_wipe
from config.demo_year import PHASES, DemoYear
from nominations.models import Competition
from pages.planting import plant

COMPANIES, JURORS = range(2, 501), range(2, 31)


class Command(BaseCommand):
    """Fills the database with a demonstration; never beside a real competition."""

    help = "Fills a competition with invented companies, jurors and scores."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--nominations", type=int, default=60)
        parser.add_argument("--jurors", type=int, default=7)
        parser.add_argument("--phase", choices=PHASES, default="scoring")
        parser.add_argument("--seed", type=int, default=1)
        parser.add_argument(
            "--fresh", action="store_true", help="replace the demonstration there is"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["nominations"] not in COMPANIES or options["jurors"] not in JURORS:
            raise CommandError(_("A demonstration has 2-500 nominations and 2-30 jurors."))
        if Competition.objects.filter(is_demo=False).exists():
            raise CommandError(
                _("There is a real competition here. A demonstration needs its own database.")
            )
        if Competition.objects.exists():
            if not options["fresh"]:
                raise CommandError(
                    _("There is a demonstration here already. Add --fresh to replace it.")
                )
            demo_wipe.wipe()
        plant()
        year = DemoYear(
            phase=options["phase"],
            companies=options["nominations"],
            jurors=options["jurors"],
            seed=options["seed"],
            now=timezone.now(),
        ).play()
        facts = {"year": year.year, "phase": options["phase"], "count": options["nominations"]}
        self.stdout.write(
            _("The demonstration of %(year)s is in place: %(count)s companies, phase %(phase)s.")
            % facts
        )
