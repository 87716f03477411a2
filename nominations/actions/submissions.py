"""A nomination as it comes in, or is taken out."""

from datetime import datetime

from django.db import transaction
from django.db.models import prefetch_related_objects
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.refusals import Refused
from ledger import chain
from nominations import rules, texts
from nominations.actions.locking import locked
from nominations.actions.telling import shown_to_reader, tell_members
from nominations.actions.threads import close_change_requests
from nominations.content import frozen_content
from nominations.models import Competition, Nomination, Submission

Status = Nomination.Status
A_BILLION = 10**9  # nobody employs as many, and no column holds more than twice that


@transaction.atomic
def submit(nomination: Nomination, *, by: User, at: datetime) -> Submission:
    """Freeze all of it and give a receipt. The same again gives the same receipt.

    Until the deadline it can be changed and sent in again; every copy is kept.
    """
    nomination = locked(nomination)
    if not rules.is_member(by, nomination):
        raise Refused(_("Only those who work on the nomination can send it in."))
    prefetch_related_objects([nomination], "answers", "prize__criteria")  # read three times below
    content = frozen_content(nomination)
    if (last := nomination.submissions.last()) and last.digest == chain.digest(content):
        return last
    if refused := rules.why_not_write(nomination, at):
        raise Refused(refused)
    if wrong := rules.faults(nomination):
        raise Refused(" ".join(fault.sentence for fault in wrong))
    _take_in(nomination, at)
    submission = nomination.submissions.create(
        receipt_number=_receipt_number(nomination),
        submitted_at=at,
        submitted_by=by,
        content=content,
        digest=chain.digest(content),
    )
    chain.record(
        "nominations.submit",
        nomination,
        by=by,
        at=at,
        receipt=submission.receipt_number,
        digest=submission.digest,
        late=rules.is_late(nomination.competition, at),
    )
    _write_receipts(submission, at)
    return submission


def _take_in(nomination: Nomination, at: datetime) -> None:
    """It counts from now on: with a number, and with what the secretariat asked for answered."""
    nomination.number = nomination.number or _next_number(nomination)
    nomination.status = Status.SUBMITTED
    nomination.save(update_fields=["number", "status"])
    close_change_requests(nomination, at=at)
    _tell_company(nomination)


def _tell_company(nomination: Nomination) -> None:
    """The company is called what the first of its nominations calls it, once that is sent in."""
    if rules.others_of_company(nomination).exists():
        return
    told = {
        a.question.removeprefix("company-"): a.text.strip()
        for a in nomination.answers.all()
        if a.question.startswith("company-")
    }
    company = nomination.company
    company.name = told.get("name") or company.name
    company.municipality = told.get("municipality", company.municipality)
    company.sector = told.get("sector", company.sector)
    company.group = told.get("group", company.group)
    employees = texts.number(told.get("employees", ""))
    company.employees = int(employees) if employees and 0 <= employees < A_BILLION else None
    company.save(update_fields=["name", "municipality", "sector", "group", "employees"])


def _write_receipts(submission: Submission, at: datetime) -> None:
    """Everybody who works on it gets the receipt: number, time and digest, never content."""
    facts = {
        "prize": submission.nomination.prize.name,
        "number": submission.receipt_number,
        "received": shown_to_reader(at),
        "digest": submission.digest,
    }
    tell_members(
        submission.nomination,
        "receipt",
        key=f"receipt-{submission.pk}",
        at=at,
        route="nominations:receipt",
        facts=facts,
    )


@transaction.atomic
def withdraw(nomination: Nomination, *, by: User, at: datetime) -> None:
    """Take the nomination out. The jury loses sight of it at once."""
    nomination = locked(nomination)
    if not rules.may_withdraw(by, nomination, at):
        raise Refused(
            _("Only the nomination's owner can withdraw it, and only before the jury meets.")
        )
    nomination.status = Status.WITHDRAWN
    nomination.save(update_fields=["status"])
    chain.record("nominations.withdraw", nomination, by=by, at=at)
    number = {"number": str(nomination.number)}
    tell_members(nomination, "withdrawn", key=f"withdrawn-{nomination.pk}", at=at, facts=number)


def _next_number(nomination: Nomination) -> str:
    """The next in the year's series. The competition's row is held so that two never meet."""
    competition = Competition.objects.select_for_update().get(pk=nomination.competition.pk)
    numbered = Nomination.objects.filter(
        prize__competition=competition, number__isnull=False
    ).count()
    return f"{competition.year}-{numbered + 1:03d}"


def _receipt_number(nomination: Nomination) -> str:
    """The nomination's number; the second copy ends in -2, the third in -3."""
    copies = nomination.submissions.count()
    return f"{nomination.number}-{copies + 1}" if copies else str(nomination.number)
