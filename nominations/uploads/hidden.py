"""Things that don't belong in any file: test viruses, and other files glued in."""

import re
import zipfile
from io import BytesIO
from typing import NoReturn

from django.utils.translation import gettext as _

from accounts.refusals import Refused

# In two halves, so that no scanner stops this very file.
VIRUS_TEST = b"EICAR-STANDARD-ANTIVIRUS" + b"-TEST-FILE!"
WEB_PAGE = re.compile(rb"<(html|script|!doctype\s+html|svg)[\s>/]", re.IGNORECASE)
ARCHIVES = re.compile(rb"Rar!\x1a\x07|7z\xbc\xaf\x27\x1c")
OFFSET_OF_PE = 0x3C
PROGRAM = b"PE\0\0"
MOST_STARTS = 50_000  # in 20 MB of honest content there are about three hundred


def refuse_virus_test(content: bytes) -> None:
    if VIRUS_TEST in content:
        raise Refused(_("The virus check stopped this file. It was not kept."))


def refuse_glued(content: bytes) -> None:
    """A file that is two files at once is read as one by us and as the other by somebody else."""
    if (
        zipfile.is_zipfile(BytesIO(content))
        or ARCHIVES.search(content)
        or WEB_PAGE.search(content)
        or _holds_program(content)
    ):
        refuse_two_in_one()


def refuse_two_in_one() -> NoReturn:
    raise Refused(
        _(
            "Another file is hidden inside this one. Open it in the program it was made in, save it"
            " under a new name, and add that."
        )
    )


def _holds_program(content: bytes) -> bool:
    """A Windows program: «MZ», and a header where it says that the header is."""
    at = -1
    for _start in range(MOST_STARTS if PROGRAM in content else 0):
        at = content.find(b"MZ", at + 1)
        if at < 0:
            return False
        told = content[at + OFFSET_OF_PE : at + OFFSET_OF_PE + 4]
        header = at + int.from_bytes(told, "little")
        if header > at and content.startswith(PROGRAM, header):
            return True
    return PROGRAM in content
