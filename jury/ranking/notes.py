"""What must be said beside a ranking: codes with parameters, so that any language can say it."""

from collections.abc import Iterator
from statistics import median

from jury.ranking.unusual import UnusualSheet, several_unusual
from jury.ranking.verdict import Verdict

Json = dict[str, object]

ENOUGH_SHEETS = 8  # below this a level measured on part of the field is poorly known
CLEARLY = 0.05  # a difference between chances that drawing error cannot explain


def notes_of(verdict: Verdict, unusual: list[UnusualSheet]) -> list[Json]:
    """Every note, in the order in which a reader needs them."""
    found = [
        *_about_criteria(verdict),
        *_about_method(verdict),
        *_about_border(verdict),
        *_about_nominations(verdict),
        *_about_jurors(verdict, unusual),
    ]
    return [{"code": code, "params": params} for code, params in found]


def few_reviews(verdict: Verdict) -> list[int]:
    """The nominations with one sheet, or with under half the median number."""
    counts = verdict.sheets.given.sum(axis=1).tolist()
    half = median(counts) / 2
    return [entry for entry, count in enumerate(counts) if count == 1 or count < half]


def _about_criteria(verdict: Verdict) -> Iterator[tuple[str, Json]]:
    for criterion in verdict.panel.unscored:
        yield "criterion_unscored", {"criterion": criterion}
    for criterion in verdict.panel.uncounted:
        yield "criterion_not_counted", {"criterion": criterion}
    if verdict.sheets.filled:
        yield "filled_cells", {"cells": verdict.sheets.filled}


def _about_method(verdict: Verdict) -> Iterator[tuple[str, Json]]:
    if verdict.rule.name != "adjusted":
        width: Json = {"width": verdict.rule.width} if verdict.rule.name == "clamped" else {}
        yield "rule", {"rule": verdict.rule.name, **width}
    if verdict.silence:
        about: Json = {"parts": verdict.fit.design.parts, "dof": verdict.fit.dof}
        yield verdict.silence, about
    elif verdict.fit.agrees_exactly:
        yield "exact_agreement", {}


def _about_border(verdict: Verdict) -> Iterator[tuple[str, Json]]:
    yield from _ties(verdict)
    if verdict.posterior is None:
        return
    chance = verdict.posterior.best(verdict.panel.shortlist)
    inside = verdict.shortlisted()
    outside = [n for n in verdict.order.listed if n not in inside]
    if not outside:
        return
    weakest = min(inside, key=lambda n: (chance[n], n))
    for entry in outside:
        if chance[entry] - chance[weakest] > CLEARLY:
            pair: Json = {"outside": verdict.panel.entries[entry]}
            pair["inside"] = verdict.panel.entries[weakest]
            chances = {"p_outside": float(chance[entry]), "p_inside": float(chance[weakest])}
            yield "better_chance_outside", {**pair, **chances}


def _ties(verdict: Verdict) -> Iterator[tuple[str, Json]]:
    """Nominations that share a place on both sides of the shortlist's border."""
    order, cut = verdict.order, verdict.panel.shortlist
    for part in sorted(set(order.parts.tolist())):
        inside = [n for n in order.listed if order.parts[n] == part]
        if len(inside) <= cut or order.places[inside[cut - 1]] != order.places[inside[cut]]:
            continue
        place = int(order.places[inside[cut]])
        tied = [n for n in inside if order.places[n] == place]
        yield "tie_at_border", {"place": place, "entries": verdict.ids(tied)}


def _about_nominations(verdict: Verdict) -> Iterator[tuple[str, Json]]:
    counts = verdict.sheets.given.sum(axis=1).tolist()
    for entry in few_reviews(verdict):
        yield "few_reviews", {"entry": verdict.panel.entries[entry], "reviews": counts[entry]}


def _about_jurors(verdict: Verdict, unusual: list[UnusualSheet]) -> Iterator[tuple[str, Json]]:
    jurors = verdict.panel.jurors
    if not verdict.sheets.given.all():
        for juror, count in enumerate(verdict.sheets.given.sum(axis=0).tolist()):
            if count < ENOUGH_SHEETS:
                yield "level_poorly_known", {"juror": jurors[juror], "reviews": count}
    for juror, count in several_unusual(unusual):
        yield "unusual_juror", {"juror": jurors[juror], "sheets": count}
