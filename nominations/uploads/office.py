"""Documents from Word, Excel and PowerPoint: zip files, looked into part by part."""

import zipfile
import zlib
from io import BytesIO
from typing import Any, NoReturn

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring
from django.utils.translation import gettext as _

from accounts.refusals import Refused
from nominations.uploads import hidden, office_fetching

MOST_PARTS = 5_000
MOST_GUESTS = 50
MOST_UNPACKED = 200 * 1024 * 1024
LARGEST_PART = 50 * 1024 * 1024
# Of the parts that are read as XML, all together; a document inside has less.
MOST_READ, MOST_READ_INSIDE = 1024 * 1024, 200 * 1024
SMALL = 10 * 1024 * 1024
LARGEST_RATIO = 100
ZIP, OLD_OFFICE, LIST_AT_THE_END = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK\x05\x06"
LENGTH_OF_THE_END = 22
LOCKED = "EncryptedPackage".encode("utf-16-le")
TYPES = "[Content_Types].xml"
MAIN = {
    "docx": "wordprocessingml.document.main+xml",
    "xlsx": "spreadsheetml.sheet.main+xml",
    "pptx": "presentationml.presentation.main+xml",
}
GUESTS = "/embeddings/"
MACROS = ("vbaproject.bin", "vbadata.xml")
PROGRAMS = (b"MZ", b"\x7fELF", b"#!/")
ARCHIVES = (ZIP, LIST_AT_THE_END, b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"BZh")
OTHER_FILES = (
    *(".hta", ".lnk", ".url", ".exe", ".dll", ".com", ".scr", ".pif", ".msi", ".bat", ".cmd"),
    *(".js", ".jse", ".vbs", ".vbe", ".wsf", ".wsh", ".ps1", ".jar"),
    *(".htm", ".html", ".xhtml", ".mht", ".mhtml"),
)
PACKED_DRAWINGS = (".emz", ".wmz")


def examine(kind: str, content: bytes, *, inside: bool = False) -> None:
    """What its name says, of a sane size, without macros, guests or ties to the outside."""
    _refuse_other_file(kind, content)
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            _refuse_bomb(package.infolist(), inside=inside)
            _refuse_glued(package, content)
            _refuse_other_kind(kind, package)
            for part in package.infolist():
                _examine_part(kind, part.filename.lower(), _unpacked(package, part), inside)
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        NotImplementedError,
        RuntimeError,
        ParseError,
        DefusedXmlException,
        KeyError,
        ValueError,
    ):
        _refuse_broken()


def _refuse_other_file(kind: str, content: bytes) -> None:
    if content.startswith(OLD_OFFICE) and LOCKED in content:
        raise Refused(_("This document is locked with a password. Save it without, and add that."))
    if not content.startswith(ZIP):
        _refuse_mismatch(kind)


def _refuse_bomb(parts: list[zipfile.ZipInfo], *, inside: bool) -> None:
    """By the sizes it states: no part is unpacked beyond that, and a lie is damage."""
    unpacked = sum(part.file_size for part in parts)
    packed = sum(part.compress_size for part in parts)
    read = sum(part.file_size for part in parts if _is_read(part.filename))
    if (
        len(parts) > MOST_PARTS
        or unpacked > (SMALL if inside else MOST_UNPACKED)
        or read > (MOST_READ_INSIDE if inside else MOST_READ)
        or _swells(unpacked, packed)
        or any(_swells(part.file_size, part.compress_size) for part in parts)
        or any(part.file_size > LARGEST_PART for part in parts)
        or sum(GUESTS in part.filename.lower() for part in parts) > MOST_GUESTS
    ):
        raise Refused(
            _("This document unpacks to far more than its size. Save it as PDF, and add that.")
        )
    if any(part.flag_bits & 1 for part in parts):
        raise Refused(_("This document is locked with a password. Save it without, and add that."))


def _swells(unpacked: int, packed: int) -> bool:
    return unpacked > SMALL and unpacked > packed * LARGEST_RATIO


def _is_read(name: str) -> bool:
    return name == TYPES or name.lower().endswith(".rels")


def _unpacked(package: zipfile.ZipFile, part: zipfile.ZipInfo) -> bytes:
    """Never more than the stated size, whatever is in there: `read()` unpacks first, then cuts."""
    if part.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
        _refuse_broken()
    with package.open(part) as packed:
        return packed.read(part.file_size + 1)


def _refuse_glued(package: zipfile.ZipFile, content: bytes) -> None:
    """Nothing before the first part, nothing after the list of parts, and no part twice."""
    names = [part.filename for part in package.infolist()]
    if (
        min((part.header_offset for part in package.infolist()), default=1) != 0
        or not content[-LENGTH_OF_THE_END:].startswith(LIST_AT_THE_END)
        or len(set(names)) < len(names)
    ):
        hidden.refuse_two_in_one()


def _refuse_other_kind(kind: str, package: zipfile.ZipFile) -> None:
    if TYPES not in package.namelist():
        _refuse_mismatch(kind)
    types = fromstring(_unpacked(package, package.getinfo(TYPES)))
    stated = {str(entry.get("ContentType", "")).lower() for entry in types}
    if any("macroenabled" in one or "vbaproject" in one for one in stated):
        _refuse_macros()
    if not any(one.endswith(MAIN[kind]) for one in stated):
        _refuse_mismatch(kind)


def _examine_part(kind: str, name: str, content: bytes, inside: bool) -> None:
    """One part of the package; a chart's numbers may be a document inside, but only one deep."""
    hidden.refuse_virus_test(content)
    if name.endswith(MACROS) or "/macrosheets/" in name or "/activex/" in name:
        _refuse_macros()
    guest = name.rpartition(".")[2]
    if content.startswith(ZIP) and guest in MAIN and GUESTS in name and not inside:
        return examine(guest, content, inside=True)
    if _is_other_file(name, content):
        _refuse_guest()
    if name.endswith((".xml", ".rels", ".vml")) and b"<!DOCTYPE" in content:
        _refuse_broken()
    if name.endswith(".rels"):
        _refuse_ties(fromstring(content))
    if office_fetching.fetches(kind, name, content):
        _refuse_fetching()
    return None


def _is_other_file(name: str, content: bytes) -> bool:
    return (
        name.rstrip(". ").endswith(OTHER_FILES)
        or content.startswith((*PROGRAMS, OLD_OFFICE))
        or (content.startswith(ARCHIVES) and not name.endswith(PACKED_DRAWINGS))
    )


def _refuse_ties(relations: Any) -> None:
    for relation in relations:
        if str(relation.get("Type", "")).lower().endswith("/afchunk"):
            _refuse_guest()
        if office_fetching.ties(relation):
            _refuse_fetching()


def _refuse_fetching() -> NoReturn:
    raise Refused(
        _(
            "This document fetches something from elsewhere, such as a template or a linked"
            " picture. Save it as PDF, and add that."
        )
    )


def _refuse_macros() -> NoReturn:
    raise Refused(_("This document holds macros. Save it as PDF, and add that."))


def _refuse_guest() -> NoReturn:
    raise Refused(
        _(
            "Another file is packed inside this document. Take it out, or save the document as PDF,"
            " and add that."
        )
    )


def _refuse_mismatch(kind: str) -> NoReturn:
    raise Refused(
        _(
            "The name says %(kind)s, but the content is something else."
            " Open it in the program it was made in, and save it as %(kind)s."
        )
        % {"kind": kind.upper()}
    )


def _refuse_broken() -> NoReturn:
    raise Refused(
        _("This document can't be read: it is damaged. Open it, save it anew, and try again.")
    )
