"""What simulated juries show: coverage, agreement with the truth, honest chances, cheats named."""

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import fmean

import numpy as np
from scipy.stats import kendalltau

from jury.ranking.arithmetic import Floats, Ints
from jury.ranking.official import Rule
from jury.ranking.panel import read
from jury.ranking.places import places
from jury.ranking.plain import plain_means
from jury.ranking.posterior import Posterior
from jury.ranking.simulation import Plan, World, world
from jury.ranking.unusual import several_unusual, unusual_sheets
from jury.ranking.verdict import Verdict

TENTHS = 10
CHEAT = "J00"  # the juror who cheats in the plans that have one, honest in the others


@dataclass(frozen=True)
class Run:
    """One jury held against its truth. Chances and outcomes of the shortlist by nomination."""

    covered_80: float
    covered_95: float
    width_80: float
    tau: float
    tau_plain: float
    named: frozenset[str]
    jurors: int
    said: Floats
    came_true: Floats


@dataclass(frozen=True)
class Tenth:
    """Nominations whose chance of the shortlist was said to lie in one tenth; sums over them."""

    number: int
    count: int
    said: float
    came_true: float


@dataclass(frozen=True)
class Figures:
    """Means over the runs of one plan."""

    plan: str
    runs: int
    skipped: int
    covered_80: float
    covered_95: float
    width_80: float
    tau: float
    tau_plain: float
    cheat_named: float
    honest_named: float
    honest_share: float
    tenths: tuple[Tenth, ...]


def figures(plan: Plan, runs: int, seed: int = 1) -> Figures:
    """Simulate the plan so many times; a jury in several parts has no chances and is skipped."""
    random = np.random.default_rng(seed)
    tried = [run_of(world(plan, random)) for _ in range(runs)]
    kept = [run for run in tried if run is not None]
    return Figures(
        plan=plan.name,
        runs=len(kept),
        skipped=len(tried) - len(kept),
        **{name: fmean(getattr(run, name) for run in kept) for name in AVERAGED},
        tenths=tuple(tenths(kept)),
        cheat_named=fmean(CHEAT in run.named for run in kept),
        honest_named=fmean(bool(run.named - {CHEAT}) for run in kept),
        honest_share=fmean(len(run.named - {CHEAT}) / (run.jurors - 1) for run in kept),
    )


AVERAGED = ("covered_80", "covered_95", "width_80", "tau", "tau_plain")


def run_of(jury: World) -> Run | None:
    """Rank one simulated jury; None where no probabilities can be given."""
    verdict = Verdict(read(jury.given), Rule())
    if verdict.posterior is None:
        return None
    truth = np.array([jury.truth[entry] for entry in verdict.panel.entries])
    true_places = places(truth)
    unusual = several_unusual(unusual_sheets(verdict.fit, verdict.noise))
    low, high = verdict.posterior.interval(0.8)
    return Run(
        covered_80=_covered(verdict.posterior, true_places, 0.8),
        covered_95=_covered(verdict.posterior, true_places, 0.95),
        width_80=float((high - low + 1).mean()),
        tau=_tau(verdict.fit.effects, truth),
        tau_plain=_tau(np.array([float(mean) for mean in plain_means(verdict.exact)]), truth),
        named=frozenset(verdict.panel.jurors[juror] for juror, _ in unusual),
        jurors=len(verdict.panel.jurors),
        said=verdict.posterior.best(verdict.panel.shortlist),
        came_true=(true_places <= verdict.panel.shortlist).astype(float),
    )


def tenths(runs: Iterable[Run]) -> list[Tenth]:
    """What was said and what came true, by tenths of the chance said."""
    kept = list(runs)
    said = np.concatenate([run.said for run in kept])
    came_true = np.concatenate([run.came_true for run in kept])
    tenth = np.minimum((said * TENTHS).astype(int), TENTHS - 1)
    return [
        Tenth(one, int(inside.sum()), float(said[inside].sum()), float(came_true[inside].sum()))
        for one in range(TENTHS)
        if (inside := tenth == one).any()
    ]


def pooled(found: Iterable[Figures]) -> list[Tenth]:
    """The tenths of several plans together."""
    pool: dict[int, Tenth] = {}
    for tenth in (tenth for one in found for tenth in one.tenths):
        known = pool.get(tenth.number, Tenth(tenth.number, 0, 0.0, 0.0))
        pool[tenth.number] = Tenth(
            tenth.number,
            known.count + tenth.count,
            known.said + tenth.said,
            known.came_true + tenth.came_true,
        )
    return [pool[number] for number in sorted(pool)]


def _covered(posterior: Posterior, true_places: Ints, level: float) -> float:
    low, high = posterior.interval(level)
    return float(((low <= true_places) & (true_places <= high)).mean())


def _tau(effects: Floats, truth: Floats) -> float:
    return float(kendalltau(effects, truth).statistic)
