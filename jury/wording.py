"""The faults and notes of a ranking in words; the arithmetic itself only knows codes."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from jury.ranking import Fault

FAULTS = {
    "column_missing": gettext_noop("the column «%(column)s» is missing"),
    "column_twice": gettext_noop("the column «%(column)s» is there twice"),
    "column_unknown": gettext_noop("unknown column «%(column)s»"),
    "criterion_without_weight": gettext_noop("the criterion «%(criterion)s» has no weight"),
    "empty_file": gettext_noop("the file is empty"),
    "id_missing": gettext_noop("nothing in the column «%(column)s»"),
    "no_scores": gettext_noop("there are no scores"),
    "not_json": gettext_noop("this is not valid JSON"),
    "not_text": gettext_noop("this is neither text nor a workbook (it holds null bytes)"),
    "nothing_counts": gettext_noop("no criterion with a weight has any scores"),
    "old_workbook": gettext_noop("this is an old workbook; save it as XLSX or CSV"),
    "row_broken": gettext_noop("%(cells)s cells where there are %(expected)s columns"),
    "scale_upside_down": gettext_noop(
        "the scale must go from low to high, not %(low)s to %(high)s"
    ),
    "score_given_twice": gettext_noop(
        "%(juror)s has scored %(entry)s on «%(criterion)s» already, in row %(first)s"
    ),
    "score_missing": gettext_noop("the score on «%(criterion)s» is missing"),
    "score_not_a_number": gettext_noop("the score «%(score)s» is not a number"),
    "score_off_scale": gettext_noop("the score %(score)s is not on the scale %(low)s to %(high)s"),
    "score_too_large": gettext_noop("the score %(score)s is too large to be meant"),
    "shortlist_empty": gettext_noop("the shortlist needs room for at least one"),
    "step_not_positive": gettext_noop("the step between scores must be positive, not %(step)s"),
    "text_broken": gettext_noop("the text cannot be split into columns here"),
    "too_large": gettext_noop("the workbook is too large"),
    "unreadable_workbook": gettext_noop("the workbook cannot be read"),
    "weight_given_twice": gettext_noop("the criterion «%(criterion)s» has two weights"),
    "weight_negative": gettext_noop("the weight of «%(criterion)s» is negative: %(weight)s"),
    "weight_not_a_number": gettext_noop(
        "the weight of «%(criterion)s» is not a number: «%(weight)s»"
    ),
}
NOTES = {
    "all_equal": gettext_noop("All nominations came out equal; there are no probabilities."),
    "better_chance_outside": gettext_noop(
        "%(outside)s is outside the shortlist but has a better chance of belonging there "
        "than %(inside)s, who is on it: they differ in their number of reviews."
    ),
    "criterion_not_counted": gettext_noop("«%(criterion)s» has weight 0 and does not count."),
    "criterion_unscored": gettext_noop(
        "Nobody scored «%(criterion)s»; it is left out and the other weights are rescaled."
    ),
    "exact_agreement": gettext_noop(
        "The jurors agree exactly; only the rounding of scores is left as uncertainty."
    ),
    "few_reviews": gettext_noop("%(entry)s has few reviews: %(reviews)s."),
    "filled_cells": gettext_noop("Scores missing on sheets that were otherwise given: %(cells)s."),
    "level_poorly_known": gettext_noop(
        "%(juror)s has only %(reviews)s reviews, so the severity is poorly known: "
        "compare with the plain mean."
    ),
    "one_entry": gettext_noop("There is only one nomination."),
    "parts": gettext_noop(
        "The nominations fall into %(parts)s parts that share no juror. They are ranked side by "
        "side; no formula can compare them."
    ),
    "rule": gettext_noop(
        "The official order is by another rule than the adjusted score: %(rule)s. "
        "The probabilities are those of the adjusted score."
    ),
    "tie_at_border": gettext_noop(
        "A tie runs across the border of the shortlist, on place %(place)s: %(entries)s."
    ),
    "too_few_overlaps": gettext_noop(
        "Too few nominations were judged by more than one juror; there are no probabilities."
    ),
    "unusual_juror": gettext_noop(
        "%(juror)s has %(sheets)s reviews that are far from what the others gave. "
        "Nothing has been changed; the chair should look at them."
    ),
}


def fault(found: Fault) -> str:
    """The fault in the user's language, its row first."""
    said = _(FAULTS[found.code]) % _shown(found.params)
    return (
        said
        if found.row is None
        else _("row %(row)s: %(fault)s") % {"row": found.row, "fault": said}
    )


def note(found: Mapping[str, Any]) -> str:
    """The note in the user's language."""
    return _(NOTES[found["code"]]) % _shown(found["params"])


def _shown(params: Mapping[str, Any]) -> dict[str, object]:
    return {name: _plain(value) for name, value in params.items()}


def _plain(value: object) -> object:
    if isinstance(value, Sequence) and not isinstance(value, str):
        return ", ".join(map(str, value))
    return int(value) if isinstance(value, float) and value.is_integer() else value
