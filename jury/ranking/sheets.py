"""From cells to sheets: one number for what a juror gave a nomination, gaps filled openly."""

from dataclasses import dataclass

import numpy as np

from jury.ranking.arithmetic import Bools, Floats
from jury.ranking.panel import Panel


@dataclass(frozen=True)
class Sheets:
    """`given` is (nominations, jurors); `cells` (nominations, jurors, criteria) without gaps.

    `scores` (nominations, jurors) are the weighted sheets on the jury's scale, 0 where not given.
    """

    given: Bools
    cells: Floats
    scores: Floats
    filled: int


def sheets_of(panel: Panel) -> Sheets:
    """The sheet scores y_ij = sum_k w_k x_ijk."""
    given = panel.sheets
    gaps = given[:, :, None] & ~panel.given
    cells = np.where(gaps, _fillings(panel), panel.scores) if gaps.any() else panel.scores
    cells = np.where(given[:, :, None], cells, 0.0)
    scores = np.zeros(given.shape)
    for criterion, weight in enumerate(panel.weights):
        scores += float(weight) * cells[:, :, criterion]
    return Sheets(given, cells, scores, int(gaps.sum()))


def _fillings(panel: Panel) -> Floats:
    """What each cell would be: the juror's mean there plus how far the sheet is from such means.

    Where the juror never used the criterion: the panel's mean plus the juror's level elsewhere.
    The weights play no part.
    """
    given, cells = panel.given, np.nan_to_num(panel.scores)
    means = _mean(cells.sum(axis=0), given.sum(axis=0))
    panel_means = _mean(cells.sum(axis=(0, 1)), given.sum(axis=(0, 1)))
    used = given.any(axis=0)
    levels = _mean(((means - panel_means) * used).sum(axis=1), used.sum(axis=1))
    usual = np.where(used, means, panel_means + levels[:, None])
    deviations = _mean(((cells - usual) * given).sum(axis=2), given.sum(axis=2))
    filled: Floats = usual + deviations[:, :, None]
    return filled


def _mean(total: Floats, count: np.ndarray) -> Floats:
    mean: Floats = total / np.maximum(count, 1)
    return mean
