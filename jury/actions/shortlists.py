"""Freezing a round's ranking, and who goes on."""

import json
from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.refusals import Refused
from jury import queries, rules
from jury.models import Finalist, Ranking, Round
from jury.ranking import freeze, recompute
from ledger import chain
from nominations.models import Nomination


@transaction.atomic
def shortlist(
    round_: Round, chosen: Collection[Nomination], *, by: User, at: datetime, reason: str = ""
) -> Ranking:
    """Freeze the ranking with its inputs; the chosen go on. A deviation needs a reason."""
    round_ = Round.objects.select_for_update().get(pk=round_.pk)
    if not rules.may_freeze(by, round_, at):
        raise Refused(_("The shortlist can be frozen once, when the round is over."))
    given = queries.score_input(round_)
    if not queries.can_be_ranked(given):
        raise Refused(_("No review has been handed in yet, so there is nothing to freeze."))
    inputs = freeze(given)
    result = json.loads(recompute(inputs))
    places = {row["entry"]: row["place"] for row in result["entries"]}
    chosen = list(Nomination.objects.filter(pk__in=[nomination.pk for nomination in chosen]))
    numbers = sorted(str(nomination.number) for nomination in chosen)
    _refuse_wrong_choice(round_, numbers, places, reason)
    frozen = round_.rankings.create(
        frozen_at=at,
        frozen_by=by,
        method=result["method"]["name"],
        method_version=result["method"]["version"],
        inputs=inputs,
        result=result,
        digest=digest(inputs, result),
        reason=reason.strip(),
    )
    Finalist.objects.bulk_create(
        Finalist(ranking=frozen, nomination=nomination, place=places.get(str(nomination.number)))
        for nomination in chosen
    )
    facts = {"digest": frozen.digest, "finalists": numbers, "reason": chain.digest(frozen.reason)}
    chain.record("jury.shortlist", frozen, by=by, at=at, **facts)
    return frozen


def digest(inputs: object, result: object) -> str:
    """What stands for a frozen ranking in the ledger and in the minutes."""
    return chain.digest({"inputs": inputs, "result": result})


def by_ranking(places: dict[str, int], how_many: int) -> set[str] | None:
    """Those whom the ranking alone lets through; none when a tie runs across the border."""
    through = {entry for entry, place in places.items() if place <= how_many}
    return through if len(through) <= how_many else None


def _refuse_wrong_choice(
    round_: Round, numbers: list[str], places: dict[str, int], reason: str
) -> None:
    if not numbers or len(numbers) > round_.lets_through:
        raise Refused(
            _("Choose at least one and at most %(limit)s nominations.")
            % {"limit": round_.lets_through}
        )
    if not set(numbers) <= set(queries.contenders(round_).values_list("number", flat=True)):
        raise Refused(_("One of the nominations does not compete in this round."))
    if set(numbers) != by_ranking(places, round_.lets_through) and not reason.strip():
        raise Refused(
            _("This is not what the ranking alone says, or it has a tie at the border. Write why.")
        )
