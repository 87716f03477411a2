"""Rounds, and who reads what in them."""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.refusals import Refused
from jury import queries, rules
from jury.actions.seats import publish_text
from jury.models import Assignment, ConflictDeclaration, Juror, JuryText, Round
from ledger import chain
from nominations.models import Competition, NominationMember, Prize

TEXTS = Path(__file__).parents[1] / "data"


@transaction.atomic
def prepare(competition: Competition, *, by: User, at: datetime) -> None:
    """Give a new year what its jury needs: the texts to sign, and a first round for each prize."""
    for kind in JuryText.Kind.values:
        text = (TEXTS / f"{kind}.txt").read_text(encoding="utf-8")
        publish_text(competition, kind, text, by=by, at=at)
    for prize in competition.prizes.all():
        plan_round(
            prize,
            opens_at=competition.scoring_opens_at,
            closes_at=competition.scoring_closes_at,
            by=by,
            at=at,
        )


@transaction.atomic
def plan_round(
    prize: Prize, *, opens_at: datetime, closes_at: datetime, by: User, at: datetime
) -> Round:
    """Add the prize's next round of scoring. It lets the prize's number of finalists through."""
    if not by.has_perm("jury.add_round"):
        raise Refused(_("Only the secretariat plans rounds."))
    round_ = prize.rounds.create(
        number=(prize.rounds.aggregate(last=Max("number"))["last"] or 0) + 1,
        opens_at=opens_at,
        closes_at=closes_at,
        lets_through=prize.finalists,
    )
    chain.record("jury.plan_round", round_, by=by, at=at, number=round_.number)
    return round_


@transaction.atomic
def assign(round_: Round, jurors: Iterable[Juror], *, by: User, at: datetime) -> int:
    """Give every nomination of the round to each of the jurors, but never where one has a tie."""
    round_ = Round.objects.select_for_update().get(pk=round_.pk)
    if not rules.may_assign(by, round_):
        raise Refused(_("Jurors can't be assigned to this round now."))
    ties = set(ConflictDeclaration.objects.conflicting().values_list("juror", "nomination"))
    ties |= set(NominationMember.objects.values_list("user__jury_seats", "nomination"))
    there = set(round_.assignments.values_list("juror", "nomination"))
    added = [
        Assignment(round=round_, nomination=nomination, juror=juror, assigned_at=at, assigned_by=by)
        for nomination in queries.contenders(round_).order_by("number")
        for juror in jurors
        if juror.competition_id == round_.prize.competition_id
        and (juror.pk, nomination.pk) not in ties | there
    ]
    Assignment.objects.bulk_create(added)
    pairs = [[str(assignment.nomination_id), assignment.juror_id] for assignment in added]
    chain.record("jury.assign", round_, by=by, at=at, added=pairs)
    return len(added)
