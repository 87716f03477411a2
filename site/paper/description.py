"""What a paper says, in order. How it looks is the press's business."""

import importlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from paper.blocks import (
    Block,
    Contents,
    Facts,
    Heading,
    Items,
    PageBreak,
    Picture,
    Room,
    Table,
    Text,
    Voice,
    lines,
    printable,
)

AWARD = "Norges smarteste industribedrift"
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Attached:
    """A file inside the PDF, for those who check."""

    name: str
    content: bytes
    about: str
    kind: str = "application/json"


@dataclass
class Paper:
    """A document to keep. The same description gives the same PDF, byte for byte."""

    title: str
    language: str = "nb-NO"
    eyebrow: str = ""  # the line above the title
    lead: str = ""  # the paragraph under it
    running: str = ""  # top right on every page but the first
    footnote: str = ""  # bottom left on every page
    stamp: str = ""  # what nobody may overlook, on every page
    dated: datetime = LONG_AGO  # never the clock, since a paper is made again on each download
    blocks: list[Block] = field(default_factory=list)
    attached: list[Attached] = field(default_factory=list)

    def __post_init__(self) -> None:
        for name in ("title", "eyebrow", "lead", "running", "footnote", "stamp"):
            setattr(self, name, printable(getattr(self, name)))

    def heading(self, text: str, level: int = 2) -> None:
        """Level 1 is the title's own; a long paper may begin new parts with it."""
        self.blocks.append(Heading(printable(text), level))

    def text(self, text: str, voice: Voice = Voice.PLAIN) -> None:
        """Plain text; a line break begins a new paragraph."""
        self.blocks += [Text(line, voice) for line in lines(text)]

    def items(self, items: Iterable[str], *, numbered: bool = False) -> None:
        self.blocks.append(Items(tuple(printable(item) for item in items), numbered))

    def facts(self, facts: Iterable[tuple[str, object]]) -> None:
        """Names and values, a line each; what has no value is left out."""
        known = [(name, printable(value)) for name, value in facts if value not in {None, ""}]
        if known:
            self.blocks.append(Facts(tuple(known)))

    def table(
        self, header: Sequence[str], rows: Iterable[Sequence[object]], *, widths: Sequence[int] = ()
    ) -> None:
        cells = tuple(tuple(printable(cell) for cell in row) for row in rows)
        self.blocks.append(Table(tuple(header), cells, tuple(widths) or (1,) * len(header)))

    def room(self, name: str, lines: int) -> None:
        self.blocks.append(Room(printable(name), lines))

    def picture(self, content: bytes, *, alt: str, width: float) -> None:
        self.blocks.append(Picture(content, printable(alt), width))

    def contents(self, level: int = 2) -> None:
        self.blocks.append(Contents(level))

    def page_break(self) -> None:
        self.blocks.append(PageBreak())

    def attach(self, name: str, content: bytes, about: str) -> None:
        self.attached.append(Attached(name, content, about))

    def pdf(self) -> bytes:
        """A tagged, accessible PDF."""
        return bytes(_press("paper.pdf.press")(self))

    def docx(self) -> bytes:
        """A Word document with real headings."""
        return bytes(_press("paper.word")(self))


def _press(name: str) -> Any:
    """Half a second of imports that only those who make a paper need."""
    return importlib.import_module(name).pressed
