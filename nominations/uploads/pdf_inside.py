"""What lies inside a PDF. Run as a process of its own, which may fail without harm to others."""

import resource
import sys
from collections.abc import Iterator
from contextlib import suppress
from enum import IntEnum
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf.settings import set_qpdf_limits

MB = 1024 * 1024
LIMITS = {
    resource.RLIMIT_AS: 600 * MB,
    resource.RLIMIT_CPU: 8,  # seconds
    resource.RLIMIT_CORE: 0,
}
MOST_THINGS = 150_000  # objects, and lists and dictionaries within them
MOST_IN_A_ROW = 20  # actions that follow on one another
LIVELY = {"/JS", "/XFA", "/RichMediaContent"}
CARRIES = {"/EF", "/EmbeddedFiles"}
ACTIONS = {"/JavaScript", "/Launch", "/ImportData", "/SubmitForm", "/GoToE", "/Rendition"}
# Fine as a link that somebody presses, and not as something that happens by itself.
CALLS = {"/GoToR", "/Thread", "/URI"}
STARTS = {"/OpenAction", "/AA"}
ELSEWHERE = {"/F", "/Ref"}
# Beyond its limits qpdf leaves things out and warns, and what is left out is not looked at.
LEFT_OUT = ("error reading object", "error decoding stream", "unfilterable", "limit")


class Verdict(IntEnum):
    """What the process ends with. Python's own endings and those of the system are others."""

    FINE = 10
    BROKEN = 11
    LOCKED = 12
    INTRICATE = 13
    LIVELY = 14
    CARRIES = 15


def verdict(content: bytes) -> Verdict:
    try:
        with pikepdf.open(BytesIO(content)) as document:
            found = _of_document(document)
            if any(mark in warning for warning in document.get_warnings() for mark in LEFT_OUT):
                return Verdict.INTRICATE
    except pikepdf.PasswordError:
        return Verdict.LOCKED
    except (pikepdf.PdfError, RuntimeError, ValueError):
        return Verdict.BROKEN
    return found


def _of_document(document: pikepdf.Pdf) -> Verdict:
    if document.is_encrypted:
        return Verdict.LOCKED
    if not document.pages:
        return Verdict.BROKEN
    for number, held in enumerate(_everything(document)):
        if number >= MOST_THINGS or _is_endless(held):
            return Verdict.INTRICATE
        found = _of_thing(held)
        if found != Verdict.FINE:
            return found
    return Verdict.FINE


def _everything(document: pikepdf.Pdf) -> Iterator[Any]:
    """Every object, and every list and dictionary that lies inside others."""
    for held in document.objects:
        yield held
        within = [_children(held)]
        while within:
            child = next(within[-1], None)
            if child is None:
                within.pop()
            else:
                yield child
                within.append(_children(child))


def _children(held: Any) -> Iterator[Any]:
    """Those written out in place; what is only pointed at comes in its own turn."""
    inside: Any = ()
    if isinstance(held, pikepdf.Array):
        inside = held
    elif isinstance(held, (pikepdf.Dictionary, pikepdf.Stream)):
        inside = (one for _key, one in held.items())
    for one in inside:
        if isinstance(one, (pikepdf.Array, pikepdf.Dictionary)) and not one.is_indirect:
            yield one


def _is_endless(held: Any) -> bool:
    return isinstance(held, pikepdf.Array) and len(held) > MOST_THINGS


def _of_thing(held: Any) -> Verdict:
    if not isinstance(held, (pikepdf.Dictionary, pikepdf.Stream)):
        return Verdict.FINE
    keys = set(held.keys())
    if keys & CARRIES or ("/Type" in keys and held["/Type"] == "/EmbeddedFile"):
        return Verdict.CARRIES
    if (
        keys & LIVELY
        or ("/S" in keys and str(held["/S"]) in ACTIONS)
        or (keys & ELSEWHERE and isinstance(held, pikepdf.Stream))
        or (keys & STARTS and any(_calls(action) for action in _started(held)))
    ):
        return Verdict.LIVELY
    return Verdict.FINE


def _started(held: Any) -> Iterator[Any]:
    """What happens when the file, a page or a field is opened, and not when it is pressed."""
    yield held.get("/OpenAction")
    occasions = held.get("/AA")
    if isinstance(occasions, pikepdf.Dictionary):
        yield from (action for _occasion, action in occasions.items())


def _calls(action: Any) -> bool:
    """It, or one of those that follow it, reaches out. So many in a row are a disguise."""
    left = [action]
    for _step in range(MOST_IN_A_ROW):
        if not left:
            return False
        one = left.pop()
        if isinstance(one, pikepdf.Dictionary):
            if str(one.get("/S", "")) in CALLS:
                return True
            following = one.get("/Next")
            left += list(following) if isinstance(following, pikepdf.Array) else [following]
    return bool(left)


def bounded() -> None:
    """A small file must not take all the memory or all the time of whoever opens it."""
    for kind, most in LIMITS.items():
        with suppress(OSError, ValueError):  # not every system knows each of them
            resource.setrlimit(kind, (most, most))
    set_qpdf_limits(
        doc_max_warnings=1_000,
        flate_max_memory=64 * MB,
        run_length_max_memory=64 * MB,
        parser_max_container_size=MOST_THINGS,
    )


if __name__ == "__main__":
    bounded()
    sys.exit(verdict(sys.stdin.buffer.read()))
