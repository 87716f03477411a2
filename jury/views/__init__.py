"""The jury's pages."""

from jury.views.attachments import attachment
from jury.views.decisions import approve, decision
from jury.views.rankings import ranking, rankings, shortlist, workbook
from jury.views.reviews import declare, hand_in, overview, review, sign
from jury.views.watching import progress

__all__ = [
    "approve",
    "attachment",
    "decision",
    "declare",
    "hand_in",
    "overview",
    "progress",
    "ranking",
    "rankings",
    "review",
    "shortlist",
    "sign",
    "workbook",
]
