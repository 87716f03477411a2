"""What a ranking rests on, as it comes from a database or a file, and as it is stored."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

Row = tuple[str, str, str, float]


@dataclass(frozen=True)
class ScoreInput:
    """Everything a ranking rests on.

    `rows` are (nomination, juror, criterion, score). Without `weights` all criteria weigh alike;
    without `scale` none is checked. `entries` and `jurors` name those who should be listed even
    without a score. `step` is the distance between two neighbouring scores (default: the smallest
    one that any juror used). `row_numbers` are what faults name (default: 1, 2, 3, ...).
    """

    rows: Sequence[Row]
    weights: Mapping[str, float] | None = None
    scale: tuple[float, float] | None = None
    shortlist: int = 3
    entries: Collection[str] = ()
    jurors: Collection[str] = ()
    step: float | None = None
    row_numbers: Sequence[int] | None = None
