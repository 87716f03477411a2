"""Invented answers to the jury's questions, put together from the banks."""

from collections.abc import Mapping
from functools import cache
from random import Random
from typing import Any, Literal

from config.demo.text import DATA, Deck, bank, draw_ranges, fill

Prize = Literal["main", "special"]
STRONG, WEAK = 0.4, -0.8  # a criterion's quality from which an answer is strong, or weak

MORE = {"strong": "more", "weak": "vague"}  # what some answers end with
MORE_OFTEN = 0.6


@cache
def answer_banks(prize: Prize) -> list[dict[str, Any]]:
    """The prize's criteria in order, each with its strong, fair and weak compositions."""
    files = sorted((DATA / "answers").glob(f"{prize}_*.json"))
    return [bank(f"answers/{file.stem}") for file in files]


def level(quality: float) -> str:
    if quality > STRONG:
        return "strong"
    return "weak" if quality < WEAK else "fair"


class Writer:
    """Answers for one company after the other, and spreads the compositions evenly."""

    def __init__(self, rng: Random) -> None:
        self._rng = rng
        self._decks: dict[tuple[str, str], Deck[Any]] = {}

    def write(
        self, prize: Prize, facts: Mapping[str, str], quality: Mapping[str, float]
    ) -> dict[str, str]:
        """An answer for each criterion, as good as its quality says."""
        return {
            row["criterion"]: self._compose(row, level(quality[row["criterion"]]), facts)
            for row in answer_banks(prize)
        }

    def _compose(self, row: dict[str, Any], at: str, facts: Mapping[str, str]) -> str:
        paragraphs = list(self._deal(row, at))
        if at in MORE and self._rng.random() < MORE_OFTEN:
            paragraphs.append(self._deal(row, MORE[at]))
        return fill(draw_ranges("\n\n".join(paragraphs), self._rng), facts)

    def _deal(self, row: dict[str, Any], kind: str) -> Any:
        key = (row["prize"] + row["criterion"], kind)
        if key not in self._decks:
            self._decks[key] = Deck(row[kind], self._rng)
        return self._decks[key].deal()
