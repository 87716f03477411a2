"""Every class of data that goes by itself: which of it is due, and how one of it is erased."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from config.erasure import accounts, sessions
from letters import erasing as letters
from letters.actions import empty
from nominations import erasing
from nominations.actions import erasure


@dataclass(frozen=True)
class Erasure:
    """One class. A later app adds its own to the list, and is erased with the rest."""

    name: str
    due: Callable[[datetime], Iterable[Any]]
    erase: Callable[..., object]  # one of what is due; at= is the time


NIGHTLY = [
    Erasure("drafts", erasing.drafts, erasure.erase_draft),
    *(
        Erasure(kind, due, partial(erasure.erase_content, kind=kind))
        for kind, due in erasing.CONTENT.items()
    ),
    Erasure("invitations", erasing.invitations, erasure.erase_invitation),
    Erasure("requests", erasing.requests, erasure.erase_request),
    Erasure("proposals", erasing.proposals, erasure.erase_proposal),
    Erasure("letters", letters.letters, empty),
    Erasure("accounts", accounts.unused, accounts.make_nameless),
    Erasure("files", erasing.lost_files, erasure.erase_file),
    Erasure("sessions", sessions.over, sessions.end),
]
