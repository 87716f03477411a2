"""The files of a nomination that came in: to open, and to let through by hand."""

from typing import Any

from django import forms
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST
from wagtail.admin import messages
from wagtail.admin.auth import permission_required

from accounts.refusals import Refused
from accounts.requests import SignedInRequest
from nominations import actions, files, rules
from nominations.models import Attachment, Nomination, Submission
from nominations.views.downloads import download


class ReleaseForm(forms.Form):
    """How somebody knows that the file is safe."""

    reason = forms.CharField(
        label=_("How do you know that the file is safe?"),
        help_text=_("For example that you scanned it with the virus check on your own computer."),
        max_length=500,
    )


@require_GET
@permission_required("nominations.view_nomination")
def attachment(request: SignedInRequest, pk: str, file: str) -> HttpResponseBase:
    """As it was received. Whoever opens it stands in the ledger."""
    wanted = _sent_in(pk, file)
    response = download(wanted)
    actions.read_attachment(wanted, by=request.user, at=request.received_at)
    return response


@require_POST
@permission_required("nominations.screen_nomination")
def release(request: SignedInRequest, pk: str, file: str) -> HttpResponse:
    """From now on the jury can open it, on this person's word."""
    reason = request.POST.get(f"{file}-reason", "")[:500]
    try:
        waiting = _sent_in(pk, file)
        actions.release(waiting, reason, by=request.user, at=request.received_at)
        sentence = gettext("%(name)s is released. The jury can open it.")
        messages.success(request, sentence % {"name": waiting.name})
    except Refused as refused:
        messages.error(request, str(refused.sentence))
    return redirect("desk:screen", pk)


def facts_of(
    request: SignedInRequest, nomination: Nomination, submission: Submission | None
) -> dict[str, Any]:
    """The files for the screening page, each that waits with a form of its own."""
    may_release = rules.may_screen(request.user, nomination)
    named = files.files_of(submission) if submission else []
    return {
        "attachments": [
            {"file": file, "form": _form(file) if may_release else None} for file in named
        ]
    }


def _form(file: Attachment) -> ReleaseForm | None:
    waits = file.state == Attachment.State.WAITING and file.file
    return ReleaseForm(prefix=str(file.pk)) if waits else None


def _sent_in(pk: str, file: str) -> Attachment:
    """Named in the last copy that came in, and still there."""
    nomination = get_object_or_404(Nomination, pk=pk)
    submission = get_object_or_404(nomination.submissions.order_by("-submitted_at")[:1])
    return get_object_or_404(files.files_of(submission).exclude(file=""), pk=file)
