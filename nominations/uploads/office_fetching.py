"""What an office document does by itself when it is opened: fetches, asks other programs, runs."""

import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from html import unescape
from typing import Any

MARK_LENGTH = 64
BLANK = b"\xef\xbb\xbf\xff\xfe\0 \t\r\n"
WIDE = (BOM_UTF16_LE, BOM_UTF16_BE, b"<\0", b"\0<")
# A field's words may be spread over several runs: what counts is where the field begins.
FIELD = re.compile(
    r"""<(?:[\w.-]{1,50}:)?instrText\b[^>]{0,200}>([^<]*)<"""
    r"""|\binstr\s*=\s*(?:"([^"]*)"|'([^']*)')"""
    r"""|fldCharType\s*=\s*["']begin"""
)
FETCHING_FIELD = re.compile(
    r"^[^\S\n]*(DDE|DDEAUTO|INCLUDE|INCLUDEPICTURE|INCLUDETEXT|IMPORT|LINK)\b",
    re.IGNORECASE | re.MULTILINE,
)
FETCHING_FORMULA = re.compile(r"(WEBSERVICE|_xlfn\.IMAGE)\s*\(", re.IGNORECASE)
LIVELY_DRAWING = re.compile(r"""<script|href\s*=\s*["'](?!#|data:)""", re.IGNORECASE)
DISGUISES = ("<!--", "<![CDATA[")
FAR = re.compile(r"([a-z][a-z0-9+.-]*:|\\\\|//)", re.IGNORECASE)


def fetches(kind: str, name: str, content: bytes) -> bool:
    """The part has a field, a formula or a drawing that reaches out of the document."""
    if not content[:MARK_LENGTH].lstrip(BLANK).startswith(b"<"):
        return False
    text = _text(content)
    if name.endswith(".svg"):
        return bool(LIVELY_DRAWING.search(text))
    if kind == "docx":
        return ("instrText" in text or "fldSimple" in text) and _has_fetching_field(text)
    if kind == "xlsx":
        plain = unescape(text) if "&#" in text else text
        return "ddeLink" in plain or bool(FETCHING_FORMULA.search(plain))
    return False


def ties(relation: Any) -> bool:
    """A link that people press is fine; what a program fetches by itself is not."""
    if str(relation.get("Type", "")).endswith("/hyperlink"):
        return False
    external = str(relation.get("TargetMode", "")).lower() == "external"
    return external or bool(FAR.match(str(relation.get("Target", "")).strip()))


def _has_fetching_field(text: str) -> bool:
    if any(disguise in text for disguise in DISGUISES):
        return True
    words = "".join(_words(found) for found in FIELD.finditer(text))
    return bool(FETCHING_FIELD.search(unescape(words)))


def _words(found: re.Match[str]) -> str:
    """A run continues the words before it; anything else begins anew."""
    run, whole, other = found.groups()
    return run if run is not None else f"\n{whole or other or ''}\n"


def _text(content: bytes) -> str:
    if content.startswith(WIDE):
        big = content.startswith((BOM_UTF16_BE, b"\0<"))
        return content.decode("utf-16-be" if big else "utf-16-le", errors="replace")
    return content.decode(errors="replace")
