"""Files that a company adds: kept, shown to the virus scanner, and taken out again."""

from datetime import datetime
from typing import IO

from django.conf import settings
from django.core.files import File
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.refusals import Refused
from ledger import chain
from nominations import files, rules, uploads
from nominations.actions.locking import locked
from nominations.models import Attachment, Nomination
from nominations.models.attachments import nameless
from nominations.uploads.scanner import UNHURRIED, Answer, Scanner

State = Attachment.State
VERDICTS = {Answer.CLEAN, Answer.INFECTED}


def attach(
    nomination: Nomination,
    name: str,
    file: IO[bytes],
    *,
    by: User,
    at: datetime,
    scanner: Scanner | None = None,
) -> Attachment:
    """Keep a file that is in order, and ask the scanner about it. The same file twice is one."""
    _refuse_late(nomination, by, at)
    found = uploads.examine(name, file, file.seek(0, 2))
    attachment = Attachment(
        nomination=nomination,
        name=found.name,
        kind=found.kind,
        size=found.size,
        sha256=found.sha256,
        added_at=at,
        added_by=by,
    )
    storage = attachment.file.storage
    path = nameless(attachment, "")
    try:
        # Before the row, so that no row is without its file; and outside of the transaction,
        # so that nobody waits for it.
        attachment.file.name = storage.save(path, File(file))
        kept = _kept(attachment, by=by, at=at)
    except BaseException:
        storage.delete(attachment.file.name or path)
        raise
    if kept != attachment:
        storage.delete(attachment.file.name)
        return kept
    return check(kept, at=at, scanner=scanner or Scanner(settings.SCANNER))


@transaction.atomic
def remove_attachment(attachment: Attachment, *, by: User, at: datetime) -> None:
    """Take a file out. It is deleted, unless a copy that was sent in names it."""
    nomination = locked(attachment.nomination)
    _refuse_late(nomination, by, at)
    attachment = Attachment.objects.select_for_update().get(pk=attachment.pk)
    if attachment.removed_at:
        return
    attachment.removed_at = at
    if not files.was_sent_in(attachment):
        delete_file(attachment)
    attachment.save(update_fields=["removed_at", "file"])
    facts = {"attachment": str(attachment.pk), "sha256": attachment.sha256}
    chain.record("nominations.remove_attachment", nomination, by=by, at=at, **facts)


def check(attachment: Attachment, *, at: datetime, scanner: Scanner) -> Attachment:
    """Ask the scanner about a file that waits. Without a verdict it goes on waiting."""
    answer = _asked(attachment, scanner)
    return _judged(attachment, State(answer), at=at) if answer in VERDICTS else attachment


def check_waiting(*, at: datetime, limit: int = 100) -> int:
    """Ask again about the files that wait, oldest first. Returns how many got a verdict."""
    waiting = Attachment.objects.filter(state=State.WAITING).exclude(file="")
    verdicts, scanner = 0, Scanner(settings.SCANNER, UNHURRIED)
    for attachment in waiting.order_by("added_at")[:limit]:
        answer = _asked(attachment, scanner)
        if answer == Answer.SILENT:
            break
        if answer in VERDICTS:
            _judged(attachment, State(answer), at=at)
            verdicts += 1
    return verdicts


@transaction.atomic
def release(attachment: Attachment, reason: str, *, by: User, at: datetime) -> None:
    """Let the jury read a file that no scanner has answered for, on the secretariat's word."""
    nomination = locked(attachment.nomination)
    attachment = Attachment.objects.select_for_update().get(pk=attachment.pk)
    if not rules.may_screen(by, nomination):
        raise Refused(_("You can't release files of this nomination."))
    if attachment.state != State.WAITING or not attachment.file:
        raise Refused(_("This file does not wait to be checked. Load the page anew."))
    if not reason.strip():
        raise Refused(_("Write how you know that the file is safe."))
    attachment.state, attachment.checked_at, attachment.checked_by = State.CLEAN, at, by
    attachment.save(update_fields=["state", "checked_at", "checked_by"])
    facts = {"attachment": str(attachment.pk), "reason": chain.digest(reason.strip())}
    chain.record("nominations.release_attachment", nomination, by=by, at=at, **facts)


@transaction.atomic
def read_attachment(attachment: Attachment, *, by: User, at: datetime) -> None:
    """Note that the secretariat opened the file."""
    facts = {"attachment": str(attachment.pk), "sha256": attachment.sha256}
    chain.record("nominations.read_attachment", attachment.nomination, by=by, at=at, **facts)


def delete_file(attachment: Attachment) -> None:
    """Gone when the transaction is; the row forgets where it was."""
    storage, name = attachment.file.storage, attachment.file.name
    if name:
        transaction.on_commit(lambda: storage.delete(name))
    attachment.file.name = ""


@transaction.atomic
def _kept(attachment: Attachment, *, by: User, at: datetime) -> Attachment:
    """The new row, or the one that the nomination has for the same content."""
    nomination = locked(attachment.nomination)
    _refuse_late(nomination, by, at)
    if same := nomination.attachments.filter(removed_at=None, sha256=attachment.sha256).first():
        return same
    if full := files.why_no_room(nomination, attachment.size):
        raise Refused(full)
    attachment.save(force_insert=True)
    facts = {"attachment": str(attachment.pk), "sha256": attachment.sha256}
    chain.record("nominations.attach", nomination, by=by, at=at, **facts)
    return attachment


@transaction.atomic
def _judged(attachment: Attachment, state: State, *, at: datetime) -> Attachment:
    """What the scanner said, unless somebody was there first. An infected file is deleted."""
    attachment = Attachment.objects.select_for_update().get(pk=attachment.pk)
    if attachment.state != State.WAITING or not attachment.file:
        return attachment
    attachment.state, attachment.checked_at = state, at
    if state == State.INFECTED:
        delete_file(attachment)
    attachment.save(update_fields=["state", "checked_at", "file"])
    facts = {"attachment": str(attachment.pk), "sha256": attachment.sha256, "state": state.value}
    chain.record("nominations.check_attachment", attachment.nomination, by=None, at=at, **facts)
    return attachment


def _asked(attachment: Attachment, scanner: Scanner) -> Answer:
    with attachment.file.storage.open(attachment.file.name or "") as file:
        return scanner.ask(file)


def _refuse_late(nomination: Nomination, by: User, at: datetime) -> None:
    if rules.may_edit(by, nomination, at):
        return
    raise Refused(
        rules.why_not_write(nomination, at)
        or _("Only those who work on the nomination can change its attachments.")
    )
