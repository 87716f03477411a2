"""Asks a virus scanner (clamd) about a file, over a socket."""

import contextlib
import logging
import socket
import time
from dataclasses import dataclass
from enum import StrEnum
from typing import IO
from urllib.parse import urlsplit

logger = logging.getLogger(__name__)
PATIENCE = 5.0  # seconds in all, once somebody is there; a person waits for the page
UNHURRIED = 60.0  # when nobody waits
CONNECTS_IN = 1.0
CHUNK = 64 * 1024
LONGEST_ANSWER = 4096


class Answer(StrEnum):
    """What the scanner made of a file."""

    CLEAN = "clean"
    INFECTED = "infected"
    UNWILLING = "unwilling"  # too large for it, or something went wrong in there
    SILENT = "silent"  # no scanner, or none that makes sense


class GarbledError(OSError):
    """What was heard is no answer."""


@dataclass
class Scanner:
    """A clamd, at tcp://host:port or unix:///path; nowhere when the address is empty.

    One that was silent once is not asked again: the files that follow wait.
    """

    address: str
    patience: float = PATIENCE
    silent: bool = False

    def ask(self, file: IO[bytes]) -> Answer:
        """Sends the whole file. Whoever runs the server is told when there is no answer."""
        if not self.address or self.silent:
            return Answer.SILENT
        end = time.monotonic() + self.patience
        try:
            with self._connected() as line:
                # One that has had enough answers, and hangs up, while we still send.
                with contextlib.suppress(BrokenPipeError, ConnectionResetError):
                    _send(line, file, end)
                return _understood(_heard(line, end))
        except OSError as error:
            self.silent = True
            return _alarm(error)

    def _connected(self) -> socket.socket:
        parts = urlsplit(self.address)
        if parts.scheme == "tcp":
            return socket.create_connection((parts.hostname, parts.port), timeout=CONNECTS_IN)
        line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        line.settimeout(CONNECTS_IN)
        line.connect(parts.path)
        return line


def _alarm(error: OSError) -> Answer:
    logger.error("The virus scanner does not answer, and attachments wait for it: %s", error)
    return Answer.SILENT


def _hurry(line: socket.socket, end: float) -> None:
    """One who takes or gives a little at a time is not waited for any longer than others."""
    left = end - time.monotonic()
    if left <= 0:
        raise TimeoutError("no time left")
    line.settimeout(left)


def _send(line: socket.socket, file: IO[bytes], end: float) -> None:
    """In pieces, each with its length before it; a piece of no length is the end."""
    _hurry(line, end)
    line.sendall(b"zINSTREAM\0")
    while chunk := file.read(CHUNK):
        _hurry(line, end)
        line.sendall(len(chunk).to_bytes(4, "big") + chunk)
    line.sendall(bytes(4))


def _heard(line: socket.socket, end: float) -> bytes:
    """One answer, up to its closing null."""
    heard = b""
    while not heard.endswith(b"\0") and len(heard) < LONGEST_ANSWER:
        _hurry(line, end)
        piece = line.recv(LONGEST_ANSWER)
        if not piece:
            break
        heard += piece
    return heard


def _understood(heard: bytes) -> Answer:
    """«stream: OK», «stream: <name> FOUND», «... ERROR»; anything else is no answer at all."""
    words = heard.rstrip(b"\0\n").decode(errors="replace")
    if words == "stream: OK":
        return Answer.CLEAN
    if words.startswith("stream: ") and words.endswith(" FOUND"):
        return Answer.INFECTED
    if words.endswith("ERROR"):
        return Answer.UNWILLING
    raise GarbledError(f"not an answer: {words[:80]!r}")
