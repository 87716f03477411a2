"""How long the verdict's arithmetic takes: scores as arrays in, the result out."""

from random import Random
from time import process_time

from config.benchmark.figures import Figure
from jury.ranking import ScoreInput
from jury.ranking.official import Rule
from jury.ranking.panel import read
from jury.ranking.result import result_of
from jury.ranking.verdict import Verdict

CRITERIA, TRIES = 9, 3
JURIES = {(60, 7): 0.15, (500, 30): 0.5}  # nominations, jurors: seconds


def rankings(nominations: int) -> list[Figure]:
    """The usual size, and the one asked for when it is the largest."""
    return [
        Figure(
            "P14",
            f"order and chances, {entries} x {jurors} x {CRITERIA}",
            "s",
            _seconds(_invented(entries, jurors)),
            goal,
        )
        for (entries, jurors), goal in JURIES.items()
        if entries <= nominations
    ]


def _seconds(given: ScoreInput) -> float:
    """The best of a few: what disturbs is never on our side."""
    panel, best = read(given), []
    for _turn in range(TRIES):
        begun = process_time()
        result_of(Verdict(panel, Rule("adjusted")), what_if=False)
        best.append(process_time() - begun)
    return round(min(best), 3)


def _invented(entries: int, jurors: int) -> ScoreInput:
    chance = Random(1)  # noqa: S311 -- the same scores every time
    rows = [
        (f"N{entry}", f"J{juror}", f"C{criterion}", float(chance.randint(1, 6)))
        for entry in range(entries)
        for juror in range(jurors)
        for criterion in range(CRITERIA)
    ]
    return ScoreInput(rows=rows, scale=(1, 6), step=1)
