"""Which letters are to be emptied."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import QuerySet
from django.db.models.functions import Coalesce

from letters.models import Letter


def letters(at: datetime) -> QuerySet[Letter]:
    """Done with for so long, and still with an address."""
    old = at - timedelta(days=settings.KEEP_DAYS["letters"])
    done = Letter.objects.exclude(state=Letter.State.WAITING).exclude(to="")
    return done.alias(last=Coalesce("sent_at", "written_at")).filter(last__lte=old)
