"""One file: is it what it says it is, and is there nothing in it that should not be?"""

import hashlib
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import PurePath
from typing import IO

import filetype
from django.utils.translation import gettext as _

from accounts.refusals import Refused
from nominations.uploads import hidden, office, pdf, pictures
from nominations.uploads.kinds import LARGEST, kind_of

NAME_LENGTH = 120
PATHS = str.maketrans({"\\": "/"})
RESERVED = str.maketrans(dict.fromkeys('<>:"|?*', "_"))
# What the first bytes may be taken for. An office document is a zip, told apart by what is in it.
LOOKS_LIKE = {"pdf": {"pdf"}, "png": {"png", "apng"}, "jpg": {"jpg"}, "webp": {"webp"}}
OFFICE = {"docx", "xlsx", "pptx"}
EXAMINERS: dict[str, Callable[[bytes], None]] = {
    "pdf": pdf.examine,
    **{kind: partial(pictures.examine, kind) for kind in ("png", "jpg", "webp")},
    **{kind: partial(office.examine, kind) for kind in OFFICE},
}


@dataclass(frozen=True)
class Found:
    """What a file turned out to be."""

    kind: str
    name: str
    size: int
    sha256: str


def examine(name: str, file: IO[bytes], size: int) -> Found:
    """Look into the file; refused, with what to do about it, unless all is well."""
    cleaned = clean_name(name)
    kind = kind_of(cleaned)
    content = _content(file, size)
    hidden.refuse_virus_test(content)
    _refuse_other_content(kind, content)
    EXAMINERS[kind](content)
    return Found(kind, cleaned, len(content), hashlib.sha256(content).hexdigest())


def clean_name(name: str) -> str:
    """The last part of the path, without what can't be seen or means something to a computer."""
    last = unicodedata.normalize("NFC", name).translate(PATHS).rstrip("/").rpartition("/")[2]
    seen = "".join(" " if sign.isspace() else sign for sign in last)
    seen = "".join(sign for sign in seen if unicodedata.category(sign)[0] != "C")
    path = PurePath(" ".join(seen.translate(RESERVED).split()).strip(". ") or "-")
    return f"{path.stem[: NAME_LENGTH - len(path.suffix)].rstrip()}{path.suffix}"[:NAME_LENGTH]


def megabytes(size: int) -> str:
    return f"{size // (1024 * 1024)}\xa0MB"


def _content(file: IO[bytes], size: int) -> bytes:
    """All of it, but never more than we take, whatever size was claimed."""
    file.seek(0)
    content = file.read(LARGEST + 1) if size <= LARGEST else b""
    if size > LARGEST or len(content) > LARGEST:
        raise Refused(
            _("The file is larger than %(limit)s. Make it smaller, or split it into several.")
            % {"limit": megabytes(LARGEST)}
        )
    if not content:
        raise Refused(_("The file is empty. Check that you chose the right one."))
    return content


def _refuse_other_content(kind: str, content: bytes) -> None:
    """The first bytes must fit the name."""
    seen = filetype.guess(content[:8192])
    looks_like = seen.extension if seen else ""
    if kind in OFFICE or looks_like in LOOKS_LIKE[kind]:
        return
    if looks_like:
        raise Refused(
            _(
                "The name says %(kind)s, but the content is of the type %(seen)s."
                " Open it in the program it was made in, and save it as %(kind)s."
            )
            % {"kind": kind.upper(), "seen": looks_like.upper()}
        )
    raise Refused(
        _(
            "The name says %(kind)s, but the content is something else."
            " Open it in the program it was made in, and save it as %(kind)s."
        )
        % {"kind": kind.upper()}
    )
