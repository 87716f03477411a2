"""The facts of a competition and of the nominations in it."""

from nominations.models.companies import Company
from nominations.models.competitions import Competition, Criterion, Guidance, Prize, ScaleStep
from nominations.models.nominations import Answer, Nomination, NominationMember, Submission

__all__ = [
    "Answer",
    "Company",
    "Competition",
    "Criterion",
    "Guidance",
    "Nomination",
    "NominationMember",
    "Prize",
    "ScaleStep",
    "Submission",
]
