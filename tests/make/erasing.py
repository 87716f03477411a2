"""Nominations with something of everything, and a night in which what is due goes."""

from datetime import datetime, timedelta
from io import BytesIO
from typing import Any

from django.core.files.storage import storages

from config.erasure import nightly
from nominations import actions, erasing
from nominations.models import Answer, Attachment, EarlierAnswer, Message, Nomination, Submission
from tests.make import files
from tests.make.competitions import competition, nomination, now, prize

SECOND = timedelta(seconds=1)


def days(number: int) -> timedelta:
    return timedelta(days=number)


def erase(at: datetime, *, dry_run: bool = False) -> dict[str, int]:
    """What went, by class; those with nothing due are left out."""
    found = nightly.erase(at=at, dry_run=dry_run)
    return {name: count for name, count, failed in found if count or failed}


def full(phase: str = "open", **facts: Any) -> Nomination:
    """A nomination with something of everything."""
    made = nomination(prize(competition(phase)), **facts)
    answer = made.answers.first()
    answer.earlier.create(text="Før", saved_at=now(), saved_by=made.begun_by)
    made.messages.create(
        text="Hei", written_at=now(), written_by=made.begun_by, from_secretariat=False
    )
    made.change_requests.create(
        what="Rett opp", due_at=now(), asked_at=now(), asked_by=made.begun_by
    )
    return made


def with_file(nomination: Nomination) -> Attachment:
    by, at = nomination.begun_by, nomination.competition.opens_at
    return actions.attach(nomination, "a.pdf", BytesIO(files.pdf()), by=by, at=at)


def on_disk() -> list[str]:
    return sorted(erasing.files_in(storages["private"], "nominations"))


def left(nomination: Nomination) -> list[int]:
    """How many rows of each part the nomination still has."""
    parts = (Answer, Attachment, Message)
    own = [part.objects.filter(nomination=nomination).count() for part in parts]
    return [*own, EarlierAnswer.objects.filter(answer__nomination=nomination).count()]


def said(copy: Submission) -> bool:
    return copy.content["answers"] != {}


def sent_in(phase: str = "announced", **facts: Any) -> Nomination:
    """Sent in, judged and announced, with a file in the copy."""
    made = full(phase, **facts)
    with_file(made)
    actions.submit(made, by=made.begun_by, at=made.competition.opens_at)
    return made
