"""A ranking's inputs as JSON, so that a frozen verdict can be recomputed to the same bytes."""

from collections.abc import Mapping
from typing import Any

from jury.ranking.official import Rule
from jury.ranking.panel import read
from jury.ranking.result import METHOD, VERSION, rank
from jury.ranking.score_input import ScoreInput
from jury.ranking.written import canonical, written

Json = dict[str, Any]


def freeze(
    given: ScoreInput, *, level: float = 0.9, rule: Rule | str = "adjusted", what_if: bool = True
) -> Json:
    """Everything `rank` was given, as JSON with the rows sorted; raises what `rank` raises."""
    read(given)
    rule = Rule(rule) if isinstance(rule, str) else rule
    frozen = {
        "method": {"name": METHOD, "version": VERSION},
        "rows": [[*row[:3], float(row[3])] for row in sorted(given.rows)],
        "weights": None if given.weights is None else dict(given.weights),
        "scale": given.scale,
        "shortlist": given.shortlist,
        "entries": sorted(set(given.entries)),
        "jurors": sorted(set(given.jurors)),
        "step": given.step,
        "level": level,
        "rule": rule.name,
        "width": rule.width,
        "what_if": what_if,
    }
    json = written(frozen)
    assert isinstance(json, dict)  # noqa: S101 -- for the type checker
    return json


def recompute(frozen: Mapping[str, Any]) -> bytes:
    """The canonical result of frozen inputs; the same bytes as on the day they were frozen.

    Raises ValueError for inputs frozen under another version of the method.
    """
    if frozen["method"] != {"name": METHOD, "version": VERSION}:
        raise ValueError(f"frozen under another method: {frozen['method']}")
    low_high = frozen["scale"]
    given = ScoreInput(
        rows=[
            (entry, juror, criterion, score) for entry, juror, criterion, score in frozen["rows"]
        ],
        weights=frozen["weights"],
        scale=None if low_high is None else (low_high[0], low_high[1]),
        shortlist=frozen["shortlist"],
        entries=frozen["entries"],
        jurors=frozen["jurors"],
        step=frozen["step"],
    )
    rule = Rule(frozen["rule"], frozen["width"])
    return canonical(rank(given, level=frozen["level"], rule=rule, what_if=frozen["what_if"]))
