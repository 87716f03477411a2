"""A nomination while the company writes it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.refusals import Refused
from ledger import chain
from nominations import rules
from nominations.models import Answer, Company, Nomination, NominationMember, Prize


@transaction.atomic
def begin(prize: Prize, company: Mapping[str, Any], *, by: User, at: datetime) -> Nomination:
    """Start a draft for the company, with the person as its owner."""
    if closed := rules.why_closed(prize.competition, at):
        raise Refused(closed)
    known, _new = Company.objects.select_for_update().get_or_create(
        org_number=company["org_number"], defaults=dict(company)
    )
    if prize.nominations.filter(company=known).exclude(status=Nomination.Status.WITHDRAWN).exists():
        raise Refused(
            _("This company has begun a nomination already. Get in touch with the secretariat.")
        )
    nomination = Nomination.objects.create(prize=prize, company=known, begun_at=at, begun_by=by)
    nomination.members.create(user=by, role=NominationMember.Role.OWNER)
    chain.record("nominations.begin", nomination, by=by, at=at, prize=prize.pk)
    return nomination


@transaction.atomic
def save_answers(
    nomination: Nomination, texts: Mapping[int, str], *, by: User, at: datetime
) -> int:
    """Keep what was typed, one version up where it differs. Returns how many answers changed."""
    nomination = locked(nomination)
    if closed := rules.why_closed(nomination.competition, at):
        raise Refused(closed)
    if not rules.may_edit(by, nomination, at):
        raise Refused(_("This nomination has been sent in and can't be changed."))
    changed = _kept(nomination, texts, by=by, at=at)
    if changed:
        chain.record("nominations.save", nomination, by=by, at=at, versions=changed)
    return len(changed)


def locked(nomination: Nomination) -> Nomination:
    """The nomination as it is now, held until the transaction is over."""
    return (
        Nomination.objects.select_for_update(of=["self"])
        .select_related("prize__competition", "company")
        .get(pk=nomination.pk)
    )


def _kept(
    nomination: Nomination, texts: Mapping[int, str], *, by: User, at: datetime
) -> dict[str, int]:
    """Writes the answers that differ; the new version of each, by criterion."""
    before = {answer.criterion_id: answer for answer in nomination.answers.all()}
    changed = {}
    for criterion in nomination.prize.criteria.filter(pk__in=texts):
        answer = before.get(criterion.pk) or Answer(
            nomination=nomination, criterion=criterion, version=0
        )
        text = texts[criterion.pk].replace("\r\n", "\n").replace("\x00", "")
        if text != answer.text:
            answer.text, answer.version = text, answer.version + 1
            answer.saved_at, answer.saved_by = at, by
            answer.save()
            changed[str(criterion.pk)] = answer.version
    return changed
