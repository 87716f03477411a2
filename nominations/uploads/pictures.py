"""Pictures, by their headers alone: nothing is unpacked."""

import struct
from io import BytesIO
from typing import NoReturn

from django.utils.translation import gettext as _
from PIL import Image

from accounts.refusals import Refused
from nominations.uploads import hidden

MOST_PIXELS = 50_000_000
FORMATS = {"png": ["PNG"], "jpg": ["JPEG"], "webp": ["WEBP"]}
PNG_END = b"\0\0\0\0IEND\xaeB`\x82"
JPEG_END = b"\xff\xd9"
RIFF_HEADER = 8


def examine(kind: str, content: bytes) -> None:
    """Of a size that can be shown, whole, and with nothing after its end."""
    _refuse_huge(kind, content)
    hidden.refuse_glued(content)
    if b"%PDF-" in content:
        hidden.refuse_two_in_one()
    end = _end(kind, content)
    if end is None:
        _refuse_broken()
    # Telephones put more pictures after the first; everything else ends where it says.
    if kind != "jpg" and content[end:].strip(b"\0\r\n"):
        hidden.refuse_two_in_one()


def _refuse_huge(kind: str, content: bytes) -> None:
    pixels = 0
    try:
        with Image.open(BytesIO(content), formats=FORMATS[kind]) as picture:
            pixels = picture.width * picture.height
    except Image.DecompressionBombError:
        pixels = MOST_PIXELS + 1
    except (OSError, SyntaxError, ValueError, struct.error):
        _refuse_broken()
    if pixels > MOST_PIXELS:
        raise Refused(
            _("The picture has more than %(limit)s million pixels. Save it in a smaller size.")
            % {"limit": MOST_PIXELS // 1_000_000}
        )


def _end(kind: str, content: bytes) -> int | None:
    """Where the picture is over; none when it never is."""
    if kind == "webp":
        end = RIFF_HEADER + int.from_bytes(content[4:8], "little")
        return end if end <= len(content) else None
    mark = PNG_END if kind == "png" else JPEG_END
    found = content.find(mark) if kind == "png" else content.rfind(mark)
    return found + len(mark) if found >= 0 else None


def _refuse_broken() -> NoReturn:
    raise Refused(_("The picture can't be read: it is damaged. Save it anew, and try again."))
