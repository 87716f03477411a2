"""What was measured, against its goal."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

MARGIN = 1.2  # a ratio moves a little from run to run


@dataclass(frozen=True)
class Figure:
    """One number that should be no more than its goal."""

    id: str
    what: str
    unit: str
    measured: float
    goal: float

    @property
    def verdict(self) -> str:
        if self.measured <= self.goal:
            return "ok"
        return "miss" if self.measured <= self.goal * MARGIN else "fail"

    def facts(self) -> dict[str, Any]:
        return vars(self) | {"verdict": self.verdict}


def table(figures: Sequence[dict[str, Any]]) -> list[str]:
    """Lines for a terminal; the numbers stand below each other."""
    rows = [["id", "what", "measured", "goal", ""], *map(_cells, figures)]
    widths = [max(len(row[place]) for row in rows) for place in range(5)]
    id_, what, measured, goal, verdict = widths
    return [
        f"{a:<{id_}}  {b:<{what}}  {c:>{measured}}  {d:<{goal}}  {e:<{verdict}}".rstrip()
        for a, b, c, d, e in rows
    ]


def _cells(facts: dict[str, Any]) -> list[str]:
    measured, goal, unit = facts["measured"], facts["goal"], facts["unit"]
    return [facts["id"], facts["what"], f"{measured:g}", f"≤ {goal:g} {unit}", facts["verdict"]]
