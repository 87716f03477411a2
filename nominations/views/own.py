"""The nomination that an address names, when the person works on it."""

from django.shortcuts import get_object_or_404

from accounts.requests import SignedInRequest
from nominations.models import Nomination


def own_nomination(request: SignedInRequest, pk: object) -> Nomination:
    """What is not yours does not exist: 404."""
    own = Nomination.objects.of(request.user).select_related("prize__competition", "company")
    return get_object_or_404(own, pk=pk)
