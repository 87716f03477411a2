"""Tables from CSV files as spreadsheets write them, and from workbooks: rows with their numbers."""

import csv
import io
import zipfile
import zlib
from collections.abc import Iterator

import openpyxl  # type: ignore[import-untyped]  # it ships no types

from jury.ranking.faults import Fault, ScoreSheetError

Table = list[tuple[int, list[object]]]

WORKBOOK, OLD_WORKBOOK = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
LARGEST = 200_000_000  # bytes once unpacked
UNREADABLE = (
    *(ArithmeticError, AttributeError, EOFError, LookupError, NotImplementedError, OSError),
    *(RuntimeError, SyntaxError, TypeError, ValueError, zipfile.BadZipFile, zlib.error),
)


def table_of(content: bytes) -> Table:
    """The rows that hold anything, numbered as a spreadsheet numbers them.

    Raises ScoreSheetError for what is neither text nor a workbook, and for an empty file.
    """
    if content.startswith(OLD_WORKBOOK):
        raise ScoreSheetError([Fault("old_workbook")])
    rows = _workbook(content) if content.startswith(WORKBOOK) else _text(content)
    table = [(number, row) for number, row in enumerate(rows, 1) if any(map(_filled, row))]
    if not table:
        raise ScoreSheetError([Fault("empty_file")])
    return table


def _filled(cell: object) -> bool:
    return cell is not None and str(cell).strip() != ""


def _text(content: bytes) -> list[list[object]]:
    text = _decoded(content)
    named = text[4:5] if text[:4].lower() == "sep=" else ""
    delimiter = named or _delimiter(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: list[list[object]] = []
    try:
        rows.extend(list(row) for row in reader)
    except csv.Error as error:
        raise ScoreSheetError([Fault("text_broken", reader.line_num)]) from error
    return [[], *rows[1:]] if named else rows


def _decoded(content: bytes) -> str:
    """Unicode where it is Unicode; else what Western European spreadsheets write."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    if b"\0" in content:
        line = content[: content.index(b"\0")].count(b"\n") + 1
        raise ScoreSheetError([Fault("not_text", line)])
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _delimiter(text: str) -> str:
    """The separator that the first line with anything on it uses most."""
    header = next((line for line in text.splitlines() if line.strip()), "")
    return max(",;\t", key=header.count)


def _workbook(content: bytes) -> list[list[object]]:
    try:
        return _squared(list(_cells(content)))
    except ScoreSheetError:
        raise
    except UNREADABLE as error:
        raise ScoreSheetError([Fault("unreadable_workbook")]) from error


def _cells(content: bytes) -> Iterator[tuple[object, ...]]:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        if sum(part.file_size for part in packed.infolist()) > LARGEST:
            raise ScoreSheetError([Fault("too_large")])
    workbook = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    sheet = workbook.worksheets[0]
    sheet.reset_dimensions()
    yield from sheet.iter_rows(values_only=True)


def _squared(rows: list[tuple[object, ...]]) -> list[list[object]]:
    """All rows equally long: a workbook leaves empty cells at the end out."""
    width = max(map(len, rows), default=0)
    return [[*row, *[None] * (width - len(row))] for row in rows]
