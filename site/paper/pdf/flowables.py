"""What stands on the pages, each drawing itself inside its element of the structure."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any, Self

from reportlab import platypus
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus.paraparser import ParaFrag

from paper.pdf.looks import LINE, MOLTEN, STYLES, TINT
from paper.pdf.tags import Node, TaggedCanvas

BASELINE = 10.2  # from the top of a line of running text


def unparsed(text: str, style: ParagraphStyle) -> list[Any]:
    """One run of text that never meets reportlab's markup: nothing typed is ever parsed."""
    run = ParaFrag(text=text, rise=0, greek=0, link=[], us_lines=[], bold=0, italic=0)
    run.fontName, run.fontSize, run.textColor = style.fontName, style.fontSize, style.textColor
    return [run]


class Paragraph(platypus.Paragraph):
    """A paragraph of one element, on one page or over several."""

    node: Node | None = None  # none is decoration
    first_alone: tuple[str, ...] = ()  # what only the beginning keeps when it is split
    canv: TaggedCanvas
    blPara: Any  # noqa: N815 -- reportlab's name, which its stubs leave out

    @classmethod
    def of(cls, text: str, look: str, node: Node | None) -> Self:
        made = cls("", STYLES[look], frags=unparsed(text, STYLES[look]))
        made.node = node
        return made

    def split(self, width: float, height: float) -> list[Any]:
        parts: list[Any] = list(super().split(width, height))
        for part in parts:
            part.node = self.node
        if parts:
            vars(parts[0]).update({name: getattr(self, name) for name in self.first_alone})
        return parts

    def draw(self) -> None:
        self._space_between_lines()
        repeated = self.node and self.node.tag == "TH" and self.node.drawn
        if self.node is None or repeated:
            with self.canv.decoration():
                super().draw()
        else:
            with self.canv.element(self.node):
                super().draw()

    def _space_between_lines(self) -> None:
        """Else the last word of a line and the first of the next are read as one."""
        if self.blPara.kind == 0:
            for _room, words in self.blPara.lines[:-1]:
                words.append("")


class Heading(Paragraph):
    """A heading with its bookmark; those of the second level begin with a spark."""

    title = ""
    level = 1
    first_alone = ("title", "level")

    def draw(self) -> None:
        if self.title:
            self.canv.bookmark(self.title, self.level, self.height)
        if self.title and self.level == 2:  # noqa: PLR2004 -- H2
            with self.canv.decoration():
                self.canv.setFillColor(MOLTEN)
                self.canv.rect(0, self.height + 5, 22, 2.6, stroke=0, fill=1)
        super().draw()


class Item(Paragraph):
    """One item of a list: its dot or number, and what it says."""

    label = ""
    label_node: Node | None = None
    first_alone = ("label", "label_node")

    def draw(self) -> None:
        if self.label_node:
            with self.canv.element(self.label_node):
                self.canv.setFillColor(STYLES["h2"].textColor)
                self.canv.setFont(STYLES["head"].fontName, STYLES["item"].fontSize)
                self.canv.drawString(0, self.height - BASELINE, self.label)
        super().draw()


class Entry(Paragraph):
    """A line of the contents. Its page number is filled in when it is known."""

    level, place = 0, 0  # the heading it leads to: the how-many-eth of which level
    first_alone = ("level", "place")

    def draw(self) -> None:
        super().draw()
        if self.level:
            canvas = self.canv
            spot = canvas.absolutePosition(self.width, self.height - BASELINE)
            canvas.when_counted(lambda: self._number(canvas, *spot))

    def _number(self, canvas: TaggedCanvas, x: float, y: float) -> None:
        headings = [mark for mark in canvas.bookmarks if mark.level == self.level]
        assert self.node  # noqa: S101 -- contents are never decoration
        with canvas.element(self.node):
            canvas.setFillColor(self.style.textColor)
            canvas.setFont(self.style.fontName, self.style.fontSize)
            canvas.drawRightString(x, y, str(headings[self.place].page + 1))


class Table(platypus.Table):
    """A table whose cells carry their own elements; its lines are decoration."""

    canv: TaggedCanvas

    def _drawBkgrnd(self) -> None:  # noqa: N802 -- reportlab's name
        with self.canv.decoration():
            super()._drawBkgrnd()  # type: ignore[misc]  # the stubs leave it out

    def _drawLines(self) -> None:  # noqa: N802 -- reportlab's name
        with self.canv.decoration():
            super()._drawLines()  # type: ignore[misc]  # the stubs leave it out


def table(rows: Sequence[list[Paragraph]], widths: Sequence[float], *, headed: bool) -> Table:
    look: list[tuple[Any, ...]] = [
        ("FONTNAME", (0, 0), (-1, -1), STYLES["cell"].fontName),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LINEBELOW", (0, 0), (-1, -1), 0.5, LINE),
        ("TOPPADDING", (0, 0), (-1, -1), 5),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 5.5),
        ("LEFTPADDING", (0, 0), (-1, -1), 6 if headed else 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), 8),
    ]
    if headed:
        look += [("BACKGROUND", (0, 0), (-1, 0), TINT)]
    return Table(
        rows, colWidths=widths, style=look, repeatRows=int(headed), splitInRow=1,
        spaceBefore=3, spaceAfter=11, hAlign="LEFT",
    )  # fmt: skip


class Room(platypus.Flowable):
    """Empty lines in a frame, to write on."""

    canv: TaggedCanvas
    STEP = 7.5 * mm

    def __init__(self, lines: int) -> None:
        super().__init__()
        self.lines, self.spaceBefore, self.spaceAfter = lines, 4, 10

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        self.width, self.height = width, self.lines * self.STEP
        return self.width, self.height

    def split(self, _width: float, height: float) -> list[Any]:
        """Three lines or more are worth beginning on, and worth going on with."""
        worth = 3
        fits = min(int(height // self.STEP), self.lines - worth)
        return [Room(fits), Room(self.lines - fits)] if fits >= worth else []

    def draw(self) -> None:
        with self.canv.decoration():
            self.canv.setLineWidth(0.6)
            self.canv.setStrokeColor(LINE)
            self.canv.roundRect(0, 0, self.width, self.height, 3, stroke=1, fill=0)
            self.canv.setDash(0.6, 2.4)
            for line in range(1, self.lines):
                y = line * self.STEP
                self.canv.line(8, y, self.width - 8, y)


class Picture(platypus.Image):
    """A figure with its words for those who can't see it."""

    canv: TaggedCanvas

    def __init__(self, content: bytes, width: float, node: Node) -> None:
        super().__init__(BytesIO(content))
        self.drawHeight = self.drawHeight * width / self.drawWidth
        self.drawWidth, self.hAlign, self.node = width, "LEFT", node

    def draw(self) -> None:
        left, bottom = self.canv.absolutePosition(0, 0)
        box = [left, bottom, left + self.drawWidth, bottom + self.drawHeight]
        self.node.attributes = {"O": "Layout", "Placement": "Block", "BBox": box}
        with self.canv.element(self.node):
            super().draw()
