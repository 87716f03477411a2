"""The copies of a nomination that came in: to read on paper, and to compare."""

from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Exists, F, OuterRef
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.http import content_disposition_header
from django.utils.translation import gettext
from django.views.decorators.http import require_GET
from wagtail.admin.auth import permission_required

from accounts.requests import SignedInRequest
from desk import actions
from nominations import papers
from nominations.models import ChangeRequest, Nomination, Submission
from nominations.questions import company, contact


@dataclass(frozen=True)
class Answered:
    """A request for a change, the copies before and after it, and what differs between them."""

    request: ChangeRequest
    before: Submission
    after: Submission
    changed: list[str]


@require_GET
@permission_required("nominations.view_nomination")
def submission_pdf(request: SignedInRequest, pk: str, copy: int) -> HttpResponse:
    """All that was sent in, on paper. Whoever reads it stands in the ledger."""
    copies = Submission.objects.select_related("nomination", "submitted_by")
    wanted = get_object_or_404(copies, nomination=pk, pk=copy)
    name = f"nominasjon-{wanted.receipt_number}.pdf"
    headers = {
        "Content-Disposition": content_disposition_header(as_attachment=True, filename=name) or "",
        "Cache-Control": "private, no-store",
    }
    response = HttpResponse(papers.nomination_pdf(wanted), "application/pdf", headers=headers)
    actions.read_submission(wanted, by=request.user, at=request.received_at)
    return response


def facts_of(nomination: Nomination, copies: list[Submission]) -> dict[str, Any]:
    """What the screening page tells of the contact, and of the changes that were asked for."""
    content = copies[-1].content if copies else {}
    written = content.get("contact", {})
    told = [written.get(part) for part in ("name", "title", "email", "phone")]
    return {
        "contact": " · ".join(filter(None, told)),
        "answered_requests": list(_answered(nomination, copies)),
    }


def answered_a_request() -> Exists:
    """Whether a copy came in as the answer to a request: then both have the same time."""
    answers = Submission.objects.filter(
        nomination=OuterRef("pk"), nomination__change_requests__answered_at=F("submitted_at")
    )
    return Exists(answers)


def _answered(nomination: Nomination, copies: list[Submission]) -> Iterator[Answered]:
    """Oldest first. The copy before each is compared with the last one before the next request."""
    requests = list(nomination.change_requests.select_related("asked_by").order_by("asked_at"))
    for request, following in zip(requests, [*requests[1:], None], strict=False):
        until = following.asked_at if following else None
        before = [copy for copy in copies if copy.submitted_at <= request.asked_at]
        after = [copy for copy in copies if _is_between(copy, request.asked_at, until)]
        if before and any(copy.submitted_at == request.answered_at for copy in after):
            changed = _changed(before[-1], after[-1])
            yield Answered(request, before[-1], after[-1], changed)


def _is_between(copy: Submission, start: datetime, end: datetime | None) -> bool:
    return copy.submitted_at > start and (end is None or copy.submitted_at <= end)


def _changed(before: Submission, after: Submission) -> list[str]:
    """The names of the answers that are not the same in both."""
    old, new = dict(_told(before)), dict(_told(after))
    keys = [*new, *(key for key in old if key not in new)]
    return [str((new.get(key) or old[key])[0]) for key in keys if new.get(key) != old.get(key)]


def _told(copy: Submission) -> Iterator[tuple[Hashable, tuple[str, Any]]]:
    """Everything in the copy: which it is, what it is called, and what it says."""
    content = copy.content
    labels = {q.key: q.label for part in (company(), contact()) for q in part.questions}
    for part in ("company", "contact", "consent"):
        for name, value in content.get(part, {}).items():
            if label := labels.get(key := f"{part}-{name}"):
                yield key, (label, value)
    for answer in copy.answers:
        name, may_publish = answer["criterion"], answer.get("may_publish")
        yield name, (name, answer["text"])
        label = gettext("%(answer)s (whether it may be published)") % {"answer": name}
        yield (name, "may_publish"), (label, may_publish)
    for figure in content.get("figures", []):
        yield figure["key"], (figure["label"], figure["text"])
    files = sorted(file["id"] for file in content.get("attachments", []))
    yield "attachments", (gettext("Attachments"), files)
