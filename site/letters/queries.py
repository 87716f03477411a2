"""What is known about letters on their way."""

from datetime import datetime

from letters.models import Letter


def mail_server_is_away(at: datetime) -> bool:
    """It did not answer the last time, and it is not yet time to ask again."""
    return Letter.objects.filter(
        state=Letter.State.WAITING, error=Letter.Fault.NO_ANSWER, next_try_at__gt=at
    ).exists()
