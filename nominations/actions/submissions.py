"""A nomination as it comes in, or is taken out."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.refusals import Refused
from ledger import chain
from nominations import rules
from nominations.actions.drafts import locked
from nominations.models import Competition, Nomination, Submission

Status = Nomination.Status


@transaction.atomic
def submit(nomination: Nomination, *, by: User, at: datetime) -> Submission:
    """Send the nomination in: freeze its answers and give a receipt. Twice gives the same one."""
    nomination = locked(nomination)
    if nomination.status != Status.DRAFT and nomination.members.filter(user=by).exists():
        return nomination.submissions.latest()
    if closed := rules.why_closed(nomination.competition, at):
        raise Refused(closed)
    if not rules.may_edit(by, nomination, at):
        raise Refused(_("Only those who work on the nomination can send it in."))
    _refuse_unfinished(nomination)
    nomination.number = _next_number(nomination)
    nomination.status = Status.SUBMITTED
    nomination.save(update_fields=["number", "status"])
    content = frozen_content(nomination)
    submission = nomination.submissions.create(
        receipt_number=nomination.number,
        submitted_at=at,
        submitted_by=by,
        content=content,
        digest=chain.digest(content),
    )
    receipt = {"receipt": submission.receipt_number, "digest": submission.digest}
    chain.record("nominations.submit", nomination, by=by, at=at, **receipt)
    return submission


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


def frozen_content(nomination: Nomination) -> dict[str, Any]:
    """Everything the jury will read, in words, with no link back to rows that may change."""
    company = nomination.company
    answers = nomination.answers.select_related("criterion").order_by("criterion__order")
    return {
        "company": {
            "org_number": company.org_number,
            "name": company.name,
            "municipality": company.municipality,
            "employees": company.employees,
            "sector": company.sector,
        },
        "prize": nomination.prize.name,
        "answers": {
            str(answer.criterion_id): {
                "criterion": answer.criterion.name,
                "question": answer.criterion.question,
                "text": answer.text,
            }
            for answer in answers
        },
    }


def _refuse_unfinished(nomination: Nomination) -> None:
    if missing := rules.missing_answers(nomination):
        names = ", ".join(criterion.name for criterion in missing)
        raise Refused(_("These questions have no answer yet: %(names)s.") % {"names": names})
    if long := rules.too_long_answers(nomination):
        names = ", ".join(criterion.name for criterion in long)
        raise Refused(_("These answers are too long: %(names)s.") % {"names": names})


def _next_number(nomination: Nomination) -> str:
    """The next in the year's series. The competition's row is held so that two never meet."""
    competition = Competition.objects.select_for_update().get(pk=nomination.competition.pk)
    numbered = Nomination.objects.filter(
        prize__competition=competition, number__isnull=False
    ).count()
    return f"{competition.year}-{numbered + 1:03d}"
