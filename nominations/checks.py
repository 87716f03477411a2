"""What stands in the way of sending an answer in, in a sentence that says what to do."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _
from stdnum.no import fodselsnummer

from nominations import texts
from nominations.questions import Kind, Question, Section

SHORTEST_PHONE = 8


@dataclass(frozen=True)
class Fault:
    """One answer that must be mended first."""

    question: Question
    section: Section
    sentence: str


def faults(sections: Iterable[Section], typed: Mapping[str, str]) -> list[Fault]:
    """All that must be mended before the nomination can be sent in, in the order of the pages."""
    return [
        Fault(question, section, sentence)
        for section in sections
        for question in section.questions
        if (sentence := fault(question, typed.get(question.key, "")))
    ]


def fault(question: Question, text: str) -> str:
    """Why this answer can't be sent in; empty when it can."""
    if not text.strip():
        return _missing(question) if question.needed else ""
    if (over := texts.length(text) - question.max_length) > 0:
        return _("«%(label)s» is %(over)s characters too long. Cut it to %(limit)s.") % {
            "label": question.label,
            "over": over,
            "limit": question.max_length,
        }
    return _WRONG[question.kind](question, text) if question.kind in _WRONG else ""


def note(question: Question, text: str) -> str:
    """What is wrong with a line that is there. In a draft nothing is missing; prose is counted."""
    return fault(question, text) if text.strip() and question.kind != Kind.TEXT else ""


def identity_numbers(typed: Iterable[str]) -> bool:
    """Whether somebody's national identity number stands in a text. We must not hold any."""
    found = (word for text in typed for word in _elevens(text))
    return any(fodselsnummer.is_valid(word) for word in found)


def _elevens(text: str) -> Iterable[str]:
    joined = "".join(sign if sign.isdigit() else " " for sign in text.replace(" ", ""))
    return (word for word in joined.split() if len(word) == len("01010112345"))


def _missing(question: Question) -> str:
    if question.kind == Kind.TICK:
        return _("Tick the box: «%(label)s»") % {"label": question.label}
    return _("«%(label)s» has no answer. Write one.") % {"label": question.label}


def _wrong_number(question: Question, text: str) -> str:
    if texts.is_ambiguous(text):
        return _("«%(label)s»: the point can be read in two ways. Write 1 234 or 1,234.") % {
            "label": question.label
        }
    if texts.number(text) is None:
        return _("«%(label)s» must be a number, such as 12,5. Write the words elsewhere.") % {
            "label": question.label
        }
    return ""


def _wrong_address(question: Question, text: str) -> str:
    try:
        validate_email(text.strip())
    except ValidationError:
        return _("«%(label)s» must be an address such as navn@bedrift.no.") % {
            "label": question.label
        }
    return ""


def _wrong_phone(question: Question, text: str) -> str:
    if sum(sign.isdigit() for sign in text) < SHORTEST_PHONE:
        return _("«%(label)s» must have at least 8 digits.") % {"label": question.label}
    return ""


_WRONG = {Kind.NUMBER: _wrong_number, Kind.EMAIL: _wrong_address, Kind.PHONE: _wrong_phone}
