"""Jurors, their reviews, and what these came to."""

from datetime import datetime
from typing import Any

from accounts.models import User
from jury import actions as jury_actions
from jury.models import Assignment, Decision, Juror, Ranking, Review, Round
from nominations.models import Competition, Nomination, Prize
from tests.make.competitions import competition, nomination, now, prize
from tests.make.people import secretariat, user


def juror(competition: Competition, **facts: Any) -> Juror:
    """A juror who has signed the undertaking, unless signed=False."""
    signed = facts.pop("signed", True)
    person = facts.pop("user", None) or user()
    made = Juror.objects.create(competition=competition, user=person, **facts)
    if signed:
        texts(competition)
        jury_actions.sign(made, by=person, at=now())
    return made


def texts(competition: Competition) -> None:
    for kind in ("undertaking", "impartiality"):
        if not competition.jury_texts.filter(kind=kind).exists():
            jury_actions.publish_text(competition, kind, f"Tekst {kind}", by=None, at=now())


def round_(prize: Prize, **facts: Any) -> Round:
    """A round by the competition's own calendar."""
    year = prize.competition
    facts = {"opens_at": year.scoring_opens_at, "closes_at": year.scoring_closes_at} | facts
    return Round.objects.create(prize=prize, **facts)


def assignment(
    round_: Round, nomination: Nomination, juror: Juror, *, ground: str = "none"
) -> Assignment:
    """Assigned and declared; with no ground at all, not declared."""
    made = Assignment.objects.create(
        round=round_, nomination=nomination, juror=juror, assigned_at=now(), assigned_by=juror.user
    )
    if ground:
        jury_actions.declare(juror, nomination, ground, by=juror.user, at=now())
    return made


def review(assignment: Assignment, *values: int, handed_in: bool = True) -> Review:
    """A review with these scores, given by the action while the round is open."""
    criteria = assignment.round.prize.criteria.all()
    scores = {c.pk: v for c, v in zip(criteria, values, strict=True)}
    at, by = assignment.round.opens_at, assignment.juror.user
    made = jury_actions.score(assignment, scores, by=by, at=at)
    return jury_actions.hand_in(assignment, by=by, at=at) if handed_in else made


def scored_round(
    *sheets: tuple[tuple[int, ...], ...], phase: str = "meeting", **facts: Any
) -> Round:
    """A round where each nomination has one sheet per juror: ((5, 4), (6, 5)), ((2, 3), (1, 1))."""
    made = round_(prize(competition(phase), criteria=len(sheets[0][0])), **facts)
    year = made.prize.competition
    jurors = [juror(year, role="chair" if i == 0 else "member") for i in range(len(sheets[0]))]
    for given in sheets:
        entry = nomination(made.prize, status="eligible")
        for seat, values in zip(jurors, given, strict=True):
            review(assignment(made, entry, seat), *values)
    return made


def frozen(scored: Round | None = None, *, by: User | None = None) -> Ranking:
    """A frozen ranking with its best as finalist."""
    scored = scored or scored_round(((5, 4), (6, 5)), ((2, 3), (1, 1)), lets_through=1)
    best = scored.prize.nominations.order_by("number").first()
    return jury_actions.shortlist(
        scored, [best], by=by or secretariat(), at=now(), reason="Enighet"
    )


def decision(ranking: Ranking | None = None, *, approved: bool = True) -> Decision:
    """A decision for the first finalist, approved by a second person."""
    ranking = ranking or frozen()
    prize = ranking.round.prize
    made = jury_actions.decide(
        prize,
        ranking.finalists.first().nomination,
        citation="Bedriften har vist vei.",
        present=list(prize.competition.jurors.all()),
        votes=(prize.competition.jurors.count(), 0),
        by=secretariat(),
        at=now(),
        reason="Samlet jury",
    )
    if approved:
        jury_actions.approve(
            made, seen=jury_actions.digest(made), by=secretariat("Andre Person"), at=now()
        )
    return made


def no_winner(
    prize: Prize, jurors: list[Juror], *, by: User, approved_by: User, at: datetime
) -> Decision:
    """A prize that nobody gets: one unranked finalist, and a decision against it."""
    entry = nomination(prize, status="eligible")
    entries = [assignment(prize.rounds.get(), entry, juror) for juror in jurors]
    for one in entries:
        review(one, *[1] * prize.criteria.count())
    jury_actions.shortlist(prize.rounds.get(), [entry], by=by, at=at, reason="Eneste")
    made = jury_actions.decide(
        prize,
        None,
        citation="",
        present=jurors,
        votes=(3, 0),
        by=by,
        at=at,
        reason="Ingen nådde opp",
    )
    jury_actions.approve(made, seen=jury_actions.digest(made), by=approved_by, at=at)
    return made
