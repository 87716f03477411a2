"""Counts what a page asks of the database, and times it beside a floor."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from statistics import median
from time import process_time

from django.db import connection
from django.http.response import HttpResponseBase
from django.test.utils import CaptureQueriesContext

PAIRS = 20
KIB = 1024
AROUND = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE", "ROLLBACK")
WRITES = ("INSERT", "UPDATE", "DELETE")

Turn = Callable[[], HttpResponseBase]
Turns = Iterator[Turn]  # what is prepared for a turn before it is handed out is not measured


@dataclass(frozen=True)
class Counts:
    """Exact, and the same on every machine."""

    queries: int
    writes: int
    transactions: int
    kib: float


def counted(turn: Turn) -> Counts:
    with CaptureQueriesContext(connection) as log:
        response = turn()
    said = [str(query["sql"]).lstrip().upper() for query in log.captured_queries]
    return Counts(
        queries=sum(not one.startswith(AROUND) for one in said),
        writes=sum(one.startswith(WRITES) for one in said),
        transactions=sum(one.startswith("BEGIN") for one in said),
        kib=round(len(getattr(response, "content", b"")) / KIB, 1),
    )


def ratio(turns: Turns, floor: Turn) -> float:
    """CPU time in units of the floor's: the median of pairs, which take turns at being first."""
    floor()
    pairs = []
    for number in range(PAIRS):
        turn = next(turns)
        both = [turn, floor] if number % 2 else [floor, turn]
        spent = {one: _cpu(one) for one in both}
        pairs.append(spent[turn] / spent[floor])
    return round(median(pairs), 2)


def _cpu(turn: Turn) -> float:
    begun = process_time()
    turn()
    return process_time() - begun
