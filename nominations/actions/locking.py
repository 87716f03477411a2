"""One at a time: the nomination's row is held while something is done to it."""

from django.utils.translation import gettext as _

from accounts.refusals import Refused
from nominations.models import Nomination


def locked(nomination: Nomination) -> Nomination:
    """The nomination as it is now, held until the transaction is over."""
    held = (
        Nomination.objects.select_for_update(of=["self"])
        .select_related("prize__competition", "company")
        .filter(pk=nomination.pk)
        .first()
    )
    if held is None:
        raise Refused(_("The draft was deleted a moment ago. Begin a new one."))
    return held
