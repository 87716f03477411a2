"""What the jury decided, recorded by one person and approved by another."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.refusals import Refused
from jury import rules
from jury.models import Decision, Finalist, Juror
from ledger import chain
from nominations.models import Nomination, Prize


@transaction.atomic
def decide(
    prize: Prize,
    winner: Nomination | None,
    *,
    citation: str,
    present: Collection[Juror],
    votes: tuple[int, int],
    by: User,
    at: datetime,
    reason: str = "",
) -> Decision:
    """Record what the jury decided. It stands when somebody else has approved it."""
    prize = Prize.objects.select_for_update().get(pk=prize.pk)
    if not rules.may_record(by, prize):
        raise Refused(_("Only the secretariat and the jury chair record decisions."))
    if Decision.objects.filter(prize=prize, approved_at__isnull=False).exists():
        raise Refused(_("This prize has been decided and approved already."))
    _refuse_invalid_vote(prize, winner, present, votes)
    _refuse_unexplained(prize, winner, citation, reason)
    decision, _new = Decision.objects.update_or_create(
        prize=prize,
        defaults={
            "outcome": Decision.Outcome.WINNER if winner else Decision.Outcome.NO_WINNER,
            "nomination": winner,
            "citation": citation.strip(),
            "votes_for": votes[0],
            "votes_against": votes[1],
            "reason": reason.strip(),
            "decided_at": at,
            "decided_by": by,
        },
    )
    decision.present.set(present)
    chain.record("jury.decide", decision, by=by, at=at, digest=digest(decision))
    return decision


@transaction.atomic
def approve(decision: Decision, *, seen: str, by: User, at: datetime) -> None:
    """Let the decision stand, as the second person, who has seen just this one."""
    Prize.objects.select_for_update().get(pk=decision.prize_id)
    decision = Decision.objects.select_for_update().get(pk=decision.pk)
    if seen != digest(decision):
        raise Refused(_("The decision was recorded anew after you opened it. Read it once more."))
    if not rules.may_approve(by, decision):
        raise Refused(_("A decision is approved by somebody other than the one who recorded it."))
    decision.approved_at, decision.approved_by = at, by
    decision.save(update_fields=["approved_at", "approved_by"])
    chain.record("jury.approve", decision, by=by, at=at, digest=digest(decision))


def digest(decision: Decision) -> str:
    """What stands for a decision in the ledger: the outcome and every word of it."""
    return chain.digest(
        {
            "prize": decision.prize_id,
            "outcome": decision.outcome,
            "nomination": str(decision.nomination_id or ""),
            "citation": decision.citation,
            "votes": [decision.votes_for, decision.votes_against],
            "reason": decision.reason,
            "present": sorted(juror.pk for juror in decision.present.all()),
        }
    )


def _refuse_invalid_vote(
    prize: Prize, winner: Nomination | None, present: Collection[Juror], votes: tuple[int, int]
) -> None:
    needed = rules.quorum(prize.competition)
    if sum(juror.role != Juror.Role.SUBSTITUTE for juror in present) < needed:
        raise Refused(_("The jury needs at least %(needed)s present.") % {"needed": needed})
    if winner and any(rules.stands_aside(juror.user, [winner]) for juror in present):
        raise Refused(_("A juror with ties to the winner can't take part in the decision."))
    if min(votes) < 0 or sum(votes) > len(present):
        raise Refused(_("There are more votes than jurors present."))
    if votes[0] <= votes[1]:
        raise Refused(_("A decision needs more votes for it than against it."))


def _refuse_unexplained(
    prize: Prize, winner: Nomination | None, citation: str, reason: str
) -> None:
    last_round = prize.rounds.order_by("number").last()
    finalists = Finalist.objects.filter(
        ranking__round=last_round, nomination__status=Nomination.Status.ELIGIBLE
    )
    if last_round is None or not last_round.rankings.exists():
        raise Refused(_("Freeze the shortlist before the prize is decided."))
    if winner is None:
        if not reason.strip():
            raise Refused(_("Write why the prize has no winner."))
        return
    place = finalists.filter(nomination=winner).values_list("place", flat=True).first()
    if not finalists.filter(nomination=winner).exists():
        raise Refused(_("The winner must be one of the finalists."))
    if place != 1 and not reason.strip():
        raise Refused(_("The winner is not first in the ranking. Write why."))
    if not citation.strip():
        raise Refused(_("Write the jury's citation."))
