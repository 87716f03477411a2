"""The default order: two-way least squares, juror levels and nomination effects both free.

y_ij = b_j + t_i + e_ij, Scheffé, The Analysis of Variance (1959). A level is measured only on
nominations shared with others; one constant per connected part is fixed by centring the effects.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from jury.ranking.arithmetic import Bools, Floats, Ints, gram, inverse, product
from jury.ranking.parts import entry_parts, juror_parts


@dataclass(frozen=True)
class Design:
    """Who judged what, and how much each sheet counts: `weights` is (nominations, jurors)."""

    weights: Floats
    juror_part: Ints
    entry_part: Ints

    @cached_property
    def reviews(self) -> Floats:
        """n_i, the (weighted) number of sheets of each nomination."""
        total: Floats = self.weights.sum(axis=1)
        return total

    @cached_property
    def shares(self) -> Floats:
        """Each juror's share of a nomination, diag(1/n) W."""
        share: Floats = self.weights / self.reviews[:, None]
        return share

    @cached_property
    def laplacian(self) -> Floats:
        """C = diag(m) - W' diag(1/n) W plus one in each block of a part, which makes it definite.

        The addition fixes the one constant of each part and leaves every comparison alone.
        """
        same = self.juror_part[:, None] == self.juror_part[None, :]
        sizes = same.sum(axis=0)
        fixed = np.diag(self.weights.sum(axis=0)) - gram(self.weights, self.shares)
        laplacian: Floats = fixed + same / sizes
        return laplacian

    @cached_property
    def inverse(self) -> Floats:
        """C^-, a generalised inverse (jurors, jurors)."""
        return inverse(self.laplacian)

    @property
    def parts(self) -> int:
        """How many parts that cannot be compared."""
        return int(self.entry_part.max()) + 1

    def centred(self, effects: Floats) -> Floats:
        """The effects less the mean of their part."""
        sizes = np.bincount(self.entry_part)
        means = np.bincount(self.entry_part, weights=effects) / sizes
        centred: Floats = effects - means[self.entry_part]
        return centred

    def solve(self, scores: Floats) -> tuple[Floats, Floats]:
        """Juror levels b (jurors,) and centred effects t (nominations,) of sheets (n, J)."""
        weighted = self.weights * scores
        totals = weighted.sum(axis=1)
        right = weighted.sum(axis=0) - gram(self.weights, (totals / self.reviews)[:, None])[:, 0]
        levels = product(self.inverse, right[:, None])[:, 0]
        raw = (totals - product(self.weights, levels[:, None])[:, 0]) / self.reviews
        effects = self.centred(raw)
        moved = np.zeros(self.parts)
        moved[self.entry_part] = raw - effects
        return levels + moved[self.juror_part], effects


@dataclass(frozen=True)
class Fit:
    """Two-way least squares of sheets (nominations, jurors) on the jury's own scale."""

    design: Design
    given: Bools
    scores: Floats
    levels: Floats
    effects: Floats

    @cached_property
    def residuals(self) -> Floats:
        """e_ij, 0 where no sheet was given."""
        left = self.scores - self.effects[:, None] - self.levels[None, :]
        return np.where(self.given, left, 0.0)

    @cached_property
    def rss(self) -> float:
        """The residual sum of squares."""
        return float((self.residuals**2).sum())

    @property
    def dof(self) -> int:
        """Degrees of freedom left for the residual: N - n - J + parts."""
        entries, jurors = self.given.shape
        dof: int = int(self.given.sum()) - entries - jurors + self.design.parts
        return dof

    @cached_property
    def adjusted(self) -> Floats:
        """Effects on the jury's scale: plus the mean of the juror levels of the part."""
        sizes = np.bincount(self.design.juror_part)
        means = np.bincount(self.design.juror_part, weights=self.levels) / sizes
        adjusted: Floats = self.effects + means[self.design.entry_part]
        return adjusted

    @cached_property
    def tolerance(self) -> float:
        """What two effects may differ by and still be equal: a billionth of the sheets' range."""
        sheets = self.scores[self.given]
        spread = float(sheets.max() - sheets.min())
        return 1e-9 * spread + 1e-13 * float(np.abs(sheets).max())

    @property
    def agrees_exactly(self) -> bool:
        """Whether nothing is left over once levels and effects are taken out."""
        return self.rss <= int(self.given.sum()) * self.tolerance**2

    @property
    def flat(self) -> bool:
        """Whether all nominations came out equal."""
        return bool(np.ptp(self.effects) <= self.tolerance)


def design_of(given: Bools, weights: Floats | None = None) -> Design:
    """The design of a plan; each sheet counts alike unless weights (n, J) are given."""
    jurors = juror_parts(given)
    counts = given.astype(np.float64) if weights is None else weights
    return Design(np.ascontiguousarray(counts), jurors, entry_parts(given, jurors))


def fit(given: Bools, scores: Floats, design: Design | None = None) -> Fit:
    """Least squares of the sheets given; sheets (nominations, jurors), each row and column used."""
    design = design or design_of(given)
    middle = float(scores[given].sum()) / int(given.sum())
    levels, effects = design.solve(np.where(given, scores - middle, 0.0))
    return Fit(design, given, scores, levels + middle, effects)
