"""The scores as the jury gave them: checked, sorted by id and laid out as one array."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from jury.ranking.arithmetic import Bools, Floats
from jury.ranking.checks import check
from jury.ranking.faults import Fault, ScoreSheetError
from jury.ranking.score_input import ScoreInput


@dataclass(frozen=True)
class Panel:
    """Checked scores: `scores` is (nominations, jurors, criteria), NaN where none was given.

    Only what counts is in the array; the rest is listed: nominations nobody scored, jurors who
    scored nothing, criteria without weight, criteria that nobody scored.
    """

    entries: tuple[str, ...]
    jurors: tuple[str, ...]
    criteria: tuple[str, ...]
    scores: Floats
    weights: tuple[Fraction, ...]
    shortlist: int
    scale: tuple[float, float] | None = None
    step: float | None = None
    unranked: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()
    uncounted: tuple[str, ...] = ()
    unscored: tuple[str, ...] = ()

    @property
    def given(self) -> Bools:
        """Which cells were given, (nominations, jurors, criteria)."""
        return _seen(self.scores)

    @property
    def sheets(self) -> Bools:
        """Who judged what, (nominations, jurors)."""
        return _any(self.given, 2)


def exact(number: float) -> Fraction:
    """The number as it is written: 0.1 is one tenth."""
    return Fraction(repr(float(number)))


def read(given: ScoreInput) -> Panel:
    """Check the rows and lay them out, ids sorted. Raises ScoreSheetError with every fault."""
    values = check(given)
    entry_ids = [row[0] for row in given.rows]
    juror_ids = [row[1] for row in given.rows]
    criterion_ids = [row[2] for row in given.rows]
    entries = sorted({*given.entries, *entry_ids})
    jurors = sorted({*given.jurors, *juror_ids})
    criteria = sorted({*(given.weights or ()), *criterion_ids})
    scores = np.full((len(entries), len(jurors), len(criteria)), np.nan)
    cells = (_codes(entry_ids, entries), _codes(juror_ids, jurors), _codes(criterion_ids, criteria))
    scores[cells] = values
    raw = {name: exact(1 if given.weights is None else given.weights[name]) for name in criteria}
    return _counted(given, scores, (entries, jurors, criteria), raw)


def without_juror(panel: Panel, juror: int) -> Panel:
    """The panel as it would be had this juror (by number) not taken part."""
    others = [name for place, name in enumerate(panel.jurors) if place != juror]
    given = ScoreInput((), None, panel.scale, panel.shortlist, panel.unranked, panel.silent)
    weights = dict(zip(panel.criteria, panel.weights, strict=True))
    scores = np.delete(panel.scores, juror, axis=1)
    return _counted(given, scores, (panel.entries, others, panel.criteria), weights, panel.step)


def _seen(scores: Floats) -> Bools:
    return np.asarray(np.isfinite(scores), dtype=np.bool_)


def _any(mask: Bools, *axes: int) -> Bools:
    return np.asarray(np.logical_or.reduce(mask, axis=axes))


def _codes(ids: Iterable[str], names: Sequence[str]) -> list[int]:
    code = {name: number for number, name in enumerate(names)}
    return [code[name] for name in ids]


def _counted(
    given: ScoreInput,
    scores: Floats,
    names: tuple[Sequence[str], Sequence[str], Sequence[str]],
    raw: Mapping[str, Fraction],
    step: float | None = None,
) -> Panel:
    """Keep what counts and list what does not."""
    entries, jurors, criteria = names
    used = _any(_seen(scores), 0, 1)
    counted = np.array([raw[name] > 0 for name in criteria], dtype=bool) & used
    if not counted.any():
        raise ScoreSheetError([Fault("nothing_counts")])
    scores = scores[:, :, counted]
    sheets = _any(_seen(scores), 2)
    ranked, active = _any(sheets, 1), _any(sheets, 0)
    kept = _where(criteria, counted)
    total = sum((raw[name] for name in kept), Fraction(0))
    scores = np.ascontiguousarray(scores[ranked][:, active])
    return Panel(
        entries=_where(entries, ranked),
        jurors=_where(jurors, active),
        criteria=kept,
        scores=scores,
        weights=tuple(raw[name] / total for name in kept),
        shortlist=given.shortlist,
        scale=given.scale,
        step=step or given.step or _smallest_step(scores),
        unranked=tuple(
            sorted({*_where(entries, ~ranked), *given.entries} - {*_where(entries, ranked)})
        ),
        silent=tuple(sorted({*_where(jurors, ~active), *given.jurors} - {*_where(jurors, active)})),
        uncounted=tuple(name for name in criteria if raw[name] == 0),
        unscored=tuple(n for n in _where(criteria, ~used) if raw[n] > 0),
    )


def _where(names: Sequence[str], mask: Bools) -> tuple[str, ...]:
    return tuple(name for name, kept in zip(names, mask.tolist(), strict=True) if kept)


def _smallest_step(scores: Floats) -> float:
    """The smallest distance between two different scores of one juror; 0 where there is none.

    Within a juror, so that a constant added to all of one juror's scores changes nothing.
    """
    flat = np.sort(np.swapaxes(scores, 0, 1).reshape(scores.shape[1], -1), axis=1)
    gaps = np.diff(flat, axis=1)
    noise = 1e-9 * float(np.nanmax(np.abs(scores)))
    gaps = gaps[gaps > noise]
    return float(gaps.min()) if gaps.size else 0.0
