"""The parts a paper is made of. All text is plain: what people typed is shown as they typed it."""

import re
from dataclasses import dataclass
from enum import StrEnum

# Characters that no document format can hold: controls, halves of characters, and nothings.
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def printable(text: object) -> str:
    return UNPRINTABLE.sub("", str(text).replace("\r\n", "\n").replace("\r", "\n"))


def lines(text: str) -> list[str]:
    """The paragraphs of a text: every line that has words in it."""
    return [line for line in printable(text).split("\n") if line.strip()]


class Voice(StrEnum):
    """How a text is said."""

    PLAIN = "plain"
    STRONG = "strong"
    QUIET = "quiet"
    LABEL = "label"


@dataclass(frozen=True)
class Heading:
    """A heading, and a bookmark."""

    text: str
    level: int


@dataclass(frozen=True)
class Text:
    """One paragraph."""

    text: str
    voice: Voice = Voice.PLAIN


@dataclass(frozen=True)
class Items:
    """A list, with dots or with numbers."""

    items: tuple[str, ...]
    numbered: bool = False


@dataclass(frozen=True)
class Facts:
    """What is known, by name."""

    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Table:
    """Rows under a header. Widths are shares of the line."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]


@dataclass(frozen=True)
class Room:
    """Empty room to write in, with the name of what belongs there."""

    name: str
    lines: int


@dataclass(frozen=True)
class Picture:
    """A picture, by its bytes: no address is ever fetched."""

    content: bytes
    alt: str
    width: float  # millimetres


@dataclass(frozen=True)
class Contents:
    """The headings of one level, with their page numbers."""

    level: int


@dataclass(frozen=True)
class PageBreak:
    """What follows begins on a new page."""


Block = Heading | Text | Items | Facts | Table | Room | Picture | Contents | PageBreak
