"""The banks of invented text, and how their slots are filled."""

import json
import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from random import Random
from typing import Any, Generic, TypeVar

DATA = Path(__file__).parent / "data"
NUMBER_WORDS = [
    "null",
    "én",
    "to",
    "tre",
    "fire",
    "fem",
    "seks",
    "sju",
    "åtte",
    "ni",
    "ti",
    "elleve",
    "tolv",
]

RANGE = re.compile(r"\[\[([\d.]+)\.\.([\d.]+?)(?:/(\d+))?\]\]")
SLOT = re.compile(r"\{(\w+)\}")
SENTENCE_START = re.compile(r"(^|[.!?] |\n)([a-zæøå])")

T = TypeVar("T")


@cache
def bank(name: str) -> Any:
    """One JSON file of the bank; treat what it returns as read-only."""
    return json.loads((DATA / f"{name}.json").read_text(encoding="utf-8"))


def number(value: float, *, decimals: int = 0) -> str:
    """1234.5 as Norwegians write it: a decimal comma, a hard space between thousands."""
    text = f"{value:,.{decimals}f}"
    return text.replace(",", "\u00a0").replace(".", ",")


def word(count: int) -> str:
    """Small numbers in letters, the rest in digits."""
    return NUMBER_WORDS[count] if count < len(NUMBER_WORDS) else number(count)


def draw_ranges(text: str, rng: Random) -> str:
    """Replace each [[low..high/step]] with a number between the two."""
    return RANGE.sub(lambda match: _draw(rng, *match.groups()), text)


def _draw(rng: Random, low: str, high: str, step: str | None) -> str:
    if "." in low:
        return number(rng.uniform(float(low), float(high)), decimals=1)
    return word(rng.randrange(int(low), int(high) + 1, int(step or 1)))


def fill(text: str, facts: Mapping[str, str]) -> str:
    """Fill the slots, also those inside what was filled in, and mend the capitals."""
    while SLOT.search(text):
        text = SLOT.sub(lambda match: facts[match.group(1)], text)
    return SENTENCE_START.sub(lambda match: match.group(1) + match.group(2).upper(), text)


class Deck(Generic[T]):
    """Deals every card once before any comes back, so that nothing is heard too often."""

    def __init__(self, cards: Sequence[T], rng: Random) -> None:
        self._cards, self._rng = list(cards), rng
        self._left: list[T] = []

    def deal(self) -> T:
        if not self._left:
            self._left = self._rng.sample(self._cards, len(self._cards))
        return self._left.pop()
