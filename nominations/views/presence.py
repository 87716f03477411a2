"""Tells those who have the same section open of each other. Nothing of it is kept."""

from datetime import datetime, timedelta
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.core.cache import cache
from django.http import Http404, HttpResponse, JsonResponse
from django.views.decorators.http import require_POST

from accounts.requests import SignedInRequest
from nominations.models import Nomination, NominationMember
from nominations.questions import sections

LASTS = timedelta(seconds=15)
RENEWED_AFTER = timedelta(seconds=7)  # every second call: the others only read
LONGEST_KEY = 100  # of a section; caches refuse long ones


@require_POST
@login_required
def presence(request: SignedInRequest, pk: UUID, section: str) -> HttpResponse:
    """The names of the colleagues who have the section open now."""
    seats = {
        f"presence:{pk}:{section}:{seat.user_id}": seat
        for seat in NominationMember.objects.filter(nomination=pk).select_related(
            "user", "nomination__prize"
        )
    }
    own = f"presence:{pk}:{section}:{request.user.pk}"
    if own not in seats or len(section) > LONGEST_KEY:
        raise Http404
    here: dict[str, datetime] = cache.get_many(seats)
    if own not in here and not _known(seats[own].nomination, section):
        raise Http404
    if own not in here or here[own] < request.received_at - RENEWED_AFTER:
        cache.set(own, request.received_at, LASTS.total_seconds())
    others = sorted(seats[key].user.name for key in here if key != own)
    return JsonResponse({"others": others})


def _known(nomination: Nomination, section: str) -> bool:
    return section in {known.key for known in sections(nomination.prize)}
