"""How numbers and results are written down: alike on every machine, so that they can be frozen."""

import json
import math
from collections.abc import Mapping
from fractions import Fraction

import numpy as np

DIGITS = 10


def number(value: float | Fraction, unit: float = 0.0, digits: int = DIGITS) -> float | int:
    """At most 10 significant digits; what is noise beside the unit is nought; 4.0 is written 4."""
    value = float(value)
    if unit > 0:
        value = round(value, digits + 1 - math.floor(math.log10(unit)))
    value = float(f"{value:.{digits}g}")
    return int(value) if value.is_integer() and abs(value) < 10**15 else value


def written(value: object) -> object:
    """The same structure with every number written as above and every key a text."""
    if isinstance(value, Mapping):
        return {str(key): written(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [written(item) for item in value]
    if isinstance(value, bool | np.bool_):
        return bool(value)
    if isinstance(value, float | np.floating | Fraction):
        return number(value if isinstance(value, Fraction) else float(value))
    return int(value) if isinstance(value, np.integer) else value


def canonical(result: Mapping[str, object]) -> bytes:
    """Deterministic JSON: sorted keys, no spaces, UTF-8, numbers of at most 10 significant digits.

    Raises ValueError for a number that is not finite.
    """
    text = json.dumps(
        written(result), ensure_ascii=False, allow_nan=False, separators=(",", ":"), sort_keys=True
    )
    return text.encode()
