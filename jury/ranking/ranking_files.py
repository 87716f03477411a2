"""Rankings as files for spreadsheets: CSV and XLSX, in which no text can act as a formula."""

import csv
import io
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import xlsxwriter  # type: ignore[import-untyped]  # it ships no types

COLUMNS = (
    "place",
    "entry",
    "reviews",
    "plain",
    "plain_place",
    "adjusted",
    "official",
    "effect",
    "se",
    "place_low",
    "place_high",
    "expected_place",
    "p_first",
    "p_shortlist",
    "p_ahead_of_next",
    "zone",
    "few_reviews",
    "part",
)
SIGNS = "=+-@\t\r"
FULL_WIDTH = "\uff1d\uff0b\uff0d\uff20"  # the same four signs, full-width
BEGUN = datetime(2014, 1, 1, tzinfo=UTC)  # a workbook's date, fixed so that its bytes are too
LONGEST_NAME = 31  # Excel's limit for the name of a sheet

Result = Mapping[str, Any]


def harmless(value: object) -> object:
    """A text that a spreadsheet would take for a formula gets an apostrophe before it."""
    if isinstance(value, str) and value.startswith((*SIGNS, *FULL_WIDTH)):
        return f"'{value}"
    return value


def lines(result: Result) -> list[list[object]]:
    """One line for each nomination in order of place, last those that nobody scored."""
    ranked = [[harmless(entry[name]) for name in COLUMNS] for entry in result["entries"]]
    blank = [None] * len(COLUMNS)
    unranked = [[None, harmless(entry), 0, *blank[3:]] for entry in result["unranked"]]
    return [*ranked, *unranked]


def as_csv(results: Mapping[str, Result]) -> str:
    """The rankings by file; a column says which file where there are several."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    several = len(results) > 1
    writer.writerow(["file", *COLUMNS] if several else COLUMNS)
    for name, result in results.items():
        writer.writerows([harmless(name), *line] if several else line for line in lines(result))
    return text.getvalue()


def as_xlsx(results: Mapping[str, Result]) -> bytes:
    """A workbook with a sheet for each file."""
    content = io.BytesIO()
    workbook = xlsxwriter.Workbook(content, {"in_memory": True, "strings_to_formulas": False})
    workbook.set_properties({"created": BEGUN})
    for number, (name, result) in enumerate(results.items(), 1):
        sheet = workbook.add_worksheet(_sheet_name(name, number))
        sheet.freeze_panes(1, 0)
        _write(sheet, [list(COLUMNS), *lines(result)])
    workbook.close()
    return content.getvalue()


def _write(sheet: Any, rows: Sequence[Sequence[object]]) -> None:
    for row, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            if isinstance(cell, str):
                sheet.write_string(row, column, cell)
            elif isinstance(cell, bool):
                sheet.write_boolean(row, column, cell)
            elif cell is not None:
                sheet.write_number(row, column, cell)


def _sheet_name(name: str, number: int) -> str:
    """A name that Excel allows, unlike all others."""
    allowed = "".join("_" if letter in "[]:*?/\\'" else letter for letter in name)
    return f"{number} {allowed}"[:LONGEST_NAME]
