"""Keeping what companies type: nothing acknowledged is lost, and no text is overwritten."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.refusals import Refused
from nominations import rules, texts
from nominations.actions.locking import locked
from nominations.models import Answer, EarlierAnswer, Nomination
from nominations.questions import Kind, Question, questions

SITTING = timedelta(minutes=10)
A_FEW_WORDS = 20  # taking out more characters than this keeps what stood before
HISTORY = 50
LONGEST = 100_000  # forty times what may be sent in
LONGEST_LINE = 1_000


@dataclass(frozen=True)
class Typed:
    """One answer as a page sent it: the text, and which text the page was made with."""

    text: str
    version: int | None = None  # None: whoever sends it has no page that could be old
    fingerprint: str = ""
    may_publish: bool | None = None


@dataclass(frozen=True)
class Clash:
    """Two texts for one answer. The other one stands; this one is kept beside it."""

    question: Question
    yours: str
    answer: Answer


@dataclass(frozen=True)
class Saved:
    """What became of the answers that were sent."""

    answers: dict[str, Answer]
    clashes: list[Clash] = field(default_factory=list)


@transaction.atomic
def save_answers(
    nomination: Nomination,
    typed: Mapping[str, Typed | str],
    *,
    by: User,
    at: datetime,
    page: str = "",
    asked: Mapping[str, Question] | None = None,
) -> Saved:
    """Keep what was typed. What somebody else has changed meanwhile stays, and both are kept.

    `asked` spares a look-up to a page that knows its own questions.
    """
    nomination = _open_to(nomination, by=by, at=at)
    asked = questions(nomination.prize) if asked is None else asked
    there = nomination.answers.filter(question__in=list(typed)).select_related("saved_by")
    known = {answer.question: answer for answer in there}
    clashes, answers = [], {}
    for key, given in typed.items():
        if key not in asked:
            continue
        sent = Typed(given) if isinstance(given, str) else given
        answer = known.get(key) or Answer(
            nomination=nomination, question=key, criterion=asked[key].criterion, version=0
        )
        text = _read(asked[key], sent.text)
        if _clashes(answer, text, sent, page):
            _set_aside(answer, text, by=by, at=at)
            clashes.append(Clash(asked[key], text, answer))
        elif _differs(answer, text, sent, page):
            if not _overtaken(answer, page):
                _keep(answer, text, sent, by=by, at=at, page=page)
            elif texts.taken_out(text, answer.text) > A_FEW_WORDS:
                _set_aside(answer, text, by=by, at=at)
        answers[key] = answer
    return Saved({key: answer for key, answer in answers.items() if answer.pk}, clashes)


def _read(question: Question, typed: str) -> str:
    """What was typed, as we keep it; a field of one line holds one line."""
    is_prose = question.kind == Kind.TEXT
    text = texts.clean(typed) if is_prose else texts.line(typed)
    if len(text) > (LONGEST if is_prose else LONGEST_LINE):
        raise Refused(_("Nobody reads that much. Cut the text to what was asked, and save."))
    return text


@transaction.atomic
def restore_answer(earlier: EarlierAnswer, *, by: User, at: datetime) -> Answer:
    """Let an earlier text stand again. The one it replaces goes to the history, whatever it is."""
    nomination = _open_to(earlier.answer.nomination, by=by, at=at)
    answer = nomination.answers.get(pk=earlier.answer_id)
    if answer.text != earlier.text:
        _remember(answer)
        answer.text, answer.version = earlier.text, answer.version + 1
        answer.saved_at, answer.saved_by, answer.saved_from = at, by, ""
        answer.save()
    return answer


def _open_to(nomination: Nomination, *, by: User, at: datetime) -> Nomination:
    """The nomination, held, when the person may write in it now."""
    nomination = locked(nomination)
    if refused := rules.why_not_write(nomination, at):
        raise Refused(refused)
    if not rules.is_member(by, nomination):
        raise Refused(_("Only those who work on the nomination can change it."))
    return nomination


def _differs(answer: Answer, text: str, sent: Typed, page: str) -> bool:
    """Something to write: another text, or another word on whether it may be published."""
    if sent.may_publish not in {None, answer.may_publish}:
        return True
    return text != answer.text and not _untouched(answer, text, sent, page)


def _untouched(answer: Answer, text: str, sent: Typed, page: str) -> bool:
    """The text is the one that the page was made with: the person wrote somewhere else on it."""
    if ":" in page and _is_from(page, answer):
        return False  # changed there and changed back, and the word of the change got lost
    return bool(sent.fingerprint) and sent.fingerprint == texts.fingerprint(text)


def _clashes(answer: Answer, text: str, sent: Typed, page: str) -> bool:
    """The page is older than the answer, and holds a text of its own."""
    if sent.version is None or answer.version in {0, sent.version} or text == answer.text:
        return False
    return not _untouched(answer, text, sent, page) and not _is_from(page, answer)


def _is_from(page: str, answer: Answer) -> bool:
    """The same open page wrote it."""
    return bool(page) and answer.saved_from.partition(":")[0] == page.partition(":")[0]


def _overtaken(answer: Answer, page: str) -> bool:
    """Held up on the way: a later post from the same page was here first."""
    return ":" in page and _is_from(page, answer) and page < answer.saved_from


def _set_aside(answer: Answer, text: str, *, by: User, at: datetime) -> None:
    """The text that lost: kept once, however often the page tries."""
    same = answer.earlier.filter(text=text, saved_by=by, clashed=True)
    if not same.exists():
        answer.earlier.create(text=text, clashed=True, saved_at=at, saved_by=by)
        _thin(answer, by)


def _keep(answer: Answer, text: str, sent: Typed, *, by: User, at: datetime, page: str) -> None:
    """Write the answer; what stood before goes to the history when a sitting ends or much goes."""
    if not _untouched(answer, text, sent, page) or answer.version == 0:
        if _ends_a_sitting(answer, text, by=by, at=at, page=page):
            _remember(answer)
        answer.text = text
    if sent.may_publish is not None:
        answer.may_publish = sent.may_publish
    answer.version += 1
    answer.saved_at, answer.saved_by, answer.saved_from = at, by, page
    answer.save()


def _ends_a_sitting(answer: Answer, text: str, *, by: User, at: datetime, page: str) -> bool:
    """Somebody else writes, or on another page, or after a pause, or a piece is taken out."""
    if answer.version == 0 or not answer.text.strip() or answer.text == text:
        return False
    elsewhere = bool(page and answer.saved_from) and not _is_from(page, answer)
    if answer.saved_by_id != by.pk or elsewhere or at - answer.saved_at >= SITTING:
        return True
    return texts.taken_out(answer.text, text) > A_FEW_WORDS


def _remember(answer: Answer) -> None:
    answer.earlier.create(text=answer.text, saved_at=answer.saved_at, saved_by=answer.saved_by)
    _thin(answer, answer.saved_by)


def _thin(answer: Answer, person: User) -> None:
    """The last fifty of each person's own: nobody can flush a colleague's text out."""
    own = answer.earlier.filter(saved_by=person)
    last = list(own.values_list("pk", flat=True)[:HISTORY])
    own.exclude(pk__in=last).delete()
