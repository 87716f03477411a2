"""A company's nominations: the list, the page of one, and what is done with a draft as a whole."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import prefetch_related_objects
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from accounts.refusals import Refused
from accounts.requests import SignedInRequest
from nominations import actions, queries, rules, waiting
from nominations.models import Attachment, Nomination
from nominations.views.own import own_nomination


@require_safe
@login_required
def nomination_list(request: SignedInRequest) -> HttpResponse:
    """The person's own nominations, and nobody else's."""
    own = Nomination.objects.of(request.user).select_related("prize__competition", "company")
    return render(
        request,
        "nominations/list.html",
        {
            "nominations": own,
            "invitations": waiting.invitations_for(request.user),
            "requests": waiting.requests_by(request.user, request.received_at),
        },
    )


@require_safe
@login_required
def nomination(request: SignedInRequest, pk: str) -> HttpResponse:
    """Where it stands: the task list while it can be written, and what was sent in."""
    nomination = own_nomination(request, pk)
    prefetch_related_objects([nomination], "members")
    at, user = request.received_at, request.user
    may_edit = rules.may_edit(user, nomination, at)
    submission = nomination.submissions.last() if nomination.number else None
    return render(
        request,
        "nominations/nomination.html",
        {
            "nomination": nomination,
            "submission": submission,
            "may_edit": may_edit,
            "closed": "" if may_edit else rules.why_not_write(nomination, at),
            "tasks": queries.tasks(nomination),
            "attachments": nomination.attachments.filter(removed_at=None).exclude(
                state=Attachment.State.INFECTED
            ),
            "changed": bool(submission and may_edit and rules.is_changed(nomination, submission)),
            "change_request": rules.open_change_request(nomination, at) if submission else None,
            "earlier": rules.earlier_nominations(user, nomination).first() if may_edit else None,
            "may_withdraw": rules.may_withdraw(user, nomination, at),
            "may_discard": rules.may_discard(user, nomination),
        },
    )


@require_POST
@login_required
def copy_answers(request: SignedInRequest, pk: str) -> HttpResponse:
    """Last year's answers into the empty ones."""
    nomination = own_nomination(request, pk)
    try:
        filled = actions.copy_answers(nomination, by=request.user, at=request.received_at)
        said = ngettext("%(n)s answer is filled in.", "%(n)s answers are filled in.", filled)
        messages.success(request, said % {"n": filled})
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect(nomination)


@require_POST
@login_required
def discard(request: SignedInRequest, pk: str) -> HttpResponse:
    """Throw the draft away, all of it."""
    nomination = own_nomination(request, pk)
    try:
        actions.discard(nomination, by=request.user, at=request.received_at)
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect(nomination)
    messages.success(request, _("The draft is deleted, with everything in it."))
    return redirect("nominations:list")
