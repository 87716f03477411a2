"""What Enhetsregisteret says about a company, and what people are told about it."""

from nominations.register.extracts import Extract, State
from nominations.register.flags import Flag, flags
from nominations.register.lookup import look_up
from nominations.register.searching import search
from nominations.register.sentences import sentence
from nominations.register.wordings import Difference, differences

__all__ = [
    "Difference",
    "Extract",
    "Flag",
    "State",
    "differences",
    "flags",
    "look_up",
    "search",
    "sentence",
]
