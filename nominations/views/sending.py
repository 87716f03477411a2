"""From the last look at the answers to the receipt, and out again."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.refusals import Refused
from accounts.requests import SignedInRequest
from nominations import actions, queries, rules
from nominations.views.own import own_nomination


@require_safe
@login_required
def check(request: SignedInRequest, pk: str) -> HttpResponse:
    """Every answer as the jury will read it, and what is missing before it can be sent in."""
    nomination = own_nomination(request, pk)
    return render(
        request,
        "nominations/check.html",
        {
            "nomination": nomination,
            "written": queries.written(nomination),
            "attachments": nomination.attachments.filter(removed_at=None),
            "faults": rules.faults(nomination),
            "may_edit": rules.may_edit(request.user, nomination, request.received_at),
            "closed": rules.why_not_write(nomination, request.received_at),
            "has_identity_number": rules.has_identity_number(nomination),
            "submission": nomination.submissions.last(),
            "change_request": rules.open_change_request(nomination, request.received_at),
        },
    )


@require_POST
@login_required
def submit(request: SignedInRequest, pk: str) -> HttpResponse:
    """Send it in. A press that was refused is noted, with what was missing."""
    nomination = own_nomination(request, pk)
    try:
        submission = actions.submit(nomination, by=request.user, at=request.received_at)
    except Refused as refused:
        missing = [fault.question.key for fault in rules.faults(nomination)]
        actions.note_attempt(nomination, missing=missing, by=request.user, at=request.received_at)
        messages.error(request, str(refused))
        return redirect("nominations:check", nomination.pk)
    if submission.submitted_at != request.received_at:
        unchanged = _("Nothing has changed since %(number)s was sent in, so that is what counts.")
        messages.info(request, unchanged % {"number": submission.receipt_number})
    return redirect("nominations:receipt", nomination.pk)


@require_safe
@login_required
def receipt(request: SignedInRequest, pk: str) -> HttpResponse:
    """Proof that it was sent in: number, time and digest."""
    nomination = own_nomination(request, pk)
    copies = list(nomination.submissions.select_related("submitted_by"))
    if not copies:
        raise Http404
    return render(
        request,
        "nominations/receipt.html",
        {
            "nomination": nomination,
            "submission": copies[-1],
            "earlier": copies[:-1],
            "is_open": nomination.competition.is_open(request.received_at)
            and rules.may_edit(request.user, nomination, request.received_at),
        },
    )


@require_POST
@login_required
def withdraw(request: SignedInRequest, pk: str) -> HttpResponse:
    """Take it out: the jury loses sight of it at once."""
    nomination = own_nomination(request, pk)
    try:
        actions.withdraw(nomination, by=request.user, at=request.received_at)
        messages.success(request, _("The nomination is withdrawn. The jury no longer sees it."))
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect(nomination)
