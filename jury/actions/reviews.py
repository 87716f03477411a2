"""Scoring: every change is saved, and in the ledger, at once."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.refusals import Refused
from jury import rules
from jury.models import Assignment, Review, Score
from ledger import chain


@transaction.atomic
def score(
    assignment: Assignment,
    values: Mapping[int, int | None],
    *,
    by: User,
    at: datetime,
    comment: str | None = None,
    private_note: str | None = None,
) -> Review:
    """Keep the scores that differ from what is there; None takes one back."""
    assignment = _locked(assignment)
    if refused := rules.why_not_score(assignment, by, at):
        raise Refused(refused)
    refuse_off_scale(assignment, values)
    review = begun(assignment, at)
    changed = keep(review, values)
    words = {"comment": comment, "private_note": private_note}
    written = {
        name: text for name, text in words.items() if text not in {None, getattr(review, name)}
    }
    if changed or written:
        for name, text in written.items():
            setattr(review, name, text)
        review.saved_at = at
        review.save(update_fields=["saved_at", *written])
        facts = {"values": changed, "words": sorted(written)}
        chain.record("jury.score", assignment, by=by, at=at, **facts)
    return review


@transaction.atomic
def hand_in(assignment: Assignment, *, by: User, at: datetime) -> Review:
    """Hand the review in. From now on it counts, and can't be changed."""
    assignment = _locked(assignment)
    if refused := rules.why_not_score(assignment, by, at):
        raise Refused(refused)
    review = Review.objects.filter(assignment=assignment).first()
    given = dict(review.scores.values_list("criterion", "value")) if review else {}
    refuse_off_scale(assignment, given)
    missing = assignment.round.prize.criteria.exclude(pk__in=given)
    if review is None or missing:
        names = ", ".join(criterion.name for criterion in missing)
        raise Refused(_("These criteria have no score yet: %(names)s.") % {"names": names})
    review.handed_in_at = at
    review.save(update_fields=["handed_in_at"])
    chain.record("jury.hand_in", assignment, by=by, at=at)
    return review


def begun(assignment: Assignment, at: datetime) -> Review:
    """The assignment's review, pinned to what the company had sent in when it was begun."""
    submission = assignment.nomination.submissions.latest()
    review, _new = Review.objects.get_or_create(
        assignment=assignment, defaults={"submission": submission, "saved_at": at}
    )
    return review


def _locked(assignment: Assignment) -> Assignment:
    return (
        Assignment.objects.select_for_update(of=["self"])
        .select_related("round__prize__competition", "juror", "nomination")
        .get(pk=assignment.pk)
    )


def refuse_off_scale(assignment: Assignment, values: Mapping[int, int | None]) -> None:
    prize = assignment.round.prize
    scale = set(prize.competition.scale.values_list("value", flat=True))
    if not set(values.values()) - {None} <= scale:
        limits = {"low": min(scale), "high": max(scale)}
        raise Refused(_("A score is a whole number from %(low)s to %(high)s.") % limits)
    if not set(values) <= set(prize.criteria.values_list("pk", flat=True)):
        raise Refused(_("That criterion does not belong to this prize."))


def keep(review: Review, values: Mapping[int, int | None]) -> dict[str, int | None]:
    """Writes what differs; what was written, by criterion."""
    before = dict(review.scores.values_list("criterion", "value"))
    changed = {pk: value for pk, value in values.items() if value != before.get(pk)}
    for criterion, value in changed.items():
        if value is None:
            review.scores.filter(criterion=criterion).delete()
        else:
            Score.objects.update_or_create(
                review=review, criterion_id=criterion, defaults={"value": value}
            )
    return {str(criterion): value for criterion, value in changed.items()}
