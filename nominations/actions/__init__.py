"""What happens to competitions and nominations: one verb, one transaction, one event each."""

from nominations.actions.competitions import change_competition, copy_competition, plan_competition
from nominations.actions.drafts import begin, save_answers
from nominations.actions.screening import screen
from nominations.actions.submissions import submit, withdraw

__all__ = [
    "begin",
    "change_competition",
    "copy_competition",
    "plan_competition",
    "save_answers",
    "screen",
    "submit",
    "withdraw",
]
