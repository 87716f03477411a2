"""A round's ranking and the scores behind it as a workbook, for those who want to look further."""

import io
from typing import Any

import pandas as pd
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from jury.models import Juror, Round
from jury.ranking import ScoreInput
from jury.ranking.ranking_files import harmless
from nominations.models import Nomination

RANKING = {
    "place": gettext_noop("place"),
    "entry": gettext_noop("number"),
    "company": gettext_noop("company"),
    "adjusted": gettext_noop("adjusted"),
    "plain": gettext_noop("plain mean"),
    "plain_place": gettext_noop("plain place"),
    "place_low": gettext_noop("from place"),
    "place_high": gettext_noop("to place"),
    "p_shortlist": gettext_noop("chance of the shortlist"),
    "reviews": gettext_noop("reviews"),
}


def workbook(round_: Round, result: dict[str, Any], given: ScoreInput) -> bytes:
    """Two sheets: the order with how sure it is, and every score, one row for each review."""
    companies = dict(
        Nomination.objects.filter(number__in=given.entries).values_list("number", "company__name")
    )
    file = io.BytesIO()
    options = {"options": {"strings_to_formulas": False, "strings_to_urls": False}}
    with pd.ExcelWriter(file, engine="xlsxwriter", engine_kwargs=options) as writer:
        _write(_ranking(result, companies), writer, _("Ranking"))
        _write(_scores(round_, given, companies), writer, _("Scores"))
    return file.getvalue()


def _ranking(result: dict[str, Any], companies: dict[str | None, str]) -> pd.DataFrame:
    table = pd.DataFrame(result["entries"])
    table["company"] = table["entry"].map(companies)
    return table[list(RANKING)].rename(columns={name: _(said) for name, said in RANKING.items()})


def _scores(round_: Round, given: ScoreInput, companies: dict[str | None, str]) -> pd.DataFrame:
    """As wide as there are criteria; `manage.py rank` reads this sheet too."""
    seats = Juror.objects.filter(competition=round_.prize.competition).select_related("user")
    names = {f"J{seat.pk}": seat.user.name for seat in seats}
    rows = pd.DataFrame(given.rows, columns=["entry", "juror", "criterion", "score"])
    wide = rows.pivot_table(index=["entry", "juror"], columns="criterion", values="score")
    order = [criterion.name for criterion in round_.prize.criteria.all()]
    table = wide.reindex(columns=order).reset_index()
    table.insert(1, _("company"), table["entry"].map(companies))
    table["juror"] = table["juror"].map(names)
    return table


def _write(table: pd.DataFrame, writer: pd.ExcelWriter[Any], name: str) -> None:
    table = table.map(harmless)
    table.to_excel(writer, sheet_name=name, index=False, freeze_panes=(1, 2))
    sheet = writer.sheets[name]
    sheet.autofit()
    sheet.autofilter(0, 0, len(table), len(table.columns) - 1)
