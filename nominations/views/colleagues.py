"""Who works on a nomination, and the owner's changes to that."""

from collections.abc import Callable
from functools import partial

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.refusals import Refused
from accounts.requests import SignedInRequest
from nominations import colleague_rules as rules
from nominations.actions import colleagues as actions
from nominations.actions import invitations
from nominations.forms.colleagues import InvitationForm
from nominations.models import Nomination
from nominations.views.own import own_nomination


@require_safe
@login_required
def colleagues(request: SignedInRequest, pk: str) -> HttpResponse:
    """Everybody who works on it, who is invited and who asks; for the owner, with buttons."""
    return _page(request, own_nomination(request, pk), InvitationForm())


@require_POST
@login_required
def invite(request: SignedInRequest, pk: str) -> HttpResponse:
    nomination = own_nomination(request, pk)
    form = InvitationForm(request.POST)
    if form.is_valid():
        typed = form.cleaned_data
        try:
            invitations.invite(
                nomination, typed["email"], typed["role"], by=request.user, at=request.received_at
            )
        except Refused as refused:
            form.add_error("email", str(refused))
    if form.errors:
        return _page(request, nomination, form, status=422)
    messages.success(request, _("The invitation is on its way."))
    return redirect("nominations:colleagues", nomination.pk)


@require_POST
@login_required
def take_back_invitation(request: SignedInRequest, pk: str, invitation: str) -> HttpResponse:
    nomination = own_nomination(request, pk)
    sent = get_object_or_404(nomination.invitations, pk=invitation)
    act = partial(invitations.take_back_invitation, sent)
    return _done(request, nomination, act, _("The invitation is taken back."))


@require_POST
@login_required
def answer_access(request: SignedInRequest, pk: str, asked: str) -> HttpResponse:
    nomination = own_nomination(request, pk)
    access = get_object_or_404(nomination.access_requests, pk=asked)
    act = partial(invitations.answer_access, access, granted=request.POST.get("answer") == "yes")
    return _done(request, nomination, act, _("The person gets a letter about your answer."))


@require_POST
@login_required
def remove_member(request: SignedInRequest, pk: str, member: int) -> HttpResponse:
    nomination = own_nomination(request, pk)
    colleague = get_object_or_404(nomination.members.select_related("user"), pk=member)
    said = _("%(name)s does not work on the nomination any more.") % {"name": colleague.user.name}
    return _done(request, nomination, partial(actions.remove_member, colleague), said)


@require_POST
@login_required
def hand_over(request: SignedInRequest, pk: str, member: int) -> HttpResponse:
    nomination = own_nomination(request, pk)
    colleague = get_object_or_404(nomination.members.select_related("user"), pk=member)
    said = _("%(name)s owns the nomination now.") % {"name": colleague.user.name}
    return _done(request, nomination, partial(actions.hand_over, colleague), said)


@require_POST
@login_required
def leave(request: SignedInRequest, pk: str) -> HttpResponse:
    nomination = own_nomination(request, pk)
    try:
        actions.leave(nomination, by=request.user, at=request.received_at)
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("nominations:colleagues", nomination.pk)
    messages.success(request, _("You do not work on the nomination any more."))
    return redirect("nominations:list")


def _done(
    request: SignedInRequest, nomination: Nomination, act: Callable[..., None], said: str
) -> HttpResponse:
    """Back to the page, with what happened or why it did not."""
    try:
        act(by=request.user, at=request.received_at)
        messages.success(request, said)
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("nominations:colleagues", nomination.pk)


def _page(
    request: SignedInRequest, nomination: Nomination, form: InvitationForm, *, status: int = 200
) -> HttpResponse:
    """The owner first, then the others by name."""
    seats = nomination.members.select_related("user")
    return render(
        request,
        "nominations/colleagues.html",
        {
            "nomination": nomination,
            "form": form,
            "members": sorted(seats, key=lambda seat: (seat.role != "owner", seat.user.name)),
            "invitations": nomination.invitations.filter(answered_at=None),
            "requests": nomination.access_requests.filter(answered_at=None).select_related("user"),
            "owns": rules.owns(request.user, nomination),
            "may_invite": rules.may_invite(request.user, nomination),
        },
        status=status,
    )
