"""A refusal that says why, in a sentence for the person who was refused."""

from django.core.exceptions import PermissionDenied
from django.utils.functional import Promise


class Refused(PermissionDenied):
    """Nothing was changed. The sentence tells what stood in the way and what to do."""

    def __init__(self, sentence: str | Promise) -> None:
        super().__init__(sentence)
        self.sentence = sentence
