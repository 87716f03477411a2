"""The words of each kind of letter: the secretariat's own, or ours."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from letters.kinds import Kind
from letters.models import LetterText

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True)
class Words:
    """A subject and a body, with names in braces where facts belong."""

    subject: str
    body: str


@cache
def _data(language: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads((DATA / f"{language}.json").read_text(encoding="utf-8"))
    return data


def ours(kind: Kind, language: str) -> Words:
    """The words that come with the product."""
    words = _data(language)["letters"][kind.name]
    return Words(words["subject"], "\n\n".join(words["body"]))


def button(kind: Kind, language: str) -> str:
    label: str = _data(language)["letters"][kind.name].get("button", "")
    return label


def in_force(kind: Kind, language: str) -> Words:
    """What the next letter of this kind will say."""
    own = LetterText.objects.filter(kind=kind.name, language=language).first()
    return Words(own.subject, own.body) if own else ours(kind, language)


def samples(kind: Kind, language: str) -> dict[str, str]:
    """Invented facts, to show a letter with."""
    known = _data(language)["samples"]
    return {name: known[name] for name in kind.facts}
