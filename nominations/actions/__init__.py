"""What happens to competitions and nominations: one verb, one transaction, one event each."""

from nominations.actions.answers import Clash, Saved, Typed, restore_answer, save_answers
from nominations.actions.attachments import (
    attach,
    check_waiting,
    delete_file,
    read_attachment,
    release,
    remove_attachment,
)
from nominations.actions.competitions import change_competition, copy_competition, plan_competition
from nominations.actions.drafts import begin, copy_answers, discard
from nominations.actions.erasure import warn
from nominations.actions.proposals import accept_proposal, decline_proposal, propose
from nominations.actions.reminders import remind, remind_by_hand
from nominations.actions.screening import screen
from nominations.actions.submissions import submit, withdraw
from nominations.actions.threads import (
    note_attempt,
    request_change,
    withdraw_change_request,
    write_message,
)

__all__ = [
    "Clash",
    "Saved",
    "Typed",
    "accept_proposal",
    "attach",
    "begin",
    "change_competition",
    "check_waiting",
    "copy_answers",
    "copy_competition",
    "decline_proposal",
    "delete_file",
    "discard",
    "note_attempt",
    "plan_competition",
    "propose",
    "read_attachment",
    "release",
    "remind",
    "remind_by_hand",
    "remove_attachment",
    "request_change",
    "restore_answer",
    "save_answers",
    "screen",
    "submit",
    "warn",
    "withdraw",
    "withdraw_change_request",
    "write_message",
]
