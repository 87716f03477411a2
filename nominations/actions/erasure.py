"""Erases what has been kept for as long as was promised. Doing it again changes nothing."""

from datetime import datetime
from typing import Any, TypeVar

from django.db import models, transaction
from django.template.defaultfilters import date as as_date
from django.utils.functional import lazy
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from ledger import chain
from letters.models import Letter
from nominations import erasing
from nominations.actions.attachments import delete_file
from nominations.actions.proposals import letter_key
from nominations.actions.telling import tell_members
from nominations.models import (
    AccessRequest,
    Attachment,
    EarlierAnswer,
    Invitation,
    Nomination,
    Proposal,
)
from nominations.models.attachments import private_storage

Row = TypeVar("Row", bound=models.Model)


def warn(*, at: datetime) -> None:
    """Tell those who work on a draft when it will be erased, once."""
    for nomination in erasing.drafts_to_warn_of(at):
        _warn(nomination, at=at)


@transaction.atomic
def _warn(nomination: Nomination, *, at: datetime) -> None:
    found = _held(erasing.drafts_to_warn_of(at), nomination)
    if found is None:
        return
    facts = {"day": lazy(_day, str)(erasing.goes_at(found))}
    tell_members(found, "erasure", key=f"erasure-{found.pk}", at=at, facts=facts)
    chain.record("nominations.warn", found, by=None, at=at)


def _day(instant: datetime) -> str:
    return as_date(localtime(instant), _("j F Y"))


@transaction.atomic
def erase_draft(nomination: Nomination, *, at: datetime) -> None:
    """Delete a draft that was never sent in, with everything in it."""
    if found := _held(erasing.drafts(at), nomination):
        delete_draft(found, "drafts", at=at)


@transaction.atomic
def delete_draft(nomination: Nomination, kind: str, *, at: datetime) -> None:
    """Only that it existed stays, in the ledger."""
    rows = _delete_attachments(nomination)
    rows += Nomination.objects.filter(pk=nomination.pk).delete()[0]
    _note(nomination, kind, rows, at)


@transaction.atomic
def erase_content(nomination: Nomination, kind: str, *, at: datetime) -> None:
    """Delete what the company wrote, and leave that it took part."""
    found = _held(erasing.CONTENT[kind](at), nomination)
    if found is None:
        return
    rows = _delete_attachments(found)
    for part in (
        EarlierAnswer.objects.filter(answer__nomination=found),
        erasing.answers(kind).filter(nomination=found),
        found.messages.all(),
        found.change_requests.all(),
    ):
        rows += part.delete()[0]
    found.screening_reason = ""
    found.save(update_fields=["screening_reason"])
    copies = _reduce_copies(found)
    _note(found, kind, rows + len(copies), at, copies=copies)


def _reduce_copies(nomination: Nomination) -> dict[str, str]:
    """The receipts, each with the digest of what is left of the copy."""
    digests = {}
    for copy in erasing.copies().filter(nomination=nomination):
        copy.content = erasing.reduced(copy.content)
        copy.save(update_fields=["content"])
        digests[copy.receipt_number] = chain.digest(copy.content)
    return digests


@transaction.atomic
def erase_invitation(invitation: Invitation, *, at: datetime) -> None:
    """Delete an invitation that was answered long ago, or never."""
    if found := _held(erasing.invitations(at), invitation):
        _note(found.nomination, "invitations", found.delete()[0], at)


@transaction.atomic
def erase_request(asked: AccessRequest, *, at: datetime) -> None:
    """Delete a request for access that was answered long ago, or never."""
    if found := _held(erasing.requests(at), asked):
        _note(found.nomination, "requests", found.delete()[0], at)


@transaction.atomic
def erase_proposal(proposal: Proposal, *, at: datetime) -> None:
    """Delete a proposal that has led to a nomination, or can't any more."""
    if found := _held(erasing.proposals(at), proposal):
        delete_proposal(found, at=at)


@transaction.atomic
def delete_proposal(proposal: Proposal, *, at: datetime) -> None:
    """With what the letter said. That a letter went out is kept, so that there is no second."""
    key = letter_key(proposal.competition, proposal.company_email)
    Letter.objects.filter(key=key).update(subject="", text="", html="")
    _note(proposal, "proposals", 1, at)
    proposal.delete()


def erase_file(name: str, *, at: datetime) -> None:
    """Delete a file that no row knows of."""
    if not Attachment.objects.filter(file=name).exists():
        private_storage().delete(name)


def _held(due: models.QuerySet[Row], row: Row) -> Row | None:
    """The row, locked; nothing when another run was first, or something has changed."""
    return due.select_for_update(of=("self",)).filter(pk=row.pk).first()


def _delete_attachments(nomination: Nomination) -> int:
    for attachment in nomination.attachments.all():
        delete_file(attachment)
    return nomination.attachments.all().delete()[0]


def _note(subject: models.Model, kind: str, rows: int, at: datetime, **facts: Any) -> None:
    """The ledger tells what class went and how much of it, never what it said."""
    facts |= {"class": kind, "rows": rows}
    chain.record("nominations.erase", subject, by=None, at=at, **facts)
