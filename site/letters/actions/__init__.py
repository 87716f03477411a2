"""What happens to letters: written with what they tell of, sent after it, reworded."""

from letters.actions.again import file_away, send_again
from letters.actions.erasure import empty
from letters.actions.sending import send_waiting
from letters.actions.texts import change_text, restore_text
from letters.actions.writing import send_at_once, write

__all__ = [
    "change_text",
    "empty",
    "file_away",
    "restore_text",
    "send_again",
    "send_at_once",
    "send_waiting",
    "write",
]
