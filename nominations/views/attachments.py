"""A nomination's files: to add, to fetch and to take out."""

from dataclasses import dataclass

from allauth.core import ratelimit
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.refusals import Refused
from accounts.requests import SignedInRequest
from nominations import actions, files, rules, uploads
from nominations.models import Attachment, Nomination
from nominations.uploads.scanner import Scanner
from nominations.views.downloads import download
from nominations.views.own import own_nomination

AN_HOUR = "3600"


@dataclass(frozen=True)
class Fault:
    """A file that was not added, and why."""

    name: str
    sentence: str


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def attachments(request: SignedInRequest, pk: str) -> HttpResponse:
    """The files there are, and a form that takes one or several more."""
    nomination = own_nomination(request, pk)
    if request.method != "POST":
        return _page(request, nomination)
    chosen = request.FILES.getlist("files")
    if not chosen:
        nothing = Fault("", _("Choose at least one file."))
        return _page(request, nomination, [nothing], status=422)
    if not all(ratelimit.consume(request, action="upload") for _file in chosen):
        often = Fault("", _("You have added very many files. Wait an hour, and try again."))
        answer = _page(request, nomination, [often], status=429)
        answer.headers["Retry-After"] = AN_HOUR
        return answer
    faults = _attach(request, nomination, chosen)
    if faults:
        return _page(request, nomination, faults, status=422)
    _take_out_replaced(request, nomination)
    return redirect("nominations:attachments", nomination.pk)


@require_safe
@login_required
def attachment(request: SignedInRequest, pk: str, file: str) -> HttpResponseBase:
    """One's own file as it was received."""
    nomination = own_nomination(request, pk)
    return download(get_object_or_404(files.kept_files(nomination), pk=file))


@require_POST
@login_required
def remove_attachment(request: SignedInRequest, pk: str, file: str) -> HttpResponse:
    nomination = own_nomination(request, pk)
    taken_out = get_object_or_404(nomination.attachments, pk=file)
    try:
        actions.remove_attachment(taken_out, by=request.user, at=request.received_at)
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("%(name)s is removed.") % {"name": taken_out.name})
    return redirect("nominations:attachments", nomination.pk)


def _attach(
    request: SignedInRequest, nomination: Nomination, chosen: "list[UploadedFile[bytes]]"
) -> list[Fault]:
    """Each for itself: one that is refused keeps no other out."""
    faults, added, scanner = [], [], Scanner(settings.SCANNER)
    for file in chosen:
        name = file.name or ""
        try:
            kept = actions.attach(
                nomination,
                name,
                file,
                by=request.user,
                at=request.received_at,
                scanner=scanner,
            )
        except Refused as refused:
            faults.append(Fault(uploads.clean_name(name), str(refused)))
        else:
            if kept.state == Attachment.State.INFECTED:
                stopped = _("The virus check stopped this file. It was not kept.")
                faults.append(Fault(kept.name, stopped))
            else:
                added.append(kept.name)
    if added:
        messages.success(request, _("Added: %(names)s.") % {"names": ", ".join(added)})
    return faults


def _take_out_replaced(request: SignedInRequest, nomination: Nomination) -> None:
    """The file that the new ones were chosen to replace, if it is there and another."""
    there = {str(file.pk): file for file in nomination.attachments.filter(removed_at=None)}
    replaced = there.get(request.POST.get("replaces", ""))
    if replaced and replaced.added_at < request.received_at:
        actions.remove_attachment(replaced, by=request.user, at=request.received_at)


def _page(
    request: SignedInRequest,
    nomination: Nomination,
    faults: list[Fault] | None = None,
    *,
    status: int = 200,
) -> HttpResponse:
    count, taken = files.room_taken(nomination)
    facts = {
        "nomination": nomination,
        "attachments": nomination.attachments.filter(removed_at=None).select_related("added_by"),
        "may_edit": rules.may_edit(request.user, nomination, request.received_at),
        "why_not": rules.why_not_write(nomination, request.received_at),
        "faults": faults,
        "has_errors": bool(faults),
        "accept": uploads.ACCEPT,
        "largest": uploads.megabytes(uploads.LARGEST),
        "most_files": files.MOST_FILES,
        "most_bytes": uploads.megabytes(files.MOST_BYTES),
        "limit": files.MOST_BYTES,
        "count": count,
        "taken": taken,
    }
    return render(request, "nominations/attachments.html", facts, status=status)
