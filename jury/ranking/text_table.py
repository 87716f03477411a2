"""A table for reading in a terminal: texts to the left, numbers to the right."""

from collections.abc import Mapping, Sequence
from typing import Any
from unicodedata import combining, east_asian_width

CHANCES = ("p_first", "p_shortlist")


def text_table(columns: Mapping[str, str], rows: Sequence[Mapping[str, Any]]) -> list[str]:
    """The lines of the table; `columns` gives each key its heading."""
    body = [[_shown(key, row[key]) for key in columns] for row in rows]
    table = [list(columns.values()), *body]
    widths = [max(_width(line[place]) for line in table) for place in range(len(columns))]
    texts = [all(isinstance(row[key], str | None) for row in rows) for key in columns]
    return [_line(line, widths, texts) for line in table]


def _shown(key: str, value: object) -> str:
    if value is None:
        return "-"
    if key in CHANCES:
        return f"{float(str(value)):.0%}"
    if isinstance(value, float) or key in {"plain", "adjusted", "official", "se"}:
        return f"{float(str(value)):.3f}"
    return "".join(letter if letter.isprintable() else " " for letter in str(value))


def _line(cells: Sequence[str], widths: Sequence[int], texts: Sequence[bool]) -> str:
    padded = [
        cell + " " * (width - _width(cell)) if text else " " * (width - _width(cell)) + cell
        for cell, width, text in zip(cells, widths, texts, strict=True)
    ]
    return "  ".join(padded).rstrip()


def _width(text: str) -> int:
    """Columns in a terminal: two for wide letters, none for combining marks."""
    return sum(0 if combining(c) else 1 + (east_asian_width(c) in "WF") for c in text)
