"""What a cell says: an id, or a number as people and spreadsheets write it."""

import math
import re
import unicodedata
from numbers import Real

NUMBER = re.compile(r"[+-]?(?:[0-9]+(?:[.,][0-9]*)?|[.,][0-9]+)(?:[eE][+-]?[0-9]{1,3})?")


def name(cell: object) -> str:
    """The cell as an id: no spaces around it, one spelling of each letter, 17.0 as 17."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return unicodedata.normalize("NFC", str(cell)).strip()


def number(cell: object) -> float | None:
    """The cell as a finite number, with a decimal comma or point; None where it is not one."""
    if isinstance(cell, bool):
        return None
    if isinstance(cell, Real):
        value = float(cell)
        return value if math.isfinite(value) else None
    text = name(cell).replace("\N{MINUS SIGN}", "-")
    if not NUMBER.fullmatch(text):
        return None
    value = float(text.replace(",", "."))
    return value if math.isfinite(value) else None
