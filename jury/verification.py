"""Holds the database against the ledger, and recomputes every frozen ranking."""

from collections.abc import Iterator
from typing import Any

from jury import queries
from jury.actions import decisions, shortlists
from jury.models import Decision, Ranking, Review, Score
from jury.ranking import canonical, recompute
from ledger import chain
from ledger.models import Event
from nominations import erasing
from nominations.models import Submission


def faults() -> Iterator[str]:
    """Everything that does not hold, a sentence each; nothing when all holds."""
    yield from chain.faults()
    yield from _submissions()
    yield from _scores()
    yield from _handed_in()
    yield from _missing_rankings()
    for ranking in Ranking.objects.select_related("round__prize__competition"):
        yield from _ranking(ranking)
    yield from _decisions()


def _submissions() -> Iterator[str]:
    """Every frozen nomination still reads as when the receipt was given, or as it was erased."""
    receipts = {
        event.facts["receipt"]: event.facts["digest"]
        for event in Event.objects.filter(action="nominations.submit")
    }
    erased: dict[str, str] = {}
    for event in Event.objects.filter(action="nominations.erase").order_by("number"):
        erased |= event.facts.get("copies", {})
    for submission in Submission.objects.iterator():
        receipt, content = submission.receipt_number, submission.content
        told = receipts.pop(receipt, None)
        if submission.digest != told or chain.digest(content) != erased.get(receipt, told):
            yield f"submission {receipt} was changed after it was sent in"
        elif receipt in erased and content != erasing.reduced(content):
            yield f"submission {receipt} is erased, and still holds more than it should"
    yield from (f"submission {number} is missing" for number in receipts)


def _scores() -> Iterator[str]:
    """The scores are what the ledger says was given, no more and no less."""
    told: dict[tuple[str, str], int] = {}
    for event in Event.objects.filter(action="jury.score").order_by("number").iterator():
        for criterion, value in event.facts["values"].items():
            if value is None:
                told.pop((event.subject_id, criterion), None)
            else:
                told[event.subject_id, criterion] = value
    rows = Score.objects.values_list("review__assignment", "criterion", "value")
    stored = {(str(assignment), str(criterion)): value for assignment, criterion, value in rows}
    for cell in sorted(told.keys() | stored.keys()):
        if told.get(cell) != stored.get(cell):
            yield (
                f"score of review {cell[0]} for criterion {cell[1]} is {stored.get(cell)},"
                f" the ledger says {told.get(cell)}"
            )


def _handed_in() -> Iterator[str]:
    """Reviews count from when the ledger says they were handed in."""
    events = Event.objects.filter(action="jury.hand_in").values_list("subject_id", "at")
    told = dict(events)
    rows = Review.objects.filter(handed_in_at__isnull=False)
    stored = {str(review): at for review, at in rows.values_list("assignment", "handed_in_at")}
    for review in sorted(told.keys() | stored.keys()):
        if told.get(review) != stored.get(review):
            yield f"review {review} was not handed in when the ledger says"


def _missing_rankings() -> Iterator[str]:
    told = Event.objects.filter(action="jury.shortlist").values_list("subject_id", flat=True)
    stored = {str(pk) for pk in Ranking.objects.values_list("pk", flat=True)}
    yield from (f"frozen ranking {pk} is missing" for pk in told if pk not in stored)


def _ranking(ranking: Ranking) -> Iterator[str]:
    name = f"frozen ranking of {ranking.round}"
    event = Event.objects.filter(action="jury.shortlist", subject_id=str(ranking.pk)).last()
    told: dict[str, Any] = event.facts if event else {}
    digest = shortlists.digest(ranking.inputs, ranking.result)
    if {digest} != {ranking.digest, told.get("digest")}:
        yield f"{name}: inputs or result were changed"
    if _recomputed(ranking) != canonical(ranking.result):
        yield f"{name}: the result does not follow from the inputs"
    made_by = ranking.result.get("method", {})
    if (ranking.method, ranking.method_version) != (made_by.get("name"), made_by.get("version")):
        yield f"{name}: the method named is not the one that was used"
    finalists = sorted(str(finalist.nomination.number) for finalist in ranking.finalists.all())
    if finalists != told.get("finalists"):
        yield f"{name}: the finalists are not those who were chosen"
    if chain.digest(ranking.reason) != told.get("reason"):
        yield f"{name}: the reason was changed"
    yield from _scores_behind(ranking, name)


def _recomputed(ranking: Ranking) -> bytes:
    """Inputs that were tampered with may not even be rankable."""
    try:
        return recompute(ranking.inputs)
    except (ValueError, KeyError, TypeError):
        return b""


def _scores_behind(ranking: Ranking, name: str) -> Iterator[str]:
    """Every score that the frozen ranking rests on is still there, as it was."""
    rows = Score.objects.filter(review__assignment__round=ranking.round).values_list(
        "review__assignment__nomination__number",
        "review__assignment__juror",
        "criterion__name",
        "value",
    )
    now = {
        (entry, queries.pseudonym(juror), criterion): value
        for entry, juror, criterion, value in rows
    }
    for entry, juror, criterion, value in ranking.inputs.get("rows", []):
        if now.get((entry, juror, criterion)) != value:
            yield f"{name}: {juror}'s score of {entry} for {criterion} was changed"


def _decisions() -> Iterator[str]:
    """Every decision reads as it did when it was recorded and approved."""
    events = Event.objects.filter(action__in=["jury.decide", "jury.approve"]).order_by("number")
    told = {event.subject_id: event for event in events}
    for decision in Decision.objects.prefetch_related("present"):
        event = told.pop(str(decision.pk), None)
        approved = event is not None and event.action == "jury.approve"
        same = event is not None and event.facts["digest"] == decisions.digest(decision)
        if not same or approved != (decision.approved_at is not None):
            yield f"decision on {decision.prize} was changed"
    yield from (f"decision {pk} is missing" for pk in told)
