"""Score sheets and weights from files: every fault found is listed with its row.

Long form is `entry,juror,criterion,score`; wide form is one row for each entry and juror with a
column for each criterion, where an empty cell means not given.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from jury.ranking import cells
from jury.ranking.checks import check
from jury.ranking.faults import Fault, ScoreSheetError
from jury.ranking.score_input import Row, ScoreInput
from jury.ranking.tables import Table, table_of

LONG = ("entry", "juror", "criterion", "score")
ALSO = {
    "nomination": "entry",
    "nominasjon": "entry",
    "jurymedlem": "juror",
    "kriterium": "criterion",
    "poeng": "score",
    "vekt": "weight",
}


@dataclass
class _Found:
    """What has been read so far."""

    rows: list[Row] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    entries: set[str] = field(default_factory=set)
    jurors: set[str] = field(default_factory=set)
    faults: list[Fault] = field(default_factory=list)

    def add(self, number: int, ids: tuple[str, str, str], cell: object) -> None:
        """Take a score in, or say why not."""
        score = cells.number(cell)
        if score is None:
            code = "score_not_a_number" if cells.name(cell) else "score_missing"
            params = {"score": cells.name(cell), "criterion": ids[2]}
            self.faults.append(Fault(code, number, params))
        else:
            self.rows.append((*ids, score))
            self.numbers.append(number)


def read_scores(content: bytes, settings: ScoreInput) -> ScoreInput:
    """The settings with the file's rows. Raises ScoreSheetError with every fault in the file."""
    found = _Found()
    table = table_of(content)
    header = _header(table, found)
    body = [(number, row) for number, row in table[1:] if _whole(number, row, header, found)]
    if not found.faults or header:
        _read_body(body, header, found)
    given = replace(
        settings,
        rows=found.rows,
        row_numbers=found.numbers,
        entries=sorted({*settings.entries, *found.entries}),
        jurors=sorted({*settings.jurors, *found.jurors}),
    )
    faults = [*found.faults, *_checked(given, found)]
    if faults:
        raise ScoreSheetError(faults)
    return given


def read_weights(content: bytes) -> dict[str, float]:
    """Weights by criterion, from a table `criterion,weight` or a JSON object.

    Raises ScoreSheetError with every fault in the file.
    """
    listed = _listed_weights(content)
    faults: list[Fault] = []
    weights: dict[str, float] = {}
    for row, criterion, cell in listed:
        weight = cells.number(cell)
        params = {"criterion": criterion, "weight": cells.name(cell)}
        if not criterion:
            faults.append(Fault("id_missing", row, {"column": "criterion"}))
        elif weight is None:
            faults.append(Fault("weight_not_a_number", row, params))
        elif weight < 0:
            faults.append(Fault("weight_negative", row, params))
        elif criterion in weights:
            faults.append(Fault("weight_given_twice", row, params))
        else:
            weights[criterion] = weight
    if faults:
        raise ScoreSheetError(faults)
    return weights


def _checked(given: ScoreInput, found: _Found) -> tuple[Fault, ...]:
    """What the arithmetic itself refuses; an absence of scores only where nothing explains it."""
    if found.faults and not given.rows:
        return ()
    try:
        check(given)
    except ScoreSheetError as refused:
        return refused.faults
    return ()


def _header(table: Table, found: _Found) -> list[str]:
    """The columns' names; none where the columns cannot be understood."""
    number, row = table[0]
    header = [_column(cell) for cell in row]
    while header and not header[-1]:
        header.pop()
    needed = LONG if set(LONG[2:]) & set(header) else LONG[:2]
    faults = [Fault("column_missing", number, {"column": n}) for n in needed if n not in header]
    if needed == LONG:
        unknown = [name for name in header if name not in LONG]
        faults += [Fault("column_unknown", number, {"column": name}) for name in unknown]
    elif "" in header:
        faults.append(Fault("column_unknown", number, {"column": ""}))
    twice = {name for name in header if header.count(name) > 1}
    faults += [Fault("column_twice", number, {"column": name}) for name in sorted(twice)]
    if not faults and len(header) < len(LONG[:2]) + 1:
        faults.append(Fault("column_missing", number, {"column": LONG[2]}))
    found.faults += faults
    return [] if faults else header


def _column(cell: object) -> str:
    name = cells.name(cell)
    plain = name.casefold()
    known = ALSO.get(plain, plain)
    return known if known in {*LONG, "weight"} else name


def _whole(number: int, row: list[object], header: list[str], found: _Found) -> bool:
    """Whether the row has a cell for each column and nothing beyond them."""
    if not header:
        return False
    extra = any(cells.name(cell) for cell in row[len(header) :])
    short = len(row) < len(header)
    if extra or short:
        params = {"cells": len(row), "expected": len(header)}
        found.faults.append(Fault("row_broken", number, params))
    return not (extra or short)


def _read_body(body: Table, header: list[str], found: _Found) -> None:
    read = _read_long if "criterion" in header else _read_wide
    for number, row in body:
        line = dict(zip(header, row, strict=False))
        missing = [name for name in LONG[:3] if name in line and not cells.name(line[name])]
        found.faults += [Fault("id_missing", number, {"column": name}) for name in missing]
        if not missing:
            read(number, line, found)


def _read_long(number: int, line: Mapping[str, object], found: _Found) -> None:
    entry, juror, criterion = (cells.name(line[name]) for name in LONG[:3])
    found.add(number, (entry, juror, criterion), line["score"])


def _read_wide(number: int, line: Mapping[str, object], found: _Found) -> None:
    """One row, several scores; who has none is still listed."""
    entry, juror = cells.name(line["entry"]), cells.name(line["juror"])
    found.entries.add(entry)
    found.jurors.add(juror)
    for criterion, cell in line.items():
        if criterion not in LONG and cells.name(cell):
            found.add(number, (entry, juror, criterion), cell)


def _listed_weights(content: bytes) -> Iterator[tuple[int | None, str, object]]:
    if content.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"{"):
        yield from _json_weights(content)
        return
    table = table_of(content)
    number, row = table[0]
    header = [_column(cell) for cell in row]
    missing = [name for name in ("criterion", "weight") if name not in header]
    if missing:
        params = [{"column": name} for name in missing]
        raise ScoreSheetError([Fault("column_missing", number, one) for one in params])
    for line, cells_ in table[1:]:
        padded = dict(zip(header, [*cells_, *[None] * len(header)], strict=False))
        yield line, cells.name(padded["criterion"]), padded["weight"]


def _json_weights(content: bytes) -> Iterator[tuple[int | None, str, object]]:
    try:
        weights = json.loads(content.decode("utf-8-sig"))
    except ValueError as error:
        raise ScoreSheetError([Fault("not_json")]) from error
    for criterion, weight in weights.items():
        yield None, cells.name(criterion), weight
