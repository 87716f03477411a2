"""PDF documents: whole, open to read, and only paper."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any, NoReturn

import pikepdf
from django.utils.translation import gettext as _
from pikepdf.settings import set_qpdf_limits

from accounts.refusals import Refused
from nominations.uploads import hidden

END = b"%%EOF"
MOST_OBJECTS = 150_000
# A small file must not unpack to all of the memory. It holds for the whole process.
set_qpdf_limits(flate_max_memory=256 * 1024 * 1024, run_length_max_memory=256 * 1024 * 1024)
LIVELY = {"/JS", "/XFA", "/RichMediaContent"}
CARRIES = {"/EF", "/EmbeddedFiles"}
ACTIONS = {"/JavaScript", "/Launch", "/ImportData", "/SubmitForm", "/GoToE", "/Rendition"}


def examine(content: bytes) -> None:
    """Whole from the first byte to the last, without a password and without a life of its own."""
    if not content.startswith(b"%PDF-"):
        hidden.refuse_two_in_one()
    hidden.refuse_glued(content)
    end = content.rfind(END)
    if end < 0:
        _refuse_broken()
    if content[end + len(END) :].strip(b"\0\r\n\t "):
        hidden.refuse_two_in_one()
    try:
        with pikepdf.open(BytesIO(content)) as document:
            _refuse_locked(document.is_encrypted)
            _refuse_intricate(document)
            for found in _dictionaries(document):
                _refuse_lively(found)
    except pikepdf.PasswordError:
        _refuse_locked(True)
    except (pikepdf.PdfError, RuntimeError, ValueError):
        _refuse_broken()


def _dictionaries(document: pikepdf.Pdf) -> Iterator[Any]:
    """Every dictionary in it, also those that lie inside others."""
    left: list[Any] = list(document.objects)
    while left:
        held = left.pop()
        if isinstance(held, pikepdf.Array):
            left += [one for one in held if _lies_here(one)]
        elif isinstance(held, (pikepdf.Dictionary, pikepdf.Stream)):
            yield held
            left += [one for _key, one in held.items() if _lies_here(one)]


def _lies_here(held: Any) -> bool:
    """A list or dictionary written out in place; what is only pointed at comes in its own turn."""
    return isinstance(held, (pikepdf.Array, pikepdf.Dictionary)) and not held.is_indirect


def _refuse_lively(found: Any) -> None:
    keys = set(found.keys())
    if keys & CARRIES or found.get("/Type") == "/EmbeddedFile":
        raise Refused(
            _("Other files are packed inside this PDF. Print it to PDF again, and add that.")
        )
    if keys & LIVELY or str(found.get("/S", "")) in ACTIONS:
        raise Refused(
            _(
                "This PDF holds a script or starts something when it is opened."
                " Print it to PDF again, and add that."
            )
        )


def _refuse_intricate(document: pikepdf.Pdf) -> None:
    """Nobody's server is kept busy for minutes by one file."""
    if len(document.objects) > MOST_OBJECTS:
        raise Refused(
            _("This PDF has more parts than can be looked through. Print it to PDF again.")
        )
    if not document.pages:
        _refuse_broken()


def _refuse_locked(locked: bool) -> None:
    if locked:
        raise Refused(_("This PDF is locked with a password. Save it without, and add that."))


def _refuse_broken() -> NoReturn:
    raise Refused(
        _("This PDF can't be read: it is damaged or cut short. Make it anew, and try again.")
    )
