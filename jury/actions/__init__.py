"""What the jury does: one verb, one transaction, one event each."""

from jury.actions.attachments import read_attachment
from jury.actions.decisions import approve, decide, digest
from jury.actions.imports import RowsRefused, import_scores
from jury.actions.reviews import hand_in, score
from jury.actions.seats import declare, publish_text, seat, sign
from jury.actions.shortlists import shortlist
from jury.actions.work import assign, plan_round, prepare

__all__ = [
    "RowsRefused",
    "approve",
    "assign",
    "decide",
    "declare",
    "digest",
    "hand_in",
    "import_scores",
    "plan_round",
    "prepare",
    "publish_text",
    "read_attachment",
    "score",
    "seat",
    "shortlist",
    "sign",
]
