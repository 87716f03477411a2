"""Invented juries whose truth is known, to see whether the ranking keeps what it promises."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from jury.ranking.arithmetic import Bools, Floats
from jury.ranking.score_input import Row, ScoreInput

WEIGHTS = (20, 15, 15, 10, 10, 10, 8, 7, 5)
CRITERIA = tuple(f"C{number}" for number in range(1, len(WEIGHTS) + 1))
LOW, HIGH, USUAL = 0, 10, 5.8
RECUSED, GAPS = 0.03, 0.02
LINKED = 0.35  # of nominations in tracks that have one juror from another track
TRACKS = (-0.9, 0.0, 0.9)
RIVALS = 5


@dataclass(frozen=True)
class Plan:
    """How many nominations and jurors; `sheets` for each nomination, all jurors where None."""

    name: str
    entries: int
    jurors: int
    sheets: int | None = None
    recused: float = RECUSED
    tracks: bool = False
    cheat: bool = False


PLANS = (
    Plan("20 x 5", 20, 5),
    Plan("60 x 7", 60, 7),
    Plan("60 x 7, 15 % recusals", 60, 7, recused=0.15),
    Plan("120 x 12, 4 sheets", 120, 12, 4),
    Plan("120 x 12, 4 sheets, tracks", 120, 12, 4, tracks=True),
    Plan("500 x 30, 5 sheets", 500, 30, 5),
    Plan("60 x 7, one cheat", 60, 7, cheat=True),
)


@dataclass(frozen=True)
class World:
    """What a simulated jury gave, and how good each nomination truly is, by id."""

    given: ScoreInput
    truth: dict[str, float]


def world(plan: Plan, random: np.random.Generator) -> World:
    """One jury. In a plan with a cheat the first juror lifts one nomination and sinks rivals."""
    track = np.array(TRACKS)[random.integers(0, len(TRACKS), plan.entries)]
    quality = random.normal(0, 1, plan.entries) + (track if plan.tracks else 0.0)
    aspects = quality[:, None] + random.normal(0, 0.6, (plan.entries, len(WEIGHTS)))
    truth: Floats = aspects @ np.array(WEIGHTS) / sum(WEIGHTS)
    scores = _scores(aspects, plan.jurors, random)
    if plan.cheat:
        _cheat(scores, truth, random)
    seen = _assigned(plan, track, random) & (random.random(scores.shape[:2]) >= plan.recused)
    cells = seen[:, :, None] & (random.random(scores.shape) >= GAPS)
    names = [f"N{number:03}" for number in range(plan.entries)]
    rows = list(_rows(scores, cells, names))
    weights = dict(zip(CRITERIA, map(float, WEIGHTS), strict=True))
    given = ScoreInput(rows, weights, (LOW, HIGH), 3, names, step=1.0)
    return World(given, dict(zip(names, truth.tolist(), strict=True)))


def _scores(aspects: Floats, jurors: int, random: np.random.Generator) -> Floats:
    """x = round(clip(5.8 + a_j (q_i + g_ik) + b_j + k_jk + halo_ij + e_ijk)), (n, J, K)."""
    entries, criteria = aspects.shape
    reach = np.exp(random.normal(0, 0.25, jurors))
    level = random.normal(0, 0.9, jurors)
    taste = random.normal(0, 0.4, (jurors, criteria))
    loose = 0.9 * np.exp(random.normal(0, 0.3, jurors))
    halo = random.normal(0, 1, (entries, jurors)) * loose
    noise = random.normal(0, 0.9, (entries, jurors, criteria))
    meant = USUAL + reach[:, None] * aspects[:, None, :] + level[:, None] + taste
    rounded: Floats = np.rint(np.clip(meant + halo[:, :, None] + noise, LOW, HIGH))
    return rounded


def _cheat(scores: Floats, truth: Floats, random: np.random.Generator) -> None:
    """The first juror gives a favourite the top and its strongest rivals the bottom."""
    favourite = int(random.integers(len(truth)))
    rivals = [n for n in np.argsort(-truth).tolist() if n != favourite][:RIVALS]
    scores[favourite, 0] = HIGH
    scores[rivals, 0] = LOW


def _assigned(plan: Plan, track: Floats, random: np.random.Generator) -> Bools:
    """Who reads what: balanced and random, within tracks where the plan has them."""
    assigned = np.zeros((plan.entries, plan.jurors), dtype=bool)
    home = np.array(TRACKS)[np.arange(plan.jurors) % len(TRACKS)]
    for entry in random.permutation(plan.entries):
        own = home == track[entry] if plan.tracks else np.ones(plan.jurors, dtype=bool)
        load = assigned.sum(axis=0) + random.random(plan.jurors)
        guest = plan.tracks and random.random() < LINKED
        many = (plan.sheets or plan.jurors) - int(guest)
        assigned[entry, np.argsort(np.where(own, load, np.inf))[:many]] = True
        if guest:
            assigned[entry, np.argsort(np.where(own, np.inf, load))[0]] = True
    return assigned


def _rows(scores: Floats, cells: Bools, names: list[str]) -> Iterator[Row]:
    for entry, juror, criterion in np.argwhere(cells).tolist():
        score = float(scores[entry, juror, criterion])
        yield names[entry], f"J{juror:02}", CRITERIA[criterion], score
