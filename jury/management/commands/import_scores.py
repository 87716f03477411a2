"""manage.py import_scores: a jury's spreadsheet as reviews, all rows or none."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from jury import actions, wording
from jury.models import Round
from jury.ranking import ScoreInput, ScoreSheetError
from jury.ranking.sheet_files import read_scores


class Command(BaseCommand):
    """Nominations by number; jurors by e-mail address, name or the ranking's pseudonym."""

    help = "Brings a score sheet (CSV or XLSX) in as handed-in reviews of a round."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument("--round", type=int, required=True, metavar="ID")

    def handle(self, *args: Any, **options: Any) -> None:
        round_ = Round.objects.filter(pk=options["round"]).first()
        if round_ is None:
            raise CommandError(_("There is no round %(id)s.") % {"id": options["round"]})
        try:
            given = read_scores(options["file"].read_bytes(), ScoreInput(rows=()))
            count = actions.import_scores(round_, given, at=timezone.now())
        except OSError as error:
            raise CommandError(f"{options['file']}: {error.strerror}") from error
        except ScoreSheetError as refused:
            raise CommandError("\n".join(map(wording.fault, refused.faults))) from refused
        except actions.RowsRefused as refused:
            said = [
                _("row %(row)s: %(fault)s") % {"row": row, "fault": fault}
                for row, fault in refused.rows
            ]
            raise CommandError("\n".join(said)) from refused
        self.stdout.write(_("%(count)s reviews were brought in.") % {"count": count})
