"""A jury's spreadsheet, brought in as reviews: every row of it, or none."""

from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.refusals import Refused
from jury import queries, rules
from jury.actions.reviews import begun, keep, refuse_off_scale
from jury.models import Assignment, Round
from jury.ranking import ScoreInput
from ledger import chain


class RowsRefused(Refused):
    """Nothing was brought in: a row number and a sentence for everything that stood in the way."""

    def __init__(self, rows: list[tuple[int, str]]) -> None:
        self.rows = sorted(set(rows))
        super().__init__("\n".join(f"{number}: {sentence}" for number, sentence in self.rows))


@dataclass
class Sheet:
    """One juror's scores of one nomination, with the row each stands on."""

    assignment: Assignment
    values: dict[int, int | None] = field(default_factory=dict)
    row: int = 0


@transaction.atomic
def import_scores(round_: Round, given: ScoreInput, *, at: datetime) -> int:
    """Bring the rows in as handed-in reviews. Returns how many reviews it made."""
    round_ = Round.objects.select_for_update(of=["self"]).select_related("prize").get(pk=round_.pk)
    faults: list[tuple[int, str]] = []
    sheets = _sheets(round_, given, faults)
    faults += [(sheet.row, refused) for sheet in sheets if (refused := _why_not(sheet, at))]
    if faults:
        raise RowsRefused(faults)
    for sheet in sheets:
        _bring_in(sheet, at)
    return len(sheets)


def _sheets(round_: Round, given: ScoreInput, faults: list[tuple[int, str]]) -> list[Sheet]:
    """The rows by nomination and juror; what is not known here goes into the faults."""
    criteria = {criterion.name: criterion.pk for criterion in round_.prize.criteria.all()}
    assigned = _by_name(round_)
    known = {names[position] for names in assigned for position in (0, 1)}
    sheets: dict[Assignment, Sheet] = {}
    numbers = given.row_numbers or range(1, len(given.rows) + 1)
    for number, (entry, juror, criterion, value) in zip(numbers, given.rows, strict=True):
        assignment = assigned.get((entry, juror))
        if unknown := [name for name in (entry, juror) if name not in known]:
            faults.append(
                (number, _("«%(name)s» is not known in this round.") % {"name": unknown[0]})
            )
        elif assignment is None:
            names = {"juror": juror, "entry": entry}
            faults.append((number, _("%(juror)s is not assigned to %(entry)s.") % names))
        elif criterion not in criteria:
            faults.append((number, _("There is no criterion «%(name)s».") % {"name": criterion}))
        elif not float(value).is_integer():
            faults.append(
                (number, _("A score is a whole number, not %(score)s.") % {"score": value})
            )
        else:
            sheet = sheets.setdefault(assignment, Sheet(assignment, row=number))
            sheet.values[criteria[criterion]] = int(value)
    return list(sheets.values())


def _by_name(round_: Round) -> dict[tuple[str, str], Assignment]:
    """Every assignment, by the nomination's number and each name that the juror goes by."""
    rows = round_.assignments.select_related(
        "juror__user", "nomination", "round__prize__competition"
    )
    return {
        (str(row.nomination.number), name): row
        for row in rows
        for name in (row.juror.user.email, row.juror.user.name, queries.pseudonym(row.juror_id))
    }


def _why_not(sheet: Sheet, at: datetime) -> str:
    try:
        refuse_off_scale(sheet.assignment, sheet.values)
    except Refused as refused:
        return str(refused.sentence)
    missing = sheet.assignment.round.prize.criteria.exclude(pk__in=sheet.values)
    if missing:
        names = ", ".join(criterion.name for criterion in missing)
        return _("These criteria have no score yet: %(names)s.") % {"names": names}
    return rules.why_not_score(sheet.assignment, sheet.assignment.juror.user, at)


def _bring_in(sheet: Sheet, at: datetime) -> None:
    """Written by nobody who was signed in, and the ledger says so."""
    review = begun(sheet.assignment, at)
    changed = keep(review, sheet.values)
    review.saved_at = review.handed_in_at = at
    review.save(update_fields=["saved_at", "handed_in_at"])
    facts = {"values": changed, "words": [], "imported": True}
    chain.record("jury.score", sheet.assignment, by=None, at=at, **facts)
    chain.record("jury.hand_in", sheet.assignment, by=None, at=at, imported=True)
