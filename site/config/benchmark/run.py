"""The whole benchmark: fills in three steps, and measures after each."""

from collections.abc import Iterator
from functools import partial

from django.core.handlers.wsgi import WSGIHandler
from django_tasks import task_backends
from django_tasks.backends.dummy import DummyBackend

from config.benchmark import filling, floors, moment, ranking
from config.benchmark.figures import Figure
from config.benchmark.measuring import Counts, counted, ratio
from config.benchmark.rows import ROWS, Row, Scene
from config.benchmark.visiting import Visitor

WRITING = 200  # companies that have not sent in yet
DOUBLE = 2.2  # a page over twice as much may cost this much more
GROWING = [row for row in ROWS if row.grows]


def measure(nominations: int, jurors: int) -> Iterator[Figure]:
    """With a tenth of the nominations, with all, and with twice as many."""
    year = filling.plan(jurors)
    drafts = filling.begin(year, min(WRITING, nominations))
    visit = partial(Visitor, WSGIHandler())
    scene = Scene(year, visit, floors.floors(drafts[-1], visit(year.secretary)))
    few = nominations // 10 or 1
    # What is done afterwards, in a task, is no part of what a person waits for.
    task_backends["default"] = DummyBackend("default", {})
    filling.fill(year, few)
    before = {row.id: _counts(row, scene).queries for row in GROWING}
    filling.fill(year, nominations - few)
    once = {row.id: _ratio(row, scene) for row in GROWING}
    for row in GROWING:
        more = abs(_counts(row, scene).queries - before[row.id])
        yield Figure("P16", f"{row.what}: {few} and {nominations}", "queries apart", more, 0)
    for row in ROWS:
        yield from _figures(row, scene)
    yield from ranking.rankings(nominations)
    yield from moment.everybody_at_once(year)
    filling.fill(year, nominations)
    for row in GROWING:
        grown = round(_ratio(row, scene) / once[row.id], 2)
        yield Figure("P16", f"{row.what}: {2 * nominations}", "x the CPU", grown, DOUBLE)


def _figures(row: Row, scene: Scene) -> Iterator[Figure]:
    counts = _counts(row, scene)
    for unit, goal in row.counts.items():
        yield Figure(row.id, row.what, unit, getattr(counts, unit), goal)
    if row.floor:
        yield Figure(row.id, row.what, f"x {row.floor}", _ratio(row, scene), row.times)


def _counts(row: Row, scene: Scene) -> Counts:
    """Of the second turn: the first one fills what the process remembers."""
    turns = row.turns(scene)
    next(turns)()
    return counted(next(turns))


def _ratio(row: Row, scene: Scene) -> float:
    return ratio(row.turns(scene), scene.floors[row.floor])
