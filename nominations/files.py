"""Which of a nomination's files can be read, and how much room there is for more."""

from django.db.models import QuerySet, Sum
from django.utils.translation import gettext as _

from nominations.models import Attachment, Nomination, Submission
from nominations.uploads import megabytes

MOST_FILES = 20
MOST_BYTES = 100 * 1024 * 1024


def room_taken(nomination: Nomination) -> tuple[int, int]:
    """How many files the company has there now, and how large they are together."""
    there = nomination.attachments.filter(removed_at=None).exclude(file="")
    return there.count(), there.aggregate(size=Sum("size"))["size"] or 0


def why_no_room(nomination: Nomination, size: int) -> str:
    """Why one more file of that size can't be added; empty when it can."""
    files, taken = room_taken(nomination)
    if files >= MOST_FILES:
        return _("There are %(count)s attachments already. Remove one before you add another.") % {
            "count": MOST_FILES
        }
    if taken + size > MOST_BYTES:
        return _(
            "The attachments would be larger than %(limit)s together. Remove one, or make the file"
            " smaller."
        ) % {"limit": megabytes(MOST_BYTES)}
    return ""


def kept_files(nomination: Nomination) -> QuerySet[Attachment]:
    """Those that are still there to be read, also what was taken out after it was sent in."""
    return nomination.attachments.exclude(file="")


def was_sent_in(attachment: Attachment) -> bool:
    """Some copy that was sent in names the file."""
    copies = attachment.nomination.submissions.all()
    return any(str(attachment.pk) in _named(copy) for copy in copies)


def files_of(submission: Submission) -> QuerySet[Attachment]:
    """The files that a copy names, whatever their state."""
    return Attachment.objects.filter(nomination=submission.nomination_id, pk__in=_named(submission))


def files_for_jury(submission: Submission) -> QuerySet[Attachment]:
    """Of these, what has been found clean. No juror opens anything else."""
    return files_of(submission).filter(state=Attachment.State.CLEAN).exclude(file="")


def _named(submission: Submission) -> list[str]:
    return [file["id"] for file in submission.content.get("attachments", [])]
