"""The pages where somebody proposes a company, and where the company answers."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from allauth.core import ratelimit
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.models import User
from accounts.refusals import Refused
from accounts.requests import SignedInRequest
from nominations import actions, rules
from nominations.forms import ProposalForm
from nominations.models import Competition, Prize, Proposal

Answer = Callable[[SignedInRequest, Proposal], HttpResponse]
TOO_MANY = 429
TOO_MANY_PROPOSALS = _(
    "Many proposals came from you or from your network in a short time. What you wrote is still"
    " here: wait until tomorrow, and send it then."
)


@require_http_methods(["GET", "HEAD", "POST"])
def propose(request: SignedInRequest) -> HttpResponse:
    """The form; its answer is the same whether or not the company was proposed before."""
    competition = Competition.objects.current()
    closed = rules.why_no_proposals(competition, request.received_at)
    form = ProposalForm(request.POST if request.method == "POST" else None)
    status = 200
    if form.is_valid() and competition and not closed:
        if _may_write_more(request, form):
            _write(request, competition, form)
            return redirect(f"{reverse('nominations:propose')}?sendt=ja")
        form.add_error(None, TOO_MANY_PROPOSALS)
        status = TOO_MANY
    page = "sent" if "sendt" in request.GET else "form"
    facts = {"form": form, "closed": closed}
    return render(request, f"nominations/proposal_{page}.html", facts, status=status)


def at_secret_address(answer: Answer) -> Callable[..., HttpResponse]:
    """The address is the key: nothing may store it, list it, or pass it on."""

    @wraps(answer)
    def view(request: SignedInRequest, pk: UUID) -> HttpResponse:
        proposals = Proposal.objects.select_related("competition")
        proposal = proposals.filter(pk=pk).first()
        response = answer(request, proposal) if proposal else _gone(request, status=404)
        response.headers["X-Robots-Tag"] = "noindex"
        response.headers["Cache-Control"] = "private, no-store"
        # The origin alone: with "no-referrer" the browser hides it from us too, and forms fail.
        response.headers["Referrer-Policy"] = "strict-origin"
        return response

    return view


@require_safe
@at_secret_address
def proposal(request: SignedInRequest, proposal: Proposal) -> HttpResponse:
    """Who proposes the company and why, and what it may answer."""
    return _asked(request, proposal)


@require_POST
@at_secret_address
def accept(request: SignedInRequest, proposal: Proposal) -> HttpResponse:
    """Yes: on to the nomination, by way of sign-in."""
    if not isinstance(request.user, User):
        return redirect_to_login(proposal.get_absolute_url())
    wanted = request.POST.get("pris", "")
    prizes = proposal.competition.prizes.all()
    prize = next((prize for prize in prizes if prize.kind == wanted), None)
    try:
        actions.accept_proposal(proposal, by=request.user, at=request.received_at)
    except Refused as refused:
        return _asked(request, proposal, refusal=str(refused), status=422)
    begin = reverse("nominations:begin", args=[prize.kind if prize else Prize.Kind.MAIN])
    return redirect(f"{begin}?{urlencode({'navn': proposal.company_name})}")


@require_POST
@at_secret_address
def decline(request: SignedInRequest, proposal: Proposal) -> HttpResponse:
    """No thanks: nobody has to sign in to have it deleted."""
    actions.decline_proposal(proposal, by=None, at=request.received_at)
    return _gone(request, declined=True)


def _may_write_more(request: HttpRequest, form: ProposalForm) -> bool:
    """So many an hour from one network, so many a day from one proposer; see the settings."""
    proposer = form.cleaned_data["proposer_email"]
    return bool(ratelimit.consume(request, action="propose", key=proposer))


def _write(request: SignedInRequest, competition: Competition, form: ProposalForm) -> None:
    """A filled field that no person sees was filled by a machine, which needs no letter."""
    if not request.POST.get("hjemmeside"):
        actions.propose(competition, form.cleaned_data, by=None, at=request.received_at)


def _asked(
    request: SignedInRequest, proposal: Proposal, refusal: str = "", status: int = 200
) -> HttpResponse:
    facts: dict[str, Any] = {
        "proposal": proposal,
        "prizes": proposal.competition.prizes.all(),
        "closed": rules.why_no_proposals(proposal.competition, request.received_at),
        "refusal": refusal,
    }
    return render(request, "nominations/proposal.html", facts, status=status)


def _gone(request: HttpRequest, *, declined: bool = False, status: int = 200) -> HttpResponse:
    return render(request, "nominations/proposal_gone.html", {"declined": declined}, status=status)
