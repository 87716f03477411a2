"""The facts of the jury's work."""

from jury.models.jurors import ConflictDeclaration, Juror, JuryText, Undertaking
from jury.models.reviews import Assignment, Review, Score
from jury.models.rounds import Round, RoundWeight
from jury.models.verdicts import Decision, Finalist, Ranking

__all__ = [
    "Assignment",
    "ConflictDeclaration",
    "Decision",
    "Finalist",
    "Juror",
    "JuryText",
    "Ranking",
    "Review",
    "Round",
    "RoundWeight",
    "Score",
    "Undertaking",
]
