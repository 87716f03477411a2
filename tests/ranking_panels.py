"""Panels for the ranking's tests: written by hand, or at random with gaps and recusals."""

import csv
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import strategies as st

from jury.ranking import ScoreInput, rank

REAL = Path(__file__).parents[2] / "shared/facts/scores"
real_sheets = pytest.mark.skipif(
    not REAL.is_dir(), reason="the real score sheets in ../shared/facts/scores are not here"
)

SHROUT_FLEISS = {  # Shrout and Fleiss (1979), table 2: six subjects by four judges
    "S1": (9, 2, 5, 8),
    "S2": (6, 1, 3, 2),
    "S3": (8, 4, 6, 8),
    "S4": (7, 1, 2, 6),
    "S5": (10, 5, 6, 9),
    "S6": (6, 2, 4, 7),
}


def by_hand(table: Mapping[str, tuple[float | None, ...]], **settings) -> ScoreInput:
    """One criterion; a line for each nomination, a place for each juror, None where not given."""
    rows = [
        (entry, f"J{juror}", "overall", score)
        for entry, scores in table.items()
        for juror, score in enumerate(scores, 1)
        if score is not None
    ]
    return ScoreInput(rows, **settings)


def real(name: str, **settings) -> ScoreInput:
    with (REAL / name).open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file))
    rows = [(x["entry"], x["juror"], x["criterion"], float(x["score"])) for x in lines]
    return ScoreInput(rows, **settings)


def at_random(
    seed: int, entries: int = 8, jurors: int = 4, *, given: float = 1.0, cells: float = 1.0
) -> ScoreInput:
    """Whole scores 0-10 on three uneven criteria; `given` of the sheets, `cells` of their cells."""
    random = np.random.default_rng(seed)
    quality, level = random.normal(5, 2, entries), random.normal(0, 1, jurors)
    meant = quality[:, None, None] + level[:, None] + random.normal(0, 1, (entries, jurors, 3))
    scores = np.rint(np.clip(meant, 0, 10))
    kept = random.random((entries, jurors, 1)) < given
    kept = kept & (random.random((entries, jurors, 3)) < cells)
    kept[0, 0] = True
    rows = [
        (f"N{n:02}", f"J{j}", f"C{k}", float(scores[n, j, k]))
        for n, j, k in np.argwhere(kept).tolist()
    ]
    return ScoreInput(rows, weights={"C0": 0.5, "C1": 0.3, "C2": 0.2})


def _panels(given, cells):
    sizes = {"entries": st.integers(2, 9), "jurors": st.integers(2, 5)}
    return st.builds(at_random, st.integers(0, 10**6), given=given, cells=cells, **sizes)


complete = _panels(st.just(1.0), st.just(1.0))
recused = _panels(st.sampled_from([0.6, 0.8, 0.95]), st.just(1.0))
any_panel = _panels(st.sampled_from([0.25, 0.6, 0.9, 1.0]), st.sampled_from([0.7, 0.95, 1.0]))


def changed(given: ScoreInput, change) -> ScoreInput:
    """The same panel with every row changed; a row changed to None is left out."""
    rows = [row for row in map(change, given.rows) if row is not None]
    return replace(given, rows=rows)


def quick(given: ScoreInput, **options) -> dict:
    return rank(given, what_if=False, **options)


def by_entry(result: dict, name: str) -> dict:
    return {entry["entry"]: entry[name] for entry in result["entries"]}


def codes(result: dict) -> list[str]:
    return [note["code"] for note in result["notes"]]
