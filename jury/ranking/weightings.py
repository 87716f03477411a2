"""What other weights would do: where two nominations change places, and how often the top stands.

Weights drawn around the chosen ones: Lahdelma and Salminen, SMAA (2001).
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from jury.ranking.arithmetic import Floats
from jury.ranking.verdict import Verdict

CONCENTRATION = 50
DRAWS = 2_000
SEED = 20_140_102


@dataclass(frozen=True)
class Swap:
    """The weight of one criterion at which two nominations are level, the others in proportion."""

    pair: tuple[int, int]
    criterion: int
    weight: float


def criterion_effects(verdict: Verdict) -> Floats:
    """T, the effects fitted criterion by criterion (nominations, criteria).

    Least squares is linear, so T w is the composite effect for any weights w.
    """
    cells = verdict.sheets.cells
    solve = verdict.fit.design.solve
    return np.column_stack([solve(cells[:, :, k])[1] for k in range(cells.shape[2])])


def swaps(verdict: Verdict, effects: Floats, pairs: list[tuple[int, int]]) -> Iterator[Swap]:
    """Every weight in [0, 1] at which one of the pairs changes places."""
    weights = np.array([float(weight) for weight in verdict.panel.weights])
    for one, other in pairs:
        gap = effects[one] - effects[other]
        for criterion in range(len(weights)):
            weight = _level_weight(gap, weights, criterion, verdict.fit.tolerance)
            if weight is not None:
                yield Swap((one, other), criterion, weight)


def kept_shares(verdict: Verdict, effects: Floats) -> tuple[float, float]:
    """The shares of nearby weightings that keep the winner, and that keep the shortlist."""
    weights = np.array([float(weight) for weight in verdict.panel.weights])
    random = np.random.RandomState(SEED)
    drawn = effects @ random.dirichlet(CONCENTRATION * weights, DRAWS).T
    chosen = effects @ weights
    return _kept(drawn, chosen, 1), _kept(drawn, chosen, verdict.panel.shortlist)


def _level_weight(gap: Floats, weights: Floats, criterion: int, noise: float) -> float | None:
    """The v with v g_k + (1 - v) G = 0, G being what the other criteria say together."""
    rest = 1 - float(weights[criterion])
    others = np.delete(np.arange(len(weights)), criterion)
    if rest <= 0 or not len(others):
        return None
    together = float((weights[others] * gap[others]).sum()) / float(weights[others].sum())
    slope = together - float(gap[criterion])
    if abs(slope) <= noise:
        return None
    weight = together / slope
    return weight if 0 <= weight <= 1 else None


def _kept(drawn: Floats, chosen: Floats, many: int) -> float:
    """How often the best so many are the same nominations."""
    many = min(many, len(chosen))
    best = np.sort(np.argsort(-chosen, kind="stable")[:many])
    others = np.sort(np.argsort(-drawn, axis=0, kind="stable")[:many], axis=0)
    return float((others == best[:, None]).all(axis=0).mean())
