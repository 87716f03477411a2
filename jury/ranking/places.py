"""Places 1, 2, 2, 4: equal is equal."""

from collections.abc import Sequence
from fractions import Fraction

import numpy as np

from jury.ranking.arithmetic import Floats, Ints


def places(numbers: Sequence[float] | Sequence[Fraction] | Floats, tolerance: float = 0.0) -> Ints:
    """The place of each number, the greatest first.

    Neighbours in order that differ by no more than the tolerance share a place.
    """
    order = sorted(range(len(numbers)), key=lambda item: numbers[item], reverse=True)
    result = np.zeros(len(numbers), dtype=np.int64)
    for position, item in enumerate(order):
        before = order[position - 1]
        tied = position > 0 and numbers[before] - numbers[item] <= tolerance
        result[item] = result[before] if tied else position + 1
    return result


def places_within(numbers: Floats, parts: Ints, tolerance: float) -> Ints:
    """Places within each part by itself."""
    result = np.zeros(len(numbers), dtype=np.int64)
    for part in np.unique(parts):
        inside = parts == part
        result[inside] = places(numbers[inside], tolerance)
    return result
