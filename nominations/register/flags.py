"""What the secretariat ought to notice about a company. A flag never blocks anything."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from nominations.register.extracts import Extract, State

MANUFACTURING = range(10, 34)  # section C, in SN2007 and in SN2025
HOLDING_CODE = "00.000"
NOT_CHECKED = {State.REFUSED, State.BUSY, State.DOWN, State.UNCHECKED}


@dataclass(frozen=True)
class Flag:
    """One thing to notice; `to_clarify` when it must be cleared up before the company goes on."""

    kind: str
    text: str
    to_clarify: bool = False


def flags(extract: Extract) -> list[Flag]:
    """The most serious first."""
    found = [*_gone(extract), *_troubled(extract), *_nature(extract)]
    return sorted(found, key=lambda flag: not flag.to_clarify)


def _gone(extract: Extract) -> list[Flag]:
    if extract.state in NOT_CHECKED:
        return [Flag("not_checked", _("Not checked against Enhetsregisteret"))]
    told = {
        State.DELETED: Flag("deleted", _("Deleted from Enhetsregisteret"), to_clarify=True),
        State.REMOVED: Flag("removed", _("Removed from the register's open data"), to_clarify=True),
        State.UNKNOWN: Flag("unknown", _("Not found in Enhetsregisteret"), to_clarify=True),
    }
    return [told[extract.state]] if extract.state in told else []


def _troubled(extract: Extract) -> list[Flag]:
    found = []
    if extract.bankrupt:
        found.append(Flag("bankrupt", _("Bankrupt"), to_clarify=True))
    if extract.liquidation:
        found.append(Flag("liquidation", _("Being wound up"), to_clarify=True))
    return found


def _nature(extract: Extract) -> list[Flag]:
    found = []
    if extract.is_sub_unit:
        found.append(Flag("sub_unit", _("A sub-unit, not the company itself")))
    codes = [industry["code"] for industry in extract.industry_codes]
    if HOLDING_CODE in codes:
        found.append(Flag("holding", _("Without an industry code yet (00.000)")))
    if any(code[:2].isdecimal() and int(code[:2]) in MANUFACTURING for code in codes):
        found.append(Flag("industry", _("Probably industry")))
    elif extract.state == State.FOUND:
        found.append(Flag("consider", _("Consider whether it is industry")))
    return found
