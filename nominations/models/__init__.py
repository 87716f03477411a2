"""The facts of a competition and of the nominations in it."""

from nominations.models.answers import Answer, EarlierAnswer
from nominations.models.attachments import Attachment
from nominations.models.companies import Company
from nominations.models.competitions import Competition, Criterion, Guidance, Prize, ScaleStep
from nominations.models.members import AccessRequest, Invitation, NominationMember
from nominations.models.nominations import Nomination
from nominations.models.proposals import Proposal
from nominations.models.submissions import Submission
from nominations.models.threads import ChangeRequest, Message

__all__ = [
    "AccessRequest",
    "Answer",
    "Attachment",
    "ChangeRequest",
    "Company",
    "Competition",
    "Criterion",
    "EarlierAnswer",
    "Guidance",
    "Invitation",
    "Message",
    "Nomination",
    "NominationMember",
    "Prize",
    "Proposal",
    "ScaleStep",
    "Submission",
]
