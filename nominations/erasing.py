"""What is to be erased, and from when. Asks, never writes."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.core.files.storage import Storage
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from ledger.models import Event
from nominations.models import (
    AccessRequest,
    Answer,
    Attachment,
    ChangeRequest,
    Invitation,
    Message,
    Nomination,
    Proposal,
    Submission,
)
from nominations.models.attachments import private_storage

Status = Nomination.Status
WITHDRAWN, WARNED = "nominations.withdraw", "nominations.warn"
NEXT_YEAR = "consent-next-year"
CONTACT = Q(question__startswith="contact-") | Q(question=NEXT_YEAR)
COMPANY_FACTS = ("company", "prize", "order")


def kept(kind: str) -> timedelta:
    """How long a class of data is kept."""
    return timedelta(days=settings.KEEP_DAYS[kind])


def drafts(at: datetime) -> QuerySet[Nomination]:
    """Never sent in, and the time after the deadline is over."""
    return _unsent().filter(prize__competition__deadline_at__lte=at - kept("drafts"))


def drafts_to_warn_of(at: datetime) -> QuerySet[Nomination]:
    """Those that go soon, and whose people have not been told."""
    went = at - kept("drafts")
    soon = _unsent().filter(
        prize__competition__deadline_at__gt=went,
        prize__competition__deadline_at__lte=went + kept("warning"),
    )
    told = Event.objects.filter(action=WARNED, subject_id__in=[str(draft.pk) for draft in soon])
    return soon.exclude(pk__in=list(told.values_list("subject_id", flat=True)))


def _unsent() -> QuerySet[Nomination]:
    copies = Submission.objects.filter(nomination=OuterRef("pk"))
    return Nomination.objects.filter(~Exists(copies), status=Status.DRAFT)


def withdrawn(at: datetime) -> QuerySet[Nomination]:
    """The ledger knows when each was withdrawn."""
    told = Event.objects.filter(action=WITHDRAWN, at__lte=at - kept("withdrawn"))
    long_ago = list(told.values_list("subject_id", flat=True))
    gone = Nomination.objects.filter(status=Status.WITHDRAWN, pk__in=long_ago)
    return _with_content(gone, "withdrawn")


def submissions(at: datetime) -> QuerySet[Nomination]:
    """Everything that came in, so long after the announcement."""
    return _announced(at, "submissions")


def contacts(at: datetime) -> QuerySet[Nomination]:
    """Those who wanted to hear of the next year, once that is over too."""
    return _announced(at, "contacts")


def _announced(at: datetime, kind: str) -> QuerySet[Nomination]:
    over = Q(prize__competition__announcement_at__lte=at - kept(kind))
    return _with_content(Nomination.objects.filter(over).exclude(status=Status.DRAFT), kind)


CONTENT: dict[str, Callable[[datetime], QuerySet[Nomination]]] = {
    "withdrawn": withdrawn,
    "submissions": submissions,
    "contacts": contacts,
}


def answers(kind: str) -> QuerySet[Answer]:
    """Which answers go with a class. The contact stays when the company asked us to write."""
    if kind != "submissions":
        return Answer.objects.all()
    own = Answer.objects.filter(nomination=OuterRef("nomination"))
    return Answer.objects.exclude(CONTACT & Q(Exists(own.filter(question=NEXT_YEAR, text="yes"))))


def copies() -> QuerySet[Submission]:
    """Frozen copies that still hold what the company wrote."""
    return Submission.objects.exclude(content__has_key="erased")


def reduced(content: dict[str, Any]) -> dict[str, Any]:
    """What is left of a frozen copy: facts about the company, and that the rest is erased."""
    facts = {part: content[part] for part in COMPANY_FACTS if part in content}
    return facts | {"answers": {}, "erased": True}


def _with_content(nominations: QuerySet[Nomination], kind: str) -> QuerySet[Nomination]:
    """Those that have something left to erase, so that each is erased once."""
    parts: list[QuerySet[Any]] = [
        answers(kind),
        Attachment.objects.all(),
        Message.objects.all(),
        ChangeRequest.objects.all(),
        copies(),
    ]
    left = ~Q(screening_reason="")
    for part in parts:
        left |= Q(Exists(part.filter(nomination=OuterRef("pk"))))
    return nominations.filter(left)


def invitations(at: datetime) -> QuerySet[Invitation]:
    """So long after the answer; or after the letter, when there was no answer."""
    last = Coalesce("answered_at", "invited_at")
    return Invitation.objects.alias(last=last).filter(last__lte=at - kept("invitations"))


def requests(at: datetime) -> QuerySet[AccessRequest]:
    """As invitations."""
    last = Coalesce("answered_at", "asked_at")
    return AccessRequest.objects.alias(last=last).filter(last__lte=at - kept("invitations"))


def proposals(at: datetime) -> QuerySet[Proposal]:
    """Whoever said yes has begun; or the year went by without."""
    begun = Nomination.objects.filter(
        prize__competition=OuterRef("competition"), members__user=OuterRef("accepted_by")
    )
    over = Q(competition__deadline_at__lte=at - kept("proposals"))
    return Proposal.objects.filter(over | Q(Exists(begun)))


def goes_at(nomination: Nomination) -> datetime:
    """When a draft is erased."""
    return nomination.competition.deadline_at + kept("drafts")


def lost_files(at: datetime) -> list[str]:
    """Files that no row knows of: an upload that died, or a deletion that failed."""
    storage = private_storage()
    there = set(files_in(storage, "nominations"))
    known = set(Attachment.objects.exclude(file="").values_list("file", flat=True))
    old = at - kept("files")
    return sorted(name for name in there - known if storage.get_modified_time(name) <= old)


def files_in(storage: Storage, folder: str) -> Iterator[str]:
    try:
        folders, names = storage.listdir(folder)
    except FileNotFoundError:
        return
    yield from (f"{folder}/{name}" for name in names)
    for name in folders:
        yield from files_in(storage, f"{folder}/{name}")
