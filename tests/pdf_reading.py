"""Reads a PDF back as people, screen readers and checkers do."""

import io
from collections.abc import Iterator
from typing import Any

import pikepdf
import pypdfium2

OPENS, CLOSES = {"BDC", "BMC"}, {"EMC"}
DRAWS = {"Tj", "TJ", "'", '"', "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "Do", "sh", "EI"}


def text_of(pdf: bytes) -> str:
    """What can be selected, all pages; line ends as here."""
    pages = pypdfium2.PdfDocument(pdf)
    texts = [page.get_textpage().get_text_range() for page in pages]
    return "\n".join(texts).replace("\r\n", "\n").replace(" \n", "\n")


def tags(pdf: bytes) -> list[str]:
    """Every element in reading order, without the document's own."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return list(_tags(opened.Root.StructTreeRoot.K))[1:]


def _tags(element: Any) -> Iterator[str]:
    if "/S" not in element:
        return
    yield str(element.S).removeprefix("/")
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        yield from _tags(kid)


def elements(pdf: bytes, tag: str) -> Iterator[Any]:
    """The elements of one kind, while the file is open."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        for found in opened.objects:
            if isinstance(found, pikepdf.Dictionary) and found.get("/S") == tag:
                yield found


def fonts(pdf: bytes) -> dict[str, bool]:
    """Whether each font lies inside the file."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return {
            str(o.BaseFont): "/FontFile2" in o.get("/FontDescriptor", {})
            for o in opened.objects
            if isinstance(o, pikepdf.Dictionary) and o.get("/Type") == "/Font"
        }


def unmarked(pdf: bytes) -> list[str]:
    """What is drawn on a page outside every mark: no reader knows what it is."""
    loose = []
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        for page in opened.pages:
            depth = 0
            for _operands, operator in pikepdf.parse_content_stream(page):
                name = str(operator)
                depth += (name in OPENS) - (name in CLOSES)
                if name in DRAWS and depth != 1:
                    loose.append(name)
            if depth:
                loose.append("unbalanced")
    return loose


def bookmarks(pdf: bytes) -> list[str]:
    """Each under its own, with a sign for each step down."""
    with pikepdf.open(io.BytesIO(pdf)) as opened, opened.open_outline() as outline:
        return list(_bookmarks(outline.root, ""))


def _bookmarks(items: list[pikepdf.OutlineItem], start: str) -> Iterator[str]:
    for item in items:
        yield start + item.title
        yield from _bookmarks(item.children, start + "> ")
