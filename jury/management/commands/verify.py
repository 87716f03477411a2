"""manage.py verify: does the ledger hold, and does every frozen ranking follow from its scores?"""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from jury import verification
from jury.models import Ranking
from ledger.models import Head


class Command(BaseCommand):
    """Exit 0 when all holds, 1 with a line for each thing that does not."""

    help = "Checks the ledger's chain and recomputes every frozen ranking."

    def handle(self, *args: Any, **options: Any) -> None:
        faults = list(verification.faults())
        for fault in faults:
            self.stderr.write(fault)
        if faults:
            raise CommandError(_("%(count)s things do not hold.") % {"count": len(faults)})
        events = Head.objects.filter(pk=1).values_list("number", flat=True).first() or 0
        facts = {"events": events, "rankings": Ranking.objects.count()}
        self.stdout.write(
            _("All holds: %(events)s events, %(rankings)s frozen rankings recomputed.") % facts
        )
