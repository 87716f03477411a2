"""Asks a virus scanner (clamd) about a file, over a socket."""

import contextlib
import logging
import socket
from dataclasses import dataclass
from enum import StrEnum
from typing import IO
from urllib.parse import urlsplit

logger = logging.getLogger(__name__)
PATIENCE = 10.0  # seconds
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


@dataclass(frozen=True)
class Scanner:
    """A clamd, at tcp://host:port or unix:///path; nowhere when the address is empty."""

    address: str

    def ask(self, file: IO[bytes]) -> Answer:
        """Sends the whole file. Whoever runs the server is told when there is no answer."""
        if not self.address:
            return Answer.SILENT
        try:
            with self._connected() as line:
                # One that has had enough answers, and hangs up, while we still send.
                with contextlib.suppress(BrokenPipeError, ConnectionResetError):
                    _send(line, file)
                return _understood(_heard(line))
        except OSError as error:
            return _alarm(error)

    def _connected(self) -> socket.socket:
        parts = urlsplit(self.address)
        if parts.scheme == "tcp":
            return socket.create_connection((parts.hostname, parts.port), timeout=PATIENCE)
        line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        line.settimeout(PATIENCE)
        line.connect(parts.path)
        return line


def _alarm(error: OSError) -> Answer:
    logger.error("The virus scanner does not answer, and attachments wait for it: %s", error)
    return Answer.SILENT


def _send(line: socket.socket, file: IO[bytes]) -> None:
    """In pieces, each with its length before it; a piece of no length is the end."""
    line.sendall(b"zINSTREAM\0")
    while chunk := file.read(CHUNK):
        line.sendall(len(chunk).to_bytes(4, "big") + chunk)
    line.sendall(bytes(4))


def _heard(line: socket.socket) -> bytes:
    """One answer, up to its closing null."""
    heard = b""
    while not heard.endswith(b"\0") and len(heard) < LONGEST_ANSWER:
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
