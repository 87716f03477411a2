"""Presses a description into a Word document: real headings, real styles, no layout tables."""

from functools import singledispatch
from io import BytesIO
from typing import Any

import docx
from django.utils.translation import gettext as _
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from paper import blocks
from paper.description import AWARD, Paper

INK, PETROL, MUTED = (
    RGBColor(0x06, 0x28, 0x2D),
    RGBColor(0x0B, 0x4A, 0x52),
    RGBColor(0x4A, 0x61, 0x66),
)
FONT = "Calibri"  # a Word document is opened with the fonts of whoever opens it
LOOKS = {  # size in points, bold, colour, space before and after
    "Normal": (11, False, None, 0, 6),
    "Subtitle": (12, False, MUTED, 0, 14),
    "Heading 1": (24, True, INK, 0, 6),
    "Heading 2": (15, True, PETROL, 22, 6),
    "Heading 3": (12, True, INK, 16, 3),
    "List Bullet": (11, False, None, 0, 3),
    "List Number": (11, False, None, 0, 3),
    "Strong text": (11, True, None, 0, 4),
    "Quiet text": (9.5, False, MUTED, 0, 4),
    "Answer": (11, False, None, 4, 14),
}

VOICES = {
    blocks.Voice.PLAIN: "Normal",
    blocks.Voice.STRONG: "Strong text",
    blocks.Voice.QUIET: "Quiet text",
    blocks.Voice.LABEL: "Quiet text",
}


def pressed(paper: Paper) -> bytes:
    document = docx.Document()
    _dress(document, paper.language)
    _describe(document, paper)
    document.add_heading(paper.title, 1)
    for text in filter(None, (paper.stamp, paper.eyebrow, paper.lead)):
        document.add_paragraph(text, "Subtitle")
    for block in paper.blocks:
        write(block, document)
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def _dress(document: Document, language: str) -> None:
    for name in ("Strong text", "Quiet text", "Answer"):
        document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    for name, (size, bold, colour, before, after) in LOOKS.items():
        style: Any = document.styles[name]
        style.font.name, style.font.size, style.font.bold = FONT, Pt(size), bold
        # The template's headings name a theme font, which would win.
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        fonts.attrib.clear()
        for script in ("ascii", "hAnsi", "cs", "eastAsia"):
            fonts.set(qn(f"w:{script}"), FONT)
        if colour is not None:
            style.font.color.rgb = colour
        style.paragraph_format.space_before, style.paragraph_format.space_after = (
            Pt(before), Pt(after),
        )  # fmt: skip
    _frame(document.styles["Answer"])
    for words in document.styles.element.iter(qn("w:lang")):
        words.set(qn("w:val"), language)
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(26)


def _frame(style: Any) -> None:
    """A thin line around the room for an answer."""
    frame = OxmlElement("w:pBdr")
    for side in ("top", "left", "bottom", "right"):
        line = OxmlElement(f"w:{side}")
        for key, value in (("val", "single"), ("sz", "4"), ("space", "6"), ("color", "9FB4B8")):
            line.set(qn(f"w:{key}"), value)
        frame.append(line)
    style.element.get_or_add_pPr().insert_element_before(frame, "w:shd", "w:spacing", "w:ind")


def _describe(document: Document, paper: Paper) -> None:
    facts = document.core_properties
    facts.title, facts.author, facts.language = paper.title, AWARD, paper.language
    facts.subject, facts.comments, facts.keywords = paper.eyebrow, "", ""
    facts.last_modified_by = AWARD
    facts.created = facts.modified = paper.dated.replace(tzinfo=None)


@singledispatch
def write(block: Any, _document: Document) -> None:
    raise TypeError(f"no place in a Word document for {block!r}")


@write.register
def _heading(block: blocks.Heading, document: Document) -> None:
    document.add_heading(block.text, block.level)


@write.register
def _text(block: blocks.Text, document: Document) -> None:
    document.add_paragraph(block.text, VOICES[block.voice])


@write.register
def _items(block: blocks.Items, document: Document) -> None:
    for item in block.items:
        document.add_paragraph(item, "List Number" if block.numbered else "List Bullet")


@write.register
def _facts(block: blocks.Facts, document: Document) -> None:
    for name, value in block.facts:
        line = document.add_paragraph()
        line.add_run(f"{name}: ").bold = True
        line.add_run(value)


@write.register
def _page_break(_block: blocks.PageBreak, document: Document) -> None:
    document.add_page_break()  # type: ignore[no-untyped-call]


@write.register
def _room(block: blocks.Room, document: Document) -> None:
    """A field that knows its question; its words go away when one begins to write."""
    paragraph = document.add_paragraph(style="Answer")
    run = paragraph.add_run(_("Write the answer here."))
    run.font.color.rgb = MUTED
    field, facts, inside = (OxmlElement(f"w:{tag}") for tag in ("sdt", "sdtPr", "sdtContent"))
    name = OxmlElement("w:alias")
    name.set(qn("w:val"), block.name[:60])
    facts.extend([name, OxmlElement("w:showingPlcHdr"), OxmlElement("w:text")])
    facts[-1].set(qn("w:multiLine"), "1")
    paragraph._p.addprevious(field)  # noqa: SLF001 -- python-docx has no word for fields
    inside.append(paragraph._p)  # noqa: SLF001 -- as above
    field.extend([facts, inside])
