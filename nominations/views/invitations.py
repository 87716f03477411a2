"""How a colleague comes in: the page that the letter leads to, and asking for access."""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from accounts.actions import introduce
from accounts.models import User
from accounts.refusals import Refused
from accounts.requests import SignedInRequest
from nominations import colleague_rules, rules
from nominations.actions import invitations as actions
from nominations.models import Competition, Invitation, Nomination, Prize
from nominations.models.companies import clean_org_number

TO_READ = Invitation.objects.select_related(
    "nomination__company", "nomination__prize__competition", "invited_by"
)


@never_cache
@require_safe
def invitation(request: SignedInRequest, pk: str) -> HttpResponse:
    """What the invitation is about. Looking at it changes nothing, whoever looks."""
    found = get_object_or_404(TO_READ, pk=pk)
    person = request.user if request.user.is_authenticated else None
    if person and rules.is_member(person, found.nomination):
        return redirect(found.nomination)
    if not colleague_rules.still_stands(found):
        return render(request, "nominations/invitation_closed.html")
    if person and not colleague_rules.is_invited(person, found):
        facts = {"invitation": found, "address": masked(found.email)}
        return render(request, "nominations/invitation_other.html", facts)
    return render(
        request,
        "nominations/invitation.html",
        {"invitation": found, "address": masked(found.email), "is_invited": bool(person)},
    )


@require_POST
def accept_invitation(request: SignedInRequest, pk: str) -> HttpResponse:
    found = get_object_or_404(TO_READ, pk=pk)
    if isinstance(request.user, User):
        introduce(request.user, request.POST.get("your_name", ""))
    said = _("You work on the nomination now. Nothing is sent in until one of you does it.")
    return _answered(request, found, actions.accept_invitation, said)


@require_POST
def decline_invitation(request: SignedInRequest, pk: str) -> HttpResponse:
    found = get_object_or_404(TO_READ, pk=pk)
    said = _("You said no thanks. Your colleague can invite you again.")
    return _answered(request, found, actions.decline_invitation, said)


@require_POST
@login_required
def ask_access(request: SignedInRequest, kind: str) -> HttpResponse:
    """The same answer whether there is anybody to ask or not."""
    prize = get_object_or_404(Prize, kind=kind, competition=Competition.objects.current())
    begun = _begun(prize, request.POST.get("org_number", ""))
    try:
        if begun:
            actions.ask_for_access(begun, by=request.user, at=request.received_at)
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(
            request,
            _("If a colleague has begun, we have asked. You get a letter when there is an answer."),
        )
    return redirect("nominations:list")


def masked(email: str) -> str:
    """Enough to know one's own address by: a***@bedrift.no."""
    name, _at, domain = email.partition("@")
    return f"{name[:1]}***@{domain}"


def _begun(prize: Prize, org_number: str) -> Nomination | None:
    try:
        return rules.open_nomination(prize, clean_org_number(org_number[:30]))
    except ValidationError:
        return None


def _answered(
    request: SignedInRequest, found: Invitation, act: Callable[..., None], said: str
) -> HttpResponse:
    """On to the nomination after a yes, to one's own list after a no; else back to the page."""
    if not request.user.is_authenticated:
        return redirect_to_login(found.get_absolute_url())
    try:
        act(found, by=request.user, at=request.received_at)
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect(found)
    messages.success(request, said)
    joined = rules.is_member(request.user, found.nomination)
    return redirect(found.nomination if joined else "nominations:list")
