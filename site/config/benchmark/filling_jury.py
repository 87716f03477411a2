"""The invented jury: who sits on it, who reads what, and the scores."""

from collections.abc import Sequence
from datetime import datetime
from random import Random

from accounts.models import User
from jury.models import (
    Assignment,
    ConflictDeclaration,
    Juror,
    JuryText,
    Review,
    Round,
    Score,
    Undertaking,
)
from nominations.models import Competition, Submission

READERS = 8  # of each nomination
BATCH = 2000


def seats(competition: Competition, how_many: int, at: datetime) -> list[Juror]:
    """Jurors who have signed. The first one is in the chair."""
    people = User.objects.bulk_create(
        User(email=f"jury{number}@jury.example", first_name="Dommer", last_name=str(number))
        for number in range(how_many)
    )
    jurors = Juror.objects.bulk_create(
        Juror(competition=competition, user=person, role="member" if number else "chair")
        for number, person in enumerate(people)
    )
    text = JuryText.objects.in_force(competition, "undertaking")
    Undertaking.objects.bulk_create(
        Undertaking(juror=juror, text=text, signed_at=at) for juror in jurors
    )
    return jurors


def judge(
    round_: Round, jurors: Sequence[Juror], submissions: Sequence[Submission], at: datetime
) -> None:
    """Every nomination read by its share of the jury, and every criterion scored."""
    work = Assignment.objects.bulk_create(
        (
            Assignment(
                round=round_,
                nomination=submission.nomination,
                juror=jurors[(place + turn) % len(jurors)],
                assigned_at=at,
                assigned_by=jurors[0].user,
            )
            for place, submission in enumerate(submissions)
            for turn in range(min(READERS, len(jurors)))
        ),
        batch_size=BATCH,
    )
    _declare(round_, work, at)
    read = {submission.nomination_id: submission for submission in submissions}
    reviews = Review.objects.bulk_create(
        (
            Review(assignment=one, submission=read[one.nomination_id], saved_at=at, handed_in_at=at)
            for one in work
        ),
        batch_size=BATCH,
    )
    _score(round_, reviews)


def _declare(round_: Round, work: Sequence[Assignment], at: datetime) -> None:
    text = JuryText.objects.in_force(round_.prize.competition, "impartiality")
    ConflictDeclaration.objects.bulk_create(
        (
            ConflictDeclaration(
                juror=one.juror,
                nomination=one.nomination,
                ground="none",
                text=text,
                declared_at=at,
            )
            for one in work
        ),
        batch_size=BATCH,
    )


def _score(round_: Round, reviews: Sequence[Review]) -> None:
    chance = Random(1)  # noqa: S311 -- the same scores every time
    criteria = list(round_.prize.criteria.all())
    Score.objects.bulk_create(
        (
            Score(review=review, criterion=criterion, value=chance.randint(1, 6))
            for review in reviews
            for criterion in criteria
        ),
        batch_size=BATCH,
    )
