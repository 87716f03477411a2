"""One at a time: the nomination's row is held while something is done to it."""

from nominations.models import Nomination


def locked(nomination: Nomination) -> Nomination:
    """The nomination as it is now, held until the transaction is over."""
    return (
        Nomination.objects.select_for_update(of=["self"])
        .select_related("prize__competition", "company")
        .get(pk=nomination.pk)
    )
