"""How far a nomination has come, section by section."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from nominations import checks
from nominations.models import Answer, Nomination
from nominations.questions import Question, Section, sections


class State(StrEnum):
    """How far a section has come."""

    OPTIONAL = "optional"  # nothing is there, and nothing needs to be
    EMPTY = "empty"
    BEGUN = "begun"
    DONE = "done"


@dataclass(frozen=True)
class Task:
    """One section on the task list: how far it has come, and who saved it last."""

    section: Section
    state: State
    last: Answer | None


def tasks(nomination: Nomination) -> list[Task]:
    """Every section of questions, in order. Two queries, however many there are."""
    answers = list(nomination.answers.select_related("saved_by"))
    return [task(section, answers) for section in sections(nomination.prize)]


def task(section: Section, answers: Iterable[Answer]) -> Task:
    """Begun with the first word; done when nothing in it stands in the way of sending in."""
    own = [answer for answer in answers if answer.question in section.keys]
    typed = {answer.question: answer.text for answer in own if answer.text.strip()}
    last = max(own, key=lambda answer: answer.saved_at, default=None)
    if not typed:
        needed = any(question.needed for question in section.questions)
        return Task(section, State.EMPTY if needed else State.OPTIONAL, last)
    state = State.BEGUN if checks.faults([section], typed) else State.DONE
    return Task(section, state, last)


def written(nomination: Nomination) -> list[tuple[Section, list[tuple[Question, Answer | None]]]]:
    """Every question with its answer, as the jury will meet them."""
    answers = {answer.question: answer for answer in nomination.answers.all()}
    return [
        (section, [(question, answers.get(question.key)) for question in section.questions])
        for section in sections(nomination.prize)
    ]
