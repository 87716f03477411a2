"""A company's files, for a juror who may read its nomination."""

from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET

from accounts.requests import SignedInRequest
from jury import actions
from jury.models import Assignment, Review
from nominations import files
from nominations.models import Attachment
from nominations.views.downloads import download


@require_GET
@login_required
def attachment(request: SignedInRequest, pk: str, file: str) -> HttpResponseBase:
    """Checked, and named in the copy that the juror reads; anything else does not exist."""
    readable = Assignment.objects.of(request.user).readable().select_related("nomination")
    assignment = get_object_or_404(readable, pk=pk)
    wanted = get_object_or_404(files_to_read(assignment).filter(state="clean"), pk=file)
    response = download(wanted)
    actions.read_attachment(assignment, wanted, by=request.user, at=request.received_at)
    return response


def files_to_read(assignment: Assignment) -> QuerySet[Attachment]:
    """Of the copy that the review is pinned to, or else the last; without what was stopped."""
    review = Review.objects.filter(assignment=assignment).select_related("submission").first()
    copy = review.submission if review else assignment.nomination.submissions.latest()
    return files.files_of(copy).exclude(file="").exclude(state=Attachment.State.INFECTED)
