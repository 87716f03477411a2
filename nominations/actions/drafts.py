"""A nomination while the company writes it: begun, filled from before, thrown away."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.refusals import Refused
from ledger import chain
from nominations import rules
from nominations.actions.answers import save_answers
from nominations.actions.attachments import delete_file
from nominations.actions.locking import locked
from nominations.models import Company, Nomination, NominationMember, Prize
from nominations.questions import key_of


@transaction.atomic
def begin(
    prize: Prize,
    company: Mapping[str, Any],
    *,
    by: User,
    at: datetime,
    register: Mapping[str, Any] | None = None,
) -> Nomination:
    """Start a draft for the company, with the person as its owner and what we know filled in."""
    if refused := rules.why_not_begin(by, prize.competition, at):
        raise Refused(refused)
    known, _new = Company.objects.select_for_update().get_or_create(
        org_number=company["org_number"], defaults=dict(company)
    )
    if rules.open_nomination(prize, known.org_number):
        raise Refused(_("This company has begun a nomination already. Ask for access to it."))
    nomination = Nomination.objects.create(
        prize=prize, company=known, begun_at=at, begun_by=by, register=register and dict(register)
    )
    nomination.members.create(user=by, role=NominationMember.Role.OWNER)
    chain.record("nominations.begin", nomination, by=by, at=at, prize=prize.pk)
    save_answers(nomination, _known_before(dict(company), by), by=by, at=at)
    return nomination


def _known_before(company: Mapping[str, Any], by: User) -> dict[str, str]:
    """Nothing is asked twice."""
    facts = ("name", "municipality", "sector", "employees", "website", "group")
    typed = {f"company-{fact}": str(company.get(fact) or "") for fact in facts}
    typed |= {"contact-name": by.get_full_name(), "contact-email": by.email}
    return {key: text for key, text in typed.items() if text}


@transaction.atomic
def copy_answers(nomination: Nomination, *, by: User, at: datetime) -> int:
    """Fill empty answers with the company's own of an earlier year. How many were filled."""
    source = rules.earlier_nominations(by, nomination).first()
    if source is None:
        raise Refused(_("There is nothing to copy from."))
    written = source.answers.select_related("criterion")
    before = {a.criterion.name: a.text for a in written if a.criterion}
    filled = set(nomination.answers.exclude(text="").values_list("question", flat=True))
    typed = {
        key_of(criterion): before[criterion.name]
        for criterion in nomination.prize.criteria.all()
        if before.get(criterion.name) and key_of(criterion) not in filled
    }
    save_answers(nomination, typed, by=by, at=at)
    return len(typed)


@transaction.atomic
def discard(nomination: Nomination, *, by: User, at: datetime) -> None:
    """Throw a draft away with everything in it. Only that it existed stays in the ledger."""
    nomination = locked(nomination)
    if not rules.may_discard(by, nomination):
        raise Refused(_("Only the owner can delete a draft, and only before it is sent in."))
    chain.record("nominations.discard", nomination, by=by, at=at)
    for attachment in nomination.attachments.all():
        delete_file(attachment)
        attachment.delete()
    nomination.delete()
