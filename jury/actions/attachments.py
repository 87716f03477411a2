"""What a juror opens is noted."""

from datetime import datetime

from django.db import transaction

from accounts.models import User
from jury.models import Assignment
from ledger import chain
from nominations.models import Attachment


@transaction.atomic
def read_attachment(
    assignment: Assignment, attachment: Attachment, *, by: User, at: datetime
) -> None:
    """Note that the juror opened the file."""
    facts = {"attachment": str(attachment.pk), "sha256": attachment.sha256}
    chain.record("jury.read_attachment", assignment, by=by, at=at, **facts)
