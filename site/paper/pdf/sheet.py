"""The sheet itself: the first page's band, and what stands above and below on the others."""

from typing import Any

from django.utils.translation import gettext as _
from reportlab.lib.colors import Color
from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from paper.description import AWARD, Paper
from paper.pdf.flowables import Heading, Paragraph
from paper.pdf.looks import (
    BOLD,
    BOTTOM,
    GLOW,
    HEIGHT,
    INK,
    LEFT,
    LINE,
    MEASURE,
    MUTED,
    PETROL,
    RAISED,
    REGULAR,
    RIGHT,
    SEMIBOLD,
    WHITE,
    WIDTH,
)
from paper.pdf.tags import Node, TaggedCanvas


def mark(
    canvas: TaggedCanvas, x: float, y: float, size: float, *, shape: Color, sun: Color
) -> None:
    """The award's mark, a factory under the sun, with its lower left corner at x and y."""
    canvas.saveState()
    canvas.translate(x, y)
    canvas.scale(size / 48, size / 48)
    roof = canvas.beginPath()
    roof.moveTo(2, 2)
    for corner in ((2, 14), (16, 25), (16, 14), (30, 25), (30, 2)):
        roof.lineTo(*corner)
    roof.close()
    canvas.setFillColor(shape)
    canvas.drawPath(roof, stroke=0, fill=1)
    canvas.rect(33, 2, 12, 26, stroke=0, fill=1)
    canvas.setFillColor(sun)
    canvas.circle(39, 39, 7, stroke=0, fill=1)
    canvas.restoreState()


class Band(Flowable):
    """The top of the first page, from edge to edge: whose paper it is, and what it is."""

    canv: TaggedCanvas
    ABOVE, BELOW = 45 * mm, 13 * mm

    def __init__(self, paper: Paper, root: Node) -> None:
        super().__init__()
        self.paper, self.spaceAfter = paper, 9 * mm
        title = Heading.of(paper.title, "title", root.add("H1"))
        title.title = paper.title
        self.parts: list[Paragraph] = [title]
        if paper.eyebrow:
            self.parts.insert(0, Paragraph.of(paper.eyebrow, "eyebrow", Node("P")))
            root.kids.insert(0, self.parts[0].node)  # type: ignore[arg-type]  # just given
        if paper.lead:
            self.parts.append(Paragraph.of(paper.lead, "lead", root.add("P")))

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self.text_height = sum(
            part.wrap(width - 16 * mm, height)[1] + part.getSpaceAfter() for part in self.parts
        )
        return width, self.ABOVE + self.text_height + self.BELOW

    def draw(self) -> None:
        height = self.ABOVE + self.text_height + self.BELOW
        with self.canv.decoration():
            self._background(height)
        y = height - self.ABOVE
        for part in self.parts:
            y -= part.height
            part.drawOn(self.canv, 0, y)
            y -= part.getSpaceAfter()

    def _background(self, height: float) -> None:
        canvas = self.canv
        canvas.saveState()
        band = canvas.beginPath()
        band.rect(-LEFT, 0, WIDTH, height)
        canvas.clipPath(band, stroke=0, fill=0)
        canvas.setFillColor(INK)
        canvas.rect(-LEFT, 0, WIDTH, height, stroke=0, fill=1)
        mark(canvas, WIDTH - LEFT - 78 * mm, -2 * mm, 84 * mm, shape=RAISED, sun=RAISED)
        mark(canvas, 0, height - 29 * mm, 10 * mm, shape=WHITE, sun=GLOW)
        canvas.setFillColor(WHITE)
        canvas.setFont(SEMIBOLD, 10.5)
        canvas.drawString(13.5 * mm, height - 26 * mm, AWARD)
        canvas.restoreState()
        if self.paper.stamp:
            stamp(canvas, MEASURE, height - 27 * mm, self.paper.stamp)


def stamp(canvas: TaggedCanvas, right: float, y: float, text: str) -> None:
    width = canvas.stringWidth(text, BOLD, 9.5) + 7 * mm
    canvas.setFillColor(GLOW)
    canvas.roundRect(right - width, y, width, 6.4 * mm, 3.2 * mm, stroke=0, fill=1)
    canvas.setFillColor(INK)
    canvas.setFont(BOLD, 9.5)
    canvas.drawCentredString(right - width / 2, y + 2 * mm, text)


class Sheet:
    """Draws above and below the text of each page."""

    def __init__(self, paper: Paper) -> None:
        self.paper = paper

    def first(self, canvas: TaggedCanvas, _document: Any) -> None:
        self._below(canvas)

    def later(self, canvas: TaggedCanvas, _document: Any) -> None:
        y, right = HEIGHT - 19 * mm, WIDTH - RIGHT
        with canvas.decoration():
            mark(canvas, LEFT, y - 1.4 * mm, 5.4 * mm, shape=PETROL, sun=GLOW)
            canvas.setFillColor(PETROL)
            canvas.setFont(SEMIBOLD, 8.6)
            canvas.drawString(LEFT + 8 * mm, y, AWARD)
            if self.paper.stamp:
                stamp(canvas, right, y - 2.1 * mm, self.paper.stamp)
            else:
                canvas.setFont(REGULAR, 8.6)
                canvas.drawRightString(right, y, self.paper.running)
            rule(canvas, y - 4.4 * mm)
        self._below(canvas)

    def _below(self, canvas: TaggedCanvas) -> None:
        with canvas.decoration():
            rule(canvas, BOTTOM - 9 * mm)
            self._small(canvas)
            canvas.drawString(LEFT, BOTTOM - 13.5 * mm, self.paper.footnote)
        number = canvas.page + 1
        canvas.when_counted(lambda: self._number(canvas, number))

    def _number(self, canvas: TaggedCanvas, number: int) -> None:
        words = {"page": number, "pages": len(canvas.held)}
        with canvas.decoration():
            self._small(canvas)
            said = _("page %(page)s of %(pages)s") % words
            canvas.drawRightString(WIDTH - RIGHT, BOTTOM - 13.5 * mm, said)

    def _small(self, canvas: TaggedCanvas) -> None:
        canvas.setFillColor(MUTED)
        canvas.setFont(REGULAR, 7.8)


def rule(canvas: TaggedCanvas, y: float) -> None:
    canvas.setStrokeColor(LINE)
    canvas.setLineWidth(0.5)
    canvas.line(LEFT, y, WIDTH - RIGHT, y)
