"""`manage.py simulate`: makes the figures of docs/ranking-acceptance.md."""

import json
from argparse import ArgumentParser
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from jury.ranking.acceptance import Figures, Tenth, figures, pooled
from jury.ranking.simulation import PLANS
from jury.ranking.text_table import text_table

LARGE = 500  # nominations from which a tenth of the runs is enough


class Command(BaseCommand):
    """Ranks invented juries whose truth is known."""

    help = "Simulates juries whose truth is known and says how well the ranking did. No database."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """How often, and how to write it."""
        parser.add_argument("--runs", type=int, default=200, help="a tenth of it for 500 x 30")
        parser.add_argument("--seed", type=int, default=1)
        parser.add_argument("--format", choices=("table", "json"), default="table")

    def handle(self, **options: Any) -> None:
        """Run every plan and write its figures."""
        found = [
            figures(
                plan,
                max(1, options["runs"] // (10 if plan.entries >= LARGE else 1)),
                options["seed"],
            )
            for plan in PLANS
        ]
        honest = [one for plan, one in zip(PLANS, found, strict=True) if not plan.cheat]
        chances = [_chance(tenth) for tenth in pooled(honest)]
        if options["format"] == "json":
            plans = [asdict(one) for one in found]
            self.stdout.write(json.dumps({"plans": plans, "chances": chances}))
        else:
            self.stdout.write("\n".join([*_table(found), "", *_chances(chances)]))


def _table(found: list[Figures]) -> list[str]:
    columns = {
        "plan": _("plan"),
        "runs": _("runs"),
        "skipped": _("skipped"),
        "covered_80": _("80 % holds"),
        "covered_95": _("95 % holds"),
        "width_80": _("80 % width"),
        "tau": _("tau"),
        "tau_plain": _("tau, plain"),
        "cheat_named": _("cheat named"),
        "honest_named": _("any honest named"),
        "honest_share": _("of the honest"),
    }
    return text_table(columns, [asdict(one) for one in found])


def _chance(tenth: Tenth) -> dict[str, Any]:
    said, came_true = tenth.said / tenth.count, tenth.came_true / tenth.count
    return {"count": tenth.count, "said": said, "came_true": came_true, "gap": said - came_true}


def _chances(chances: list[dict[str, Any]]) -> list[str]:
    """Said chances of the shortlist against what came true, in tenths, honest plans together."""
    columns = {
        "count": _("nominations"),
        "said": _("said"),
        "came_true": _("came true"),
        "gap": _("gap"),
    }
    return text_table(columns, chances)
