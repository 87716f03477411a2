"""What would change the verdict: each juror, the weights, one sheet, another method, one more."""

import numpy as np

from jury.ranking.changes import smallest_change
from jury.ranking.faults import ScoreSheetError
from jury.ranking.official import Order
from jury.ranking.panel import without_juror
from jury.ranking.parts import bridges
from jury.ranking.places import places_within
from jury.ranking.second_opinion import second_opinion
from jury.ranking.verdict import Verdict
from jury.ranking.weightings import criterion_effects, kept_shares, swaps
from jury.ranking.written import number

Json = dict[str, object]


def what_if(verdict: Verdict) -> Json:
    """Everything that would change the verdict, as JSON; empty where nothing can be said."""
    splitting = set(bridges(verdict.sheets.given))
    jurors = range(len(verdict.panel.jurors))
    compared = verdict.fit.design.parts == 1 and len(verdict.panel.entries) > 1
    return {
        "without_juror": [_without(verdict, juror, juror in splitting) for juror in jurors],
        "second_opinion": _second(verdict),
        "one_more_review": _one_more(verdict),
        **(_contested(verdict) if compared else NOTHING_CONTESTED),
    }


NOTHING_CONTESTED: Json = {"weights": [], "weightings": {}, "smallest_change": {}}


def _without(verdict: Verdict, juror: int, splits: bool) -> Json:
    """The order had this juror not taken part; empty where the rest cannot be compared."""
    said: Json = {"juror": verdict.panel.jurors[juror], "comparable": False}
    try:
        panel = without_juror(verdict.panel, juror)
    except ScoreSheetError:
        return {**said, **_standing(None, verdict), "unranked": list(verdict.panel.entries)}
    other = Verdict(panel, verdict.rule)
    lost = sorted(set(panel.unranked) - set(verdict.panel.unranked))
    standing = _standing(None if splits else other, verdict)
    return {**said, **standing, "comparable": not splits, "unranked": lost}


def _standing(other: Verdict | None, verdict: Verdict) -> Json:
    """Order, leaders and shortlist of another computation, held against the verdict's."""
    if other is None:
        blank = ("order", "leader", "shortlist", "leader_changes", "shortlist_changes")
        return dict.fromkeys(blank)
    leader, shortlist = _leaders(other), other.ids(other.shortlisted())
    return {
        "order": other.ids(other.order.listed),
        "leader": leader,
        "shortlist": shortlist,
        "leader_changes": sorted(leader) != sorted(_leaders(verdict)),
        "shortlist_changes": sorted(shortlist) != sorted(verdict.ids(verdict.shortlisted())),
    }


def _leaders(verdict: Verdict) -> list[str]:
    order = verdict.order
    return verdict.ids([entry for entry in order.listed if order.places[entry] == 1])


def _second(verdict: Verdict) -> Json:
    """The order under Huber's weights, and who enters and leaves the shortlist."""
    robust = second_opinion(verdict.fit, verdict.noise)
    parts = robust.design.entry_part
    by_part = places_within(robust.adjusted, parts, 10 * verdict.fit.tolerance)
    order = Order(robust.adjusted.tolist(), by_part, parts)
    many = verdict.panel.shortlist
    now = verdict.ids([n for n in order.listed if order.places[n] <= many])
    before = verdict.ids(verdict.shortlisted())
    return {
        "order": verdict.ids(order.listed),
        "leader": verdict.ids([n for n in order.listed if order.places[n] == 1]),
        "shortlist": now,
        "enters": sorted(set(now) - set(before)),
        "leaves": sorted(set(before) - set(now)),
    }


def _contested(verdict: Verdict) -> Json:
    """What would swap the first two, and the two on either side of the shortlist's border."""
    pairs = _pairs(verdict)
    effects = criterion_effects(verdict)
    winner, shortlist = kept_shares(verdict, effects)
    return {
        "weights": _swaps(verdict, effects, list(dict.fromkeys(pairs.values()))),
        "weightings": {"winner": winner, "shortlist": shortlist},
        "smallest_change": {name: _change(verdict, pair) for name, pair in pairs.items()},
    }


def _pairs(verdict: Verdict) -> dict[str, tuple[int, int]]:
    """The neighbours in the adjusted order at the top and at the cut."""
    effects = verdict.fit.effects
    best = sorted(range(len(effects)), key=lambda n: (-effects[n], n))
    cut = verdict.panel.shortlist
    pairs = {"top": (best[0], best[1])}
    if cut < len(best):
        pairs["cut"] = (best[cut - 1], best[cut])
    return pairs


def _swaps(verdict: Verdict, effects: np.ndarray, pairs: list[tuple[int, int]]) -> list[Json]:
    panel = verdict.panel
    return [
        {
            "pair": verdict.ids(list(swap.pair)),
            "criterion": panel.criteria[swap.criterion],
            "now": panel.weights[swap.criterion],
            "weight": number(swap.weight, 1),
        }
        for swap in swaps(verdict, effects, pairs)
    ]


def _change(verdict: Verdict, pair: tuple[int, int]) -> Json | None:
    change = smallest_change(verdict, pair)
    if change is None:
        return None
    return {
        "pair": verdict.ids(list(pair)),
        "entry": verdict.panel.entries[change.entry],
        "juror": verdict.panel.jurors[change.juror],
        "score": verdict.points(change.score),
        "change": verdict.points(change.change),
        "possible": change.possible,
    }


def _one_more(verdict: Verdict) -> list[Json]:
    """How much one further sheet by an average juror would narrow what is still undecided."""
    if verdict.errors is None or verdict.variance is None or verdict.posterior is None:
        return []
    sheet = verdict.variance * (1 + _level_uncertainty(verdict))
    found: list[Json] = []
    for entry in verdict.order.listed:
        if verdict.zone(entry) == "undecided":
            now = float(verdict.errors[entry])
            kept = (sheet / (now**2 + sheet)) ** 0.5 if now > 0 else 1.0
            found.append(
                {
                    "entry": verdict.panel.entries[entry],
                    "se": verdict.points(now),
                    "se_after": verdict.points(now * kept),
                    "narrowing": number(1 - kept, 1),
                }
            )
    return found


def _level_uncertainty(verdict: Verdict) -> float:
    """The average variance of a juror's level against the mean level, in units of s2."""
    inverse = verdict.fit.design.inverse
    return float(np.diag(inverse).mean() - inverse.mean())
