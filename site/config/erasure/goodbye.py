"""Erases a person on request, as far as nobody else needs what is left."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q

from accounts.models import User
from config.erasure import accounts, data_map, sessions
from config.erasure.person import account_of
from jury.models import Juror
from letters.actions import empty
from letters.models import Letter
from nominations.actions import erasure
from nominations.actions.colleagues import Role, hand_over, leave
from nominations.models import AccessRequest, Invitation, Nomination, NominationMember, Proposal


@transaction.atomic
def erase(address: str, *, at: datetime) -> list[str]:
    """Make the account nameless and delete what nobody needs. Says what is kept, and why."""
    person = account_of(address)
    _erase_by_address(address, at=at)
    if person:
        AccessRequest.objects.filter(user=person).delete()
        about = {"is_public": False, "employer": "", "title": "", "biography": ""}
        Juror.objects.filter(user=person).update(**about)
        for session in sessions.of(person):
            session.delete()
        accounts.make_nameless(person, at=at)
        _leave_nominations(User.objects.get(pk=person.pk), at=at)
    return list(_kept(person, address))


def _erase_by_address(address: str, *, at: datetime) -> None:
    """What was sent to the address, or given with it."""
    Invitation.objects.filter(email__iexact=address).delete()
    named = Q(company_email__iexact=address) | Q(proposer_email__iexact=address)
    for proposal in Proposal.objects.filter(named):
        erasure.delete_proposal(proposal, at=at)
    for letter in Letter.objects.filter(Q(to__iexact=address) | Q(person__email=address)):
        empty(letter, at=at)


def _leave_nominations(person: User, *, at: datetime) -> None:
    """A draft of one's own goes; a colleague takes over; what was sent in stays until its time."""
    for member in NominationMember.objects.filter(user=person).select_related("nomination"):
        nomination = member.nomination
        colleague = nomination.members.exclude(pk=member.pk).order_by("pk").first()
        if colleague and member.role == Role.OWNER:
            hand_over(colleague, by=person, at=at)
        if colleague:
            leave(nomination, by=person, at=at)
        elif nomination.status == Nomination.Status.DRAFT:
            erasure.delete_draft(nomination, "person", at=at)


def _kept(person: User | None, address: str) -> list[str]:
    """A line for each kind that is left."""
    nameless = {"accounts.user"}
    return [
        f"{entry.model._meta.verbose_name_plural}: {count} ({data_map.kept(entry.classes)})"
        for entry in data_map.entries()
        if entry.label not in nameless and (count := entry.rows(person, address).count())
    ]
