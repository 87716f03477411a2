"""Makes what a test needs, valid in every way; the test names only what it is about."""

from datetime import UTC, datetime, timedelta

from django.utils import timezone

from tests.make.colleagues import colleague, invitation
from tests.make.competitions import (
    CALENDARS,
    STEPS,
    calendar,
    company,
    competition,
    criterion,
    nomination,
    now,
    org_number,
    prize,
    proposal,
)
from tests.make.jury import (
    assignment,
    decision,
    frozen,
    juror,
    no_winner,
    review,
    round_,
    scored_round,
    texts,
)
from tests.make.people import administrator, editor, observer, secretariat, signed_in, user

NEVER = datetime(2000, 1, 1, tzinfo=UTC)

__all__ = [
    "CALENDARS",
    "NEVER",
    "STEPS",
    "administrator",
    "assignment",
    "calendar",
    "colleague",
    "company",
    "competition",
    "criterion",
    "decision",
    "editor",
    "frozen",
    "invitation",
    "juror",
    "no_winner",
    "nomination",
    "now",
    "observer",
    "org_number",
    "prize",
    "proposal",
    "review",
    "round_",
    "scored_round",
    "secretariat",
    "signed_in",
    "texts",
    "timedelta",
    "timezone",
    "user",
]
