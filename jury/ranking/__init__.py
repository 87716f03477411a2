"""The verdict's arithmetic: scores in, an honest order out. Knows no database and no clock."""

from jury.ranking.faults import Fault, ScoreSheetError
from jury.ranking.frozen import freeze, recompute
from jury.ranking.official import RULES, Rule
from jury.ranking.result import METHOD, VERSION, rank
from jury.ranking.score_input import ScoreInput
from jury.ranking.written import canonical

__all__ = [
    "METHOD",
    "RULES",
    "VERSION",
    "Fault",
    "Rule",
    "ScoreInput",
    "ScoreSheetError",
    "canonical",
    "freeze",
    "rank",
    "recompute",
]
