"""The pages and actions that are measured, a row each, with the goals they are held to."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from itertools import count, cycle

from django.urls import reverse

from config.benchmark.filling import PARAGRAPH, Year
from config.benchmark.measuring import Turn, Turns
from config.benchmark.visiting import Visitor
from nominations.models import Answer, Nomination
from nominations.questions import groups


@dataclass(frozen=True)
class Scene:
    """Where the rows play: the year, its site, and the floors of this machine."""

    year: Year
    visit: Callable[..., Visitor]
    floors: Mapping[str, Turn]


@dataclass(frozen=True, kw_only=True)
class Row:
    """One page or action. `counts` are goals by name; `times` is how many of its floor it may cost.

    What `grows` is measured in a small, a full and a double database too.
    """

    id: str
    what: str
    turns: Callable[[Scene], Turns]
    counts: Mapping[str, float] = field(default_factory=dict)
    floor: str = ""
    times: float = 0
    grows: bool = False


def section_of(nomination: Nomination) -> str:
    """The address of the criteria's first page."""
    key = groups(nomination.prize)[0].key
    return reverse("nominations:section", args=[nomination.pk, key])


def typed(answer: Answer, text: str, *, page: str = "writing", turn: int = 0) -> dict[str, str]:
    """What an open page sends when one answer has changed, the first time or a later one."""
    key = answer.question
    return {key: text, f"base-{key}": answer.base, "page": page, "turn": str(turn)}


def first_answer(nomination: Nomination) -> Answer:
    first = groups(nomination.prize)[0].questions[0].key
    return nomination.answers.get(question=first)


def _autosave(scene: Scene) -> Turns:
    """Somebody writes on: every turn is a few words more."""
    draft = scene.year.drafts[0]
    answer, owner = first_answer(draft), scene.visit(draft.begun_by)
    for turn in count():
        text = typed(answer, f"{PARAGRAPH * 2} {turn} " + "x" * turn, turn=turn)
        yield partial(owner.post, section_of(draft), text, **{"X-Autosave": "yes"})


def _autosave_of_the_same(scene: Scene) -> Turns:
    draft = scene.year.drafts[0]
    answer, owner = first_answer(draft), scene.visit(draft.begun_by)
    while True:
        text = typed(answer, answer.text)
        yield partial(owner.post, section_of(draft), text, **{"X-Autosave": "yes"})


def _submit(scene: Scene) -> Turns:
    """One draft after the other; when all are in, each comes in again with a change."""
    for turn, draft in zip(count(), cycle(scene.year.drafts[1:] or scene.year.drafts)):
        changed = draft.answers.filter(pk=first_answer(draft).pk)
        changed.update(text=f"Slik ble det til slutt, {turn}.")
        address = reverse("nominations:submit", args=[draft.pk])
        yield partial(scene.visit(draft.begun_by).post, address, {})


def _task_list(scene: Scene) -> Turns:
    draft = scene.year.drafts[0]
    owner = scene.visit(draft.begun_by)
    while True:
        yield partial(owner.get, draft.get_absolute_url())


def _list_at_the_desk(scene: Scene) -> Turns:
    asked = {"prize": scene.year.prize.pk, "status": "eligible"}
    secretary, address = scene.visit(scene.year.secretary), reverse("desk_nominations:index")
    while True:
        yield partial(secretary.get, address, asked)


ROWS = [
    Row(
        id="P6",
        what="autosave of an answer",
        turns=_autosave,
        counts={"queries": 8, "writes": 3, "transactions": 1},
        floor="F3",
        times=2.5,
    ),
    Row(
        id="P6",
        what="autosave when nothing changed",
        turns=_autosave_of_the_same,
        counts={"queries": 8, "writes": 0},
    ),
    Row(
        id="P15",
        what="secretariat's list, 50 a page, filtered",
        turns=_list_at_the_desk,
        counts={"queries": 12},
        floor="F7",  # Wagtail's own lists cost 6 to 8 times F2 before they show a row
        times=2.5,
        grows=True,
    ),
    Row(
        id="P20",
        what="task list of a nomination",
        turns=_task_list,
        counts={"queries": 12},
        floor="F2",
        times=4,
        grows=True,
    ),
    Row(
        id="P17",
        what="submit, with the receipt's letter",
        turns=_submit,
        counts={"queries": 25, "transactions": 1},
        floor="F3",
        times=10,
    ),
]
