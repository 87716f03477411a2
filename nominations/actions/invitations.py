"""How a colleague comes in: by the owner's invitation, or by asking for access."""

from datetime import datetime

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.refusals import Refused
from ledger import chain
from letters.actions import write
from nominations import colleague_rules as rules
from nominations.actions.colleagues import Role, refuse_others, seat
from nominations.actions.locking import locked
from nominations.models import AccessRequest, Invitation, Nomination


@transaction.atomic
def invite(nomination: Nomination, email: str, role: str, *, by: User, at: datetime) -> Invitation:
    """Ask a colleague by letter to join. Nothing more happens until the colleague says yes."""
    nomination, email, role = locked(nomination), email.strip().lower(), Role(role)
    if refusal := rules.why_not_invite(by, nomination, email, at):
        raise Refused(refusal)
    invitation = nomination.invitations.create(email=email, role=role, invited_at=at, invited_by=by)
    facts = {"invitation": str(invitation.pk), "role": role}
    chain.record("nominations.invite", nomination, by=by, at=at, **facts)
    company, prize = nomination.company.name, nomination.prize.name
    write(
        "invitation",
        email,
        key=f"invitation:{invitation.pk}",
        at=at,
        facts={"inviter": by.name, "company": company, "prize": prize},
        path=invitation.get_absolute_url(),
    )
    return invitation


@transaction.atomic
def take_back_invitation(invitation: Invitation, *, by: User, at: datetime) -> None:
    """Make the invitation void. The address can be invited again."""
    nomination = _held(invitation)
    refuse_others(by, nomination)
    if invitation.answered_at:
        raise Refused(_("The invitation is answered or taken back already. Load the page again."))
    _answer(invitation, at)
    facts = {"invitation": str(invitation.pk)}
    chain.record("nominations.take_back_invitation", nomination, by=by, at=at, **facts)


@transaction.atomic
def accept_invitation(invitation: Invitation, *, by: User, at: datetime) -> None:
    """Join the nomination. Whoever joins as owner takes over from the one before."""
    nomination = _held(invitation)
    _refuse_uninvited(by, invitation)
    seat(nomination, by, invitation.role, at=at)
    facts = {"invitation": str(invitation.pk), "role": invitation.role}
    chain.record("nominations.accept_invitation", nomination, by=by, at=at, **facts)


@transaction.atomic
def decline_invitation(invitation: Invitation, *, by: User, at: datetime) -> None:
    """Say no thanks. The owner sees that the invitation is gone, and may invite again."""
    nomination = _held(invitation)
    _refuse_uninvited(by, invitation)
    _answer(invitation, at)
    facts = {"invitation": str(invitation.pk)}
    chain.record("nominations.decline_invitation", nomination, by=by, at=at, **facts)


@transaction.atomic
def ask_for_access(nomination: Nomination, *, by: User, at: datetime) -> AccessRequest:
    """Ask the owner to be let in. Asking again within a day is the same request."""
    nomination = locked(nomination)
    if asked := rules.asked_lately(by, nomination, at):
        return asked
    if refusal := rules.why_not_ask(by, nomination, at):
        raise Refused(refusal)
    asked = nomination.access_requests.create(user=by, asked_at=at)
    facts = {"request": str(asked.pk)}
    chain.record("nominations.ask_for_access", nomination, by=by, at=at, **facts)
    write(
        "access_asked",
        nomination.members.get(role=Role.OWNER).user,
        key=f"access_asked:{asked.pk}",
        at=at,
        facts={"who": by.name, "company": nomination.company.name},
        path=reverse("nominations:colleagues", args=[nomination.pk]),
    )
    return asked


@transaction.atomic
def answer_access(asked: AccessRequest, *, granted: bool, by: User, at: datetime) -> None:
    """Let the person in as a collaborator, or not. The letter says only that there is an answer."""
    nomination = locked(asked.nomination)
    asked.refresh_from_db()
    refuse_others(by, nomination)
    if asked.answered_at:
        raise Refused(_("The request is answered already. Load the page again."))
    asked.answered_at, asked.answered_by, asked.granted = at, by, granted
    asked.save(update_fields=["answered_at", "answered_by", "granted"])
    if granted:
        seat(nomination, asked.user, Role.EDITOR, at=at)
    facts = {"request": str(asked.pk), "granted": granted}
    chain.record("nominations.answer_access", nomination, by=by, at=at, **facts)
    write(
        "access_answered",
        asked.user,
        key=f"access_answered:{asked.pk}",
        at=at,
        facts={"company": nomination.company.name},
        path=reverse("nominations:list"),
    )


def _held(invitation: Invitation) -> Nomination:
    """The nomination, locked, and with it the invitation as it is now."""
    nomination = locked(invitation.nomination)
    invitation.refresh_from_db()
    return nomination


def _refuse_uninvited(by: User, invitation: Invitation) -> None:
    if not rules.is_invited(by, invitation):
        raise Refused(
            _("The invitation is for another address, or no longer open. Ask for a new one.")
        )


def _answer(invitation: Invitation, at: datetime) -> None:
    invitation.answered_at = at
    invitation.save(update_fields=["answered_at"])
