"""What the secretariat ought to notice about a nomination. A flag never blocks anything."""

from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column

from nominations.checks import identity_numbers
from nominations.models import Nomination, Submission
from nominations.register import Extract, Flag, differences, flags

KINDS = {
    "industry": _("Probably industry"),
    "consider": _("Consider whether it is industry"),
    "holding": _("Without an industry code yet (00.000)"),
    "sub_unit": _("A sub-unit, not the company itself"),
    "deleted": _("Deleted from Enhetsregisteret"),
    "removed": _("Removed from the register's open data"),
    "unknown": _("Not found in Enhetsregisteret"),
    "bankrupt": _("Bankrupt"),
    "liquidation": _("Being wound up"),
    "not_checked": _("Not checked against Enhetsregisteret"),
    "differs": _("Differs from what the company wrote"),
}
FIELDS = {
    "name": _("Name"),
    "municipality": _("Municipality"),
    "county": _("County"),
    "employees": _("Employees"),
    "website": _("Website"),
}


class FlagsColumn(Column):
    """What the register said, as small tags."""

    cell_template_name = "desk/flags_cell.html"


def extract_of(nomination: Nomination) -> Extract:
    """What the register said on the day it was asked; of those never asked, nothing."""
    return Extract.from_facts(nomination.register) if nomination.register else Extract()


def flags_of(nomination: Nomination, written: Mapping[str, object] | None = None) -> list[Flag]:
    """The register's flags, and whether the company says something else."""
    extract = extract_of(nomination)
    found = flags(extract)
    if differences(extract, vars(nomination.company) if written is None else written):
        found.append(Flag("differs", gettext("Differs from what the company wrote")))
    return found


def with_flag(nominations: QuerySet[Nomination], kind: str) -> QuerySet[Nomination]:
    """Found one by one: what a flag means is known by the register alone."""
    flagged = [
        nomination.pk
        for nomination in nominations.select_related("company")
        if any(flag.kind == kind for flag in flags_of(nomination))
    ]
    return nominations.filter(pk__in=flagged)


def facts_of(nomination: Nomination, submission: Submission | None) -> dict[str, Any]:
    """What the screening page tells: the flags, the differences, and answers to look into."""
    content = submission.content if submission else {}
    extract = extract_of(nomination)
    written = content.get("company")
    told = differences(extract, vars(nomination.company) if written is None else written)
    return {
        "extract": extract,
        "flags": flags_of(nomination, written),
        "differences": [(FIELDS[field], register, typed) for field, register, typed in told],
        "identity_numbers": with_identity_number(content),
    }


def with_identity_number(content: Mapping[str, Any]) -> list[str]:
    """The names of the answers that seem to hold somebody's national identity number."""
    texts = [(a["criterion"], a["text"]) for a in content.get("answers", {}).values()]
    texts += [(f["label"], f["text"]) for f in content.get("figures", [])]
    for part, label in (("company", _("The company")), ("contact", _("Contact"))):
        texts += [(label, str(text)) for text in content.get(part, {}).values()]
    found = [str(label) for label, text in texts if identity_numbers([text])]
    return list(dict.fromkeys(found))
