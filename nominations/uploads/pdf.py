"""PDF documents: whole, open to read, and only paper."""

import subprocess
import sys
from pathlib import Path

from django.utils.translation import gettext_lazy

from accounts.refusals import Refused
from nominations.uploads import hidden, pdf_inside
from nominations.uploads.pdf_inside import Verdict

END = b"%%EOF"
PATIENCE = 12.0  # seconds
# -I and no environment: it sees neither our settings nor a module that lies about.
PROCESS = [sys.executable, "-I", str(Path(pdf_inside.__file__).resolve())]
INTRICATE = gettext_lazy(
    "This PDF has more parts than can be looked through. Print it to PDF again."
)
SENTENCES = {
    Verdict.BROKEN: gettext_lazy(
        "This PDF can't be read: it is damaged or cut short. Make it anew, and try again."
    ),
    Verdict.LOCKED: gettext_lazy(
        "This PDF is locked with a password. Save it without, and add that."
    ),
    Verdict.LIVELY: gettext_lazy(
        "This PDF holds a script or starts something when it is opened."
        " Print it to PDF again, and add that."
    ),
    Verdict.CARRIES: gettext_lazy(
        "Other files are packed inside this PDF. Print it to PDF again, and add that."
    ),
}


def examine(content: bytes) -> None:
    """Whole from the first byte to the last, without a password and without a life of its own."""
    if not content.startswith(b"%PDF-"):
        hidden.refuse_two_in_one()
    hidden.refuse_glued(content)
    end = content.rfind(END)
    if end < 0:
        raise Refused(str(SENTENCES[Verdict.BROKEN]))
    if content[end + len(END) :].strip(b"\0\r\n\t "):
        hidden.refuse_two_in_one()
    ended = _ended(content)
    if ended != Verdict.FINE:
        raise Refused(str(SENTENCES.get(ended, INTRICATE)))


def _ended(content: bytes) -> Verdict:
    """Looked into by another process. One that fails, in whatever way, has found too much."""
    try:
        done = subprocess.run(  # noqa: S603 -- our own file, by this very Python
            PROCESS,
            input=content,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={},
            timeout=PATIENCE,
            check=False,
        )
        return Verdict(done.returncode)
    except (subprocess.TimeoutExpired, ValueError):
        return Verdict.INTRICATE
