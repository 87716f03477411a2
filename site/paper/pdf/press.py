"""Presses a description into a tagged PDF: blocks become flowables, each with its element."""

from collections.abc import Callable, Iterable
from functools import singledispatch
from io import BytesIO
from typing import Any

from reportlab.lib.units import mm
from reportlab.platypus import (
    BaseDocTemplate,
    CondPageBreak,
    Flowable,
    Frame,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
)

from paper import blocks
from paper.description import Paper
from paper.pdf import flowables
from paper.pdf.flowables import Paragraph
from paper.pdf.keeping import room_for
from paper.pdf.looks import BOTTOM, HEIGHT, LEFT, MEASURE, REGULAR, TOP, WIDTH
from paper.pdf.sheet import Band, Sheet
from paper.pdf.structure import finished
from paper.pdf.tags import Node, TaggedCanvas

NAMES = 0.34  # the share of the line that the names of facts take


def pressed(paper: Paper) -> bytes:
    root, written, made = Node("Document"), BytesIO(), []

    def canvas(*args: Any, **options: Any) -> TaggedCanvas:
        made.append(TaggedCanvas(*args, **options))
        return made[-1]

    story: list[Flowable] = [NextPageTemplate("later"), Band(paper, root)]
    for place, block in enumerate(paper.blocks):
        if isinstance(block, blocks.Heading):
            story.append(CondPageBreak(room_for(paper.blocks[place : place + 7])))
        story += flow(block, root, paper)
    _document(paper, written).build(story, canvasmaker=canvas)
    return finished(written.getvalue(), root, made[-1].bookmarks, paper)


def _document(paper: Paper, written: BytesIO) -> BaseDocTemplate:
    sheet = Sheet(paper)
    document = BaseDocTemplate(
        written, pagesize=(WIDTH, HEIGHT), invariant=1, pageCompression=0, initialFontName=REGULAR
    )
    document.addPageTemplates(
        [_pages("first", sheet.first, HEIGHT), _pages("later", sheet.later, HEIGHT - TOP)]
    )
    return document


def _pages(name: str, around: Callable[..., None], top: float) -> PageTemplate:
    no_padding: dict[str, Any] = {
        f"{side}Padding": 0 for side in ("left", "right", "top", "bottom")
    }
    frame = Frame(LEFT, BOTTOM, MEASURE, top - BOTTOM, **no_padding)
    return PageTemplate(name, [frame], onPage=around)


@singledispatch
def flow(block: Any, _root: Node, _paper: Paper) -> Iterable[Flowable]:
    raise TypeError(f"no press for {block!r}")


@flow.register
def _(block: blocks.Heading, root: Node, _paper: Paper) -> Iterable[Flowable]:
    heading = flowables.Heading.of(block.text, f"h{block.level}", root.add(f"H{block.level}"))
    heading.title, heading.level = block.text, block.level
    return [heading]


@flow.register
def _(block: blocks.Text, root: Node, _paper: Paper) -> Iterable[Flowable]:
    return [Paragraph.of(block.text, block.voice, root.add("P"))]


@flow.register
def _(block: blocks.Items, root: Node, _paper: Paper) -> Iterable[Flowable]:
    dots = "Decimal" if block.numbered else "Disc"
    items = root.add("L", O="List", ListNumbering=dots)
    for number, text in enumerate(block.items, start=1):
        node = items.add("LI")
        label = node.add("Lbl")
        item = flowables.Item.of(text, "item", node.add("LBody"))
        item.label = f"{number}." if block.numbered else "•"
        item.label_node = label
        yield item


@flow.register
def _(block: blocks.Facts, root: Node, _paper: Paper) -> Iterable[Flowable]:
    rows = root.add("Table")
    cells = []
    for name, value in block.facts:
        row = rows.add("TR")
        head = Paragraph.of(name, "name", row.add("TH", O="Table", Scope="Row"))
        cells.append([head, Paragraph.of(value, "value", row.add("TD"))])
    return [flowables.table(cells, [NAMES * MEASURE, (1 - NAMES) * MEASURE], headed=False)]


@flow.register
def _(block: blocks.Table, root: Node, _paper: Paper) -> Iterable[Flowable]:
    rows = root.add("Table")
    top = rows.add("TR")
    cells = [
        [Paragraph.of(t, "head", top.add("TH", O="Table", Scope="Column")) for t in block.header]
    ]
    for row in block.rows:
        node = rows.add("TR")
        cells.append([Paragraph.of(text, "cell", node.add("TD")) for text in row])
    widths = [MEASURE * share / sum(block.widths) for share in block.widths]
    return [flowables.table(cells, widths, headed=True)]


@flow.register
def _(block: blocks.Room, _root: Node, _paper: Paper) -> Iterable[Flowable]:
    return [flowables.Room(block.lines)]


@flow.register
def _(block: blocks.Picture, root: Node, _paper: Paper) -> Iterable[Flowable]:
    return [flowables.Picture(block.content, block.width * mm, root.add("Figure", alt=block.alt))]


@flow.register
def _(block: blocks.Contents, root: Node, paper: Paper) -> Iterable[Flowable]:
    contents = root.add("TOC")
    headings = [b for b in paper.blocks if isinstance(b, blocks.Heading) and b.level == block.level]
    for place, heading in enumerate(headings, start=int(block.level == 1)):  # the title is one
        entry = flowables.Entry.of(heading.text, "entry", contents.add("TOCI"))
        entry.level, entry.place = block.level, place
        yield entry


@flow.register
def _(_block: blocks.PageBreak, _root: Node, _paper: Paper) -> Iterable[Flowable]:
    return [PageBreak()]
