"""The smallest change of one sheet that would make two nominations level."""

from dataclasses import dataclass

import numpy as np

from jury.ranking.arithmetic import Floats, product
from jury.ranking.verdict import Verdict


@dataclass(frozen=True)
class Change:
    """One sheet moved from `score` by `change` makes the pair level; `possible` on the scale."""

    pair: tuple[int, int]
    entry: int
    juror: int
    score: float
    change: float
    possible: bool


def smallest_change(verdict: Verdict, pair: tuple[int, int]) -> Change | None:
    """The least change of a single sheet that levels the pair; one within the scale comes first."""
    fit = verdict.fit
    slopes = np.where(fit.given, gradient(verdict, pair), 0.0)
    gap = float(fit.effects[pair[0]] - fit.effects[pair[1]])
    movable = np.abs(slopes) > 1e-12  # noqa: PLR2004 -- below it is rounding
    if not movable.any():
        return None
    changes = np.where(movable, -gap / np.where(movable, slopes, 1.0), np.inf)
    possible = movable & _on_scale(verdict, fit.scores + np.where(movable, changes, 0.0))
    candidates = possible if possible.any() else movable
    sizes = np.where(candidates, np.abs(changes), np.inf)
    least = float(sizes.min())
    entry, juror = np.argwhere(sizes <= least * (1 + 1e-9) + 1e-15)[0].tolist()
    score, change = float(fit.scores[entry, juror]), float(changes[entry, juror])
    return Change(pair, entry, juror, score, change, bool(possible[entry, juror]))


def gradient(verdict: Verdict, pair: tuple[int, int]) -> Floats:
    """How much the gap between the two grows per point on each sheet (nominations, jurors).

    With c the contrast, u = c/n and v = C^- W'u it is u_i - v_j + (W v)_i / n_i.
    """
    design = verdict.fit.design
    contrast = np.zeros(len(design.weights))
    contrast[list(pair)] = 1.0, -1.0
    per_sheet = contrast / design.reviews
    through = product(design.inverse, product(design.weights.T, per_sheet[:, None]))
    back = product(design.shares, through)
    slopes: Floats = per_sheet[:, None] - through.T + back
    return slopes


def _on_scale(verdict: Verdict, scores: Floats) -> np.ndarray:
    low, high = verdict.panel.scale or (-np.inf, np.inf)
    within: np.ndarray = (scores >= low - 1e-9) & (scores <= high + 1e-9)
    return within
