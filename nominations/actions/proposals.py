"""Somebody proposes a company; the company says yes, or no and the proposal is gone."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from accounts.models import User
from accounts.refusals import Refused
from ledger import chain
from letters import actions as letters
from letters.models import Letter
from nominations import rules
from nominations.models import Competition, Proposal


@transaction.atomic
def propose(
    competition: Competition, facts: Mapping[str, str], *, by: User | None, at: datetime
) -> None:
    """Write to the company, once a year. Whoever proposes is never told if it was the first."""
    if closed := rules.why_no_proposals(competition, at):
        raise Refused(closed)
    key = letter_key(competition, facts["company_email"])
    if Letter.objects.filter(key=key).exists():
        return
    proposal, new = Proposal.objects.get_or_create(
        competition=competition,
        company_email=facts["company_email"],
        defaults=dict(facts) | {"proposed_at": at},
    )
    if new:
        chain.record("nominations.propose", proposal, by=by, at=at)
        names = {"company": proposal.company_name, "proposer": proposal.proposer_name}
        path = proposal.get_absolute_url()
        letters.write("proposal", proposal.company_email, key=key, at=at, facts=names, path=path)


@transaction.atomic
def accept_proposal(proposal: Proposal, *, by: User, at: datetime) -> None:
    """Note who in the company said yes. To say it again changes nothing."""
    proposal = Proposal.objects.select_for_update(of=["self"]).get(pk=proposal.pk)
    if refusal := rules.why_not_accept(by, proposal, at):
        raise Refused(refusal)
    if proposal.accepted_at is None:
        proposal.accepted_at, proposal.accepted_by = at, by
        proposal.save(update_fields=["accepted_at", "accepted_by"])
        chain.record("nominations.accept_proposal", proposal, by=by, at=at)


@transaction.atomic
def decline_proposal(proposal: Proposal, *, by: User | None, at: datetime) -> None:
    """Delete the proposal and what the letter said. Only that a letter went out is kept."""
    known = Proposal.objects.select_for_update(of=["self"]).filter(pk=proposal.pk).first()
    if known is None:
        return
    key = letter_key(known.competition, known.company_email)
    Letter.objects.filter(key=key).update(subject="", text="", html="")
    chain.record("nominations.decline_proposal", known, by=by, at=at)
    known.delete()


def letter_key(competition: Competition, address: str) -> str:
    """The same for every spelling of one post box, so that nobody is written to twice a year."""
    box, _at, domain = address.lower().rpartition("@")
    box = box.partition("+")[0]
    return f"proposal-{competition.year}-{chain.digest([box, domain])}"
