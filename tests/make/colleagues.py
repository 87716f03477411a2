"""People around a nomination: those who work on it, and those who are asked to."""

from accounts.models import User
from nominations.actions import invitations
from nominations.models import Invitation, Nomination, NominationMember
from tests.make.competitions import now
from tests.make.people import numbers, user


def colleague(
    nomination: Nomination, person: User | None = None, *, role: str = "editor"
) -> NominationMember:
    return nomination.members.create(user=person or user(), role=role)


def invitation(nomination: Nomination, email: str = "", *, role: str = "editor") -> Invitation:
    """Sent by the owner, and not answered."""
    owner = nomination.members.get(role="owner").user
    address = email or f"kollega{next(numbers)}@bedrift.example"
    return invitations.invite(nomination, address, role, by=owner, at=now())
