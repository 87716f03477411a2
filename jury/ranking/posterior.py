"""How sure the order is: places drawn from the posterior of the effects.

Levels are what least squares found, with their error; nominations are exchangeable,
t_i ~ N(mu, tau2). The reliability of one sheet, h = tau2/(tau2 + s2), is integrated out on a grid.
After Searle, Casella and McCulloch, Variance Components (1992), and Heyard, Ott, Salanti and
Egger, Rethinking the Funding Line (2022).
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from jury.ranking.arithmetic import Floats, Ints
from jury.ranking.least_squares import Fit

GRID = 100
DRAWS = 4_000
SEED = 20_140_101


@dataclass(frozen=True)
class Posterior:
    """`effects` (draws, nominations); `counts`, how often each nomination got each place."""

    effects: Floats
    counts: Ints

    @cached_property
    def cumulated(self) -> Ints:
        """How many draws gave each nomination each place or better, (nominations, places)."""
        cumulated: Ints = self.counts.cumsum(axis=1)
        return cumulated

    def best(self, many: int) -> Floats:
        """The chance of each nomination to be among so many best."""
        chance: Floats = self.cumulated[:, min(many, len(self.counts)) - 1] / len(self.effects)
        return chance

    @cached_property
    def expected_places(self) -> Floats:
        """The mean place over the draws."""
        places = np.arange(1, len(self.counts) + 1)
        return np.asarray(self.counts @ places / len(self.effects))

    def interval(self, level: float) -> tuple[Ints, Ints]:
        """The central interval of places that holds this much of the draws (0 < level < 1)."""
        total = len(self.effects)
        cumulated = self.cumulated
        tail = round((1 - level) / 2 * total, 6)
        low = (cumulated <= tail).sum(axis=1) + 1
        high = (cumulated < total - tail).sum(axis=1) + 1
        return low, np.maximum(low, high)

    def ahead(self, one: int, other: int) -> float:
        """The chance that one nomination is better than the other."""
        return float((self.effects[:, one] > self.effects[:, other]).mean())


def posterior_of(fit: Fit, noise: float, draws: int = DRAWS) -> Posterior:
    """Draw the effects of one connected part with dof > 0 and two nominations or more.

    `noise` is the least variance a sheet can have. The draws come in mirrored pairs.
    """
    rho, squares = _grid(fit)
    chosen = _allocated(_log_posterior(fit, rho, squares), draws // 2)
    random = np.random.RandomState(SEED)  # its stream is frozen for good, unlike the newer one's
    degrees = fit.dof + len(fit.effects) - 1
    variance = np.maximum(squares[chosen] / random.chisquare(degrees, draws // 2), noise)
    half = _Half(fit, rho[chosen], variance, random)
    effects = np.concatenate([half.effects(1.0), half.effects(-1.0)])
    return Posterior(effects, _place_counts(effects))


class _Half:
    """One half of the draws; the other half mirrors its normal deviates."""

    def __init__(
        self, fit: Fit, rho: Floats, variance: Floats, random: np.random.RandomState
    ) -> None:
        entries, jurors = fit.given.shape
        self.design, self.sampled = fit.design, _entry_means(fit)
        self.rho, self.deviation = rho[:, None], np.sqrt(variance)[:, None]
        root = np.linalg.cholesky(self.design.laplacian)
        normals = random.standard_normal((len(rho), jurors + 1 + entries))
        levels = np.linalg.solve(root.T, normals[:, :jurors].T).T
        self.level_error = (self.deviation * levels) @ self.design.shares.T
        self.mean_error, self.own_error = normals[:, jurors, None], normals[:, jurors + 1 :]

    def effects(self, sign: float) -> Floats:
        """t | h, s2, b, mu, (draws, nominations)."""
        reviews = self.design.reviews
        known = self.sampled - sign * self.level_error
        weight = 1 / (1 / reviews + 1 / self.rho)
        total = weight.sum(axis=1, keepdims=True)
        mean = (weight * known).sum(axis=1, keepdims=True) / total
        mean += sign * self.mean_error * self.deviation / np.sqrt(total)
        kept = reviews / (reviews + self.rho)
        own = sign * self.deviation * np.sqrt(kept / reviews) * self.own_error
        effects: Floats = mean + kept * (known - mean) + own
        return effects


def _entry_means(fit: Fit) -> Floats:
    """a_i: a nomination's mean sheet with the levels taken out (the effects, unweighted)."""
    return fit.effects


def _grid(fit: Fit) -> tuple[Floats, Floats]:
    """rho = (1-h)/h and q = RSS + sum o (a - m)^2 at each midpoint h."""
    reliability = (np.arange(GRID) + 0.5) / GRID
    rho = (1 - reliability) / reliability
    weight = _weights(fit, rho)
    means = _entry_means(fit)
    middle = (weight * means).sum(axis=1, keepdims=True) / weight.sum(axis=1, keepdims=True)
    squares: Floats = fit.rss + (weight * (means - middle) ** 2).sum(axis=1)
    return rho, squares


def _weights(fit: Fit, rho: Floats) -> Floats:
    """o_i at each grid point, (grid, nominations)."""
    weights: Floats = 1 / (1 / fit.design.reviews[None, :] + 1 / rho[:, None])
    return weights


def _log_posterior(fit: Fit, rho: Floats, squares: Floats) -> Floats:
    """log p(h | y) up to a constant, at each grid point."""
    weight = _weights(fit, rho)
    degrees = fit.dof + len(fit.effects) - 1
    shape = np.log(weight).sum(axis=1) - np.log(weight.sum(axis=1))
    log_posterior: Floats = (shape - degrees * np.log(squares)) / 2
    return log_posterior


def _allocated(log_posterior: Floats, draws: int) -> Ints:
    """The grid point of each draw, shared out in proportion and not at random."""
    chance = np.exp(log_posterior - log_posterior.max())
    cumulated = np.cumsum(chance) / chance.sum()
    positions = (np.arange(draws) + 0.5) / draws
    return np.minimum(np.searchsorted(cumulated, positions), GRID - 1)


def _place_counts(effects: Floats) -> Ints:
    """How many draws gave each nomination each place, (nominations, places)."""
    entries = effects.shape[1]
    best_first = np.argsort(-effects, axis=1)
    cells = best_first * entries + np.arange(entries)
    counts = np.bincount(cells.ravel(), minlength=entries * entries)
    return counts.reshape(entries, entries)
