"""The awards as the archive shows them: year by year, prize by prize."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby

from winners.models.awards import Award, AwardQuerySet, Edition


@dataclass
class PrizeOfYear:
    """One prize in one year: who won it, and who else was a finalist."""

    name: str
    kind: str
    winner: Award | None = None
    finalists: list[Award] = field(default_factory=list)


@dataclass
class Year:
    """One edition with something public in it."""

    edition: Edition
    prizes: list[PrizeOfYear]


def by_year(awards: AwardQuerySet) -> list[Year]:
    """Newest first, in one query."""
    rows = awards.select_related("edition", "story").order_by(
        "-edition__year", "prize_kind", "company_name"
    )
    return [
        Year(edition, _prizes(awards)) for edition, awards in groupby(rows, lambda row: row.edition)
    ]


def _prizes(awards: Iterable[Award]) -> list[PrizeOfYear]:
    prizes: dict[str, PrizeOfYear] = {}
    for award in awards:
        prize = prizes.setdefault(award.prize_kind, PrizeOfYear(award.prize_name, award.prize_kind))
        if award.outcome == Award.Outcome.WINNER:
            prize.winner = award
        else:
            prize.finalists.append(award)
    return list(prizes.values())
