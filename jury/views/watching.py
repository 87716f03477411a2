"""How far the jury has come, in counts alone."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.requests import SignedInRequest
from jury import queries, rules
from nominations.models import Competition


@require_safe
@login_required
def progress(request: SignedInRequest) -> HttpResponse:
    """For observers, the secretariat and the chair: counts, no names, no content."""
    competition = Competition.objects.current()
    if competition is None or not (
        request.user.has_perm("jury.view_round") or rules.chairs(request.user, competition)
    ):
        raise Http404
    return render(request, "jury/progress.html", {"rounds": queries.progress(competition)})
