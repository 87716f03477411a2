"""Which company it is: looked up by its number, confirmed by a person, never held up."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.actions import introduce
from accounts.refusals import Refused
from accounts.requests import SignedInRequest
from nominations import actions, register, rules
from nominations.forms import NameForm, NumberForm
from nominations.models import Competition, Nomination, Prize
from nominations.models.companies import shown_number
from nominations.register import Extract, State


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def begin(request: SignedInRequest, kind: str) -> HttpResponse:
    """First the number; then, when the register has answered or not, the name and a yes."""
    prize = get_object_or_404(Prize, kind=kind, competition=Competition.objects.current())
    proposed = request.GET.get("navn", "")[:200]
    closed = rules.why_closed(prize.competition, request.received_at)
    form = NumberForm(request.POST or None)
    facts = {"prize": prize, "closed": closed, "proposed": proposed, "form": form}
    if closed or not form.is_valid():
        return render(request, "nominations/begin.html", facts)
    number = form.cleaned_data["org_number"]
    if begun := rules.open_nomination(prize, number):
        return _begun_already(request, begun, facts)
    return _confirm(request, prize, number, facts)


def _begun_already(
    request: SignedInRequest, begun: Nomination, facts: dict[str, Any]
) -> HttpResponse:
    """Back to one's own; of a colleague's only that it exists."""
    if rules.is_member(request.user, begun):
        messages.info(request, _("You have begun this one already: here it is."))
        return redirect(begun)
    number = begun.company.org_number
    return render(request, "nominations/begun_already.html", facts | {"org_number": number})


def _confirm(
    request: SignedInRequest, prize: Prize, number: str, facts: dict[str, Any]
) -> HttpResponse:
    extract = register.look_up(number, at=request.received_at)
    asked = bool(request.POST.get("confirmed"))
    guess = {"name": extract.shown_name() or facts["proposed"]}
    form = NameForm(
        request.POST if asked else None,
        initial=guess,
        knows_you=bool(request.user.get_full_name()),
    )
    if asked and form.is_valid():
        introduce(request.user, form.cleaned_data.get("your_name", ""))
        company = _company(extract, number, form.cleaned_data["name"])
        try:
            return redirect(
                actions.begin(
                    prize,
                    company,
                    by=request.user,
                    at=request.received_at,
                    register=extract.facts(),
                )
            )
        except Refused as refused:
            form.add_error(None, str(refused))
    return render(
        request,
        "nominations/confirm_company.html",
        facts
        | {
            "form": form,
            "org_number": number,
            "shown_number": shown_number(number),
            "extract": extract,
            "found": extract.state == State.FOUND,
            "sentence": register.sentence(extract),
        },
    )


def _company(extract: Extract, number: str, name: str) -> dict[str, Any]:
    """What the register knows, under the name that the person confirmed."""
    return {
        "org_number": number,
        "name": name,
        "municipality": extract.municipality,
        "county": extract.county,
        "employees": extract.employees,
        "website": extract.website,
    }
