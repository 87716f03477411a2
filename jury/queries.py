"""Reads over the jury's work: who competes in a round, what the scores are, how far it has come."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, cast

from django.core.cache import cache
from django.db.models import Count, Q, QuerySet

from jury.models import (
    ConflictDeclaration,
    Juror,
    Review,
    Round,
    Score,
)
from jury.ranking import ScoreInput, rank
from ledger.models import Head
from nominations.models import Competition, Nomination


def contenders(round_: Round) -> QuerySet[Nomination]:
    """The nominations of a round: all eligible ones; later, those the last round let through."""
    eligible = round_.prize.nominations.filter(status=Nomination.Status.ELIGIBLE)
    if round_.number == 1:
        return eligible
    return eligible.filter(
        finals__ranking__round__prize=round_.prize,
        finals__ranking__round__number=round_.number - 1,
    )


def weights(round_: Round) -> dict[str, float]:
    """Each criterion's weight in the round, by name."""
    own = {weight.criterion_id: weight.weight for weight in round_.weights.all()}
    return {
        criterion.name: float(own.get(criterion.pk, criterion.weight))
        for criterion in round_.prize.criteria.all()
    }


def score_input(round_: Round, *, without: Collection[Nomination] = ()) -> ScoreInput:
    """All that the round's ranking rests on: the reviews that count, weights and scale."""
    scale = list(round_.prize.competition.scale.values_list("value", flat=True))
    rows = (
        Score.objects.filter(review__in=Review.objects.counting(), review__assignment__round=round_)
        .exclude(review__assignment__nomination__in=without)
        .values_list(
            "review__assignment__nomination__number",
            "review__assignment__juror",
            "criterion__name",
            "value",
        )
    )
    entries = contenders(round_).exclude(pk__in=[nomination.pk for nomination in without])
    jurors = round_.assignments.values_list("juror", flat=True).distinct()
    return ScoreInput(
        rows=[(str(entry), pseudonym(juror), name, value) for entry, juror, name, value in rows],
        weights=weights(round_),
        scale=(min(scale), max(scale)),
        step=1,
        shortlist=round_.lets_through,
        entries=[str(number) for number in entries.values_list("number", flat=True)],
        jurors=[pseudonym(juror) for juror in jurors],
    )


def pseudonym(juror: int) -> str:
    """What a juror is called in rankings: the seat's number, never the name."""
    return f"J{juror}"


def can_be_ranked(given: ScoreInput) -> bool:
    """Something that counts has been handed in."""
    counted = {name for name, weight in (given.weights or {}).items() if weight}
    return any(name in counted for _entry, _juror, name, _value in given.rows)


def ranking(round_: Round, *, without: Collection[Nomination] = ()) -> dict[str, Any] | None:
    """The round's ranking as the scores are now; kept until the next event in the ledger."""
    head = Head.objects.filter(pk=1).values_list("number", flat=True).first() or 0
    left_out = ",".join(sorted(str(nomination.pk) for nomination in without))
    key = f"ranking:{round_.pk}:{head}:{left_out}"
    unknown = object()
    known: Any = cache.get(key, unknown)
    if known is unknown:
        given = score_input(round_, without=without)
        known = rank(given) if can_be_ranked(given) else None
        cache.set(key, known, timeout=24 * 3600)
    return cast("dict[str, Any] | None", known)


def hidden_from(juror: Juror | None) -> list[Nomination]:
    """The nominations whose place the juror must not be able to work out."""
    if juror is None:
        return []
    ties = ConflictDeclaration.objects.conflicting().filter(juror=juror)
    return [tie.nomination for tie in ties.select_related("nomination")]


@dataclass(frozen=True)
class Progress:
    """How far one round has come, in counts alone."""

    round: Round
    nominations: int
    assigned: int
    begun: int
    handed_in: int


def progress(competition: Competition) -> list[Progress]:
    """Counts for every round of the year; nothing that tells who or which."""
    rounds = (
        Round.objects.filter(prize__competition=competition)
        .select_related("prize__competition")
        .annotate(
            nominations=Count("assignments__nomination", distinct=True),
            assigned=Count("assignments", distinct=True),
            begun=Count("assignments__review", distinct=True),
            handed_in=Count(
                "assignments__review",
                filter=Q(assignments__review__handed_in_at__isnull=False),
                distinct=True,
            ),
        )
    )
    return [Progress(r, r.nominations, r.assigned, r.begun, r.handed_in) for r in rounds]
