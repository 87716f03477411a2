"""Who works on a nomination: seats that are handed over, given up and taken away."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.refusals import Refused
from ledger import chain
from letters.actions import write
from nominations import colleague_rules as rules
from nominations.actions.locking import locked
from nominations.models import Nomination, NominationMember

Role = NominationMember.Role


@transaction.atomic
def hand_over(member: NominationMember, *, by: User, at: datetime) -> None:
    """Make a colleague the owner. The one who was stays as a collaborator."""
    nomination = locked(member.nomination)
    refuse_others(by, nomination)
    member = _still_there(nomination, member)
    seat(nomination, member.user, Role.OWNER, at=at)
    event = chain.record("nominations.hand_over", nomination, by=by, at=at, to=member.user_id)
    write(
        "ownership",
        member.user,
        key=f"ownership:{event.number}",
        at=at,
        facts={"company": nomination.company.name, "from_name": by.name},
        path=nomination.get_absolute_url(),
    )


@transaction.atomic
def remove_member(member: NominationMember, *, by: User, at: datetime) -> None:
    """Show a colleague out. From the next press on, the nomination does not exist for them."""
    nomination = locked(member.nomination)
    refuse_others(by, nomination)
    member = _still_there(nomination, member)
    if member.role == Role.OWNER:
        raise Refused(_("You own the nomination. Make a colleague the owner before you leave."))
    member.delete()
    chain.record("nominations.remove_member", nomination, by=by, at=at, person=member.user_id)


@transaction.atomic
def leave(nomination: Nomination, *, by: User, at: datetime) -> None:
    """Stop working on the nomination. What the person wrote stays in it."""
    nomination = locked(nomination)
    if not rules.may_leave(by, nomination):
        raise Refused(_("You own the nomination. Make a colleague the owner before you leave."))
    nomination.members.filter(user=by).delete()
    chain.record("nominations.leave", nomination, by=by, at=at)


def seat(nomination: Nomination, person: User, role: str, *, at: datetime) -> None:
    """Gives the person a seat in a nomination that is locked. There is one owner, never two."""
    if role == Role.OWNER:
        nomination.members.filter(role=Role.OWNER).update(role=Role.EDITOR)
        nomination.members.update_or_create(user=person, defaults={"role": role})
        # Nobody takes over from an owner who did not ask for it.
        nomination.invitations.filter(role=role, answered_at=None).update(answered_at=at)
    else:
        nomination.members.get_or_create(user=person, defaults={"role": role})
    # Nothing stays open that would let the person in again after having been shown out.
    nomination.invitations.filter(email__iexact=person.email, answered_at=None).update(
        answered_at=at
    )
    nomination.access_requests.filter(user=person, answered_at=None).update(
        answered_at=at, granted=True
    )


def refuse_others(by: User, nomination: Nomination) -> None:
    if not rules.owns(by, nomination):
        raise Refused(_("Only the owner decides who works on the nomination. Ask the owner."))


def _still_there(nomination: Nomination, member: NominationMember) -> NominationMember:
    found = nomination.members.select_related("user").filter(pk=member.pk).first()
    if not found:
        raise Refused(
            _("This person has left the nomination. Load the page again to see who is there.")
        )
    return found
