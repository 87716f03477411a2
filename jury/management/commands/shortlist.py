"""manage.py shortlist: the ranking and shortlist of each prize, as the scores are now."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from jury import queries
from jury.models import Finalist, Round
from nominations.models import Competition, Prize


class Command(BaseCommand):
    """One block for each prize: the last round's ranking and who is on the shortlist."""

    help = "Shows the current ranking and shortlist of each prize."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--competition", type=int, metavar="YEAR")
        parser.add_argument("--format", choices=["table", "json"], default="table")

    def handle(self, *args: Any, **options: Any) -> None:
        year = options["competition"]
        competition = (
            Competition.objects.filter(year=year).first() if year else Competition.objects.current()
        )
        if competition is None:
            raise CommandError(_("There is no such competition."))
        prizes = [_block(prize) for prize in competition.prizes.all()]
        if options["format"] == "json":
            facts = {"competition": competition.year, "prizes": prizes}
            self.stdout.write(json.dumps(facts, ensure_ascii=False, indent=2))
        else:
            self.stdout.write("\n\n".join(_table(block) for block in prizes))


def _block(prize: Prize) -> dict[str, Any]:
    """One prize: frozen when its shortlist is, else what the scores say now."""
    round_ = Round.objects.filter(prize=prize).order_by("-number").first()
    if round_ is None:
        return {
            "prize": prize.kind,
            "name": prize.name,
            "frozen": False,
            "shortlist": [],
            "ranking": None,
        }
    frozen = round_.rankings.first()
    result = frozen.result if frozen else _current(round_)
    finalists = Finalist.objects.filter(ranking=frozen) if frozen else Finalist.objects.none()
    places = result["entries"] if result else []
    leading = [row["entry"] for row in places if row["place"] <= round_.lets_through]
    chosen = [finalist.nomination.number for finalist in finalists.select_related("nomination")]
    names = prize.nominations.exclude(number=None).values_list("number", "company__name")
    return {
        "prize": prize.kind,
        "name": prize.name,
        "round": round_.number,
        "frozen": frozen is not None,
        "digest": frozen.digest if frozen else None,
        "shortlist": chosen or leading,
        "companies": dict(names),
        "ranking": result,
    }


def _current(round_: Round) -> dict[str, Any] | None:
    """Nothing to rank before the first review is handed in."""
    return queries.ranking(round_)


def _table(block: dict[str, Any]) -> str:
    lines = [f"{block['name']}{' (' + _('frozen') + ')' if block['frozen'] else ''}"]
    if not block["ranking"] or not block["ranking"]["entries"]:
        return "\n".join([*lines, "  " + _("Nothing has been scored yet.")])
    for row in block["ranking"]["entries"]:
        mark = "*" if row["entry"] in block["shortlist"] else " "
        chance = "" if row["p_shortlist"] is None else f"{row['p_shortlist']:6.0%}"
        company = block["companies"].get(row["entry"], "")
        lines.append(
            f"{mark} {row['place']:>3} {row['entry']:<9} {row['adjusted']:6.2f}"
            f" {row['plain']:6.2f} {chance:>6}  {company}"
        )
    return "\n".join(lines)
