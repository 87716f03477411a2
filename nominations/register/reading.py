"""Reads the register's answers leniently: fields come and go, and any of them can be null.

The `brreg` package is not used: its models take 410 for 404, leave out `erIKonsern`, and refuse
the whole answer for one field that is null or missing.
"""

from datetime import date, datetime
from typing import Any
from unicodedata import category

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.timezone import localtime

from nominations.register.asking import OK, Answer
from nominations.register.counties import county_of
from nominations.register.extracts import Extract, State
from nominations.register.names import shown

STATES = {400: State.REFUSED, 404: State.UNKNOWN, 410: State.REMOVED, 429: State.BUSY}
SN2025_FROM = date(2025, 9, 1)
MOST_EMPLOYEES = 10_000_000
LONGEST = 200
is_address = URLValidator(schemes=["http", "https"])


def read(answer: Answer, org_number: str, *, at: datetime, is_sub_unit: bool = False) -> Extract:
    """The extract that an answer makes."""
    facts = answer.facts or {}
    if answer.status == OK and _text(facts, "organisasjonsnummer") == org_number:
        return _company(facts, org_number, at, is_sub_unit=is_sub_unit)
    state = STATES.get(answer.status, State.DOWN)
    gone = _date(facts, "slettedato") if state == State.REMOVED else None
    return Extract(org_number=org_number, state=state, deleted_on=gone, fetched_at=at)


def read_list(answer: Answer, *, at: datetime) -> list[Extract]:
    """The companies of a search. Without hits the register leaves the list out."""
    hits = _part(answer.facts or {}, "_embedded").get("enheter")
    companies = [hit for hit in (hits if isinstance(hits, list) else []) if isinstance(hit, dict)]
    return [
        _company(facts, number, at, is_sub_unit=False)
        for facts in companies
        if (number := _text(facts, "organisasjonsnummer"))
    ]


def _company(facts: dict[str, Any], org_number: str, at: datetime, *, is_sub_unit: bool) -> Extract:
    deleted_on = _date(facts, "slettedato") or _date(facts, "nedleggelsesdato")
    deleted = bool(deleted_on) or facts.get("respons_klasse") == "SlettetEnhet"
    codes = _industry_codes(facts)
    return Extract(
        org_number=org_number,
        state=State.DELETED if deleted else State.FOUND,
        name=_text(facts, "navn"),
        legal_form=_text(_part(facts, "organisasjonsform"), "kode"),
        industry_codes=codes,
        standard=_standard(at) if codes else "",
        employees=_employees(facts),
        website=_website(facts),
        parent=_text(facts, "overordnetEnhet"),
        is_sub_unit=is_sub_unit,
        bankrupt=facts.get("konkurs") is True,
        liquidation=facts.get("underAvvikling") is True
        or facts.get("underTvangsavviklingEllerTvangsopplosning") is True,
        deleted_on=deleted_on,
        in_group=facts.get("erIKonsern") is True,
        fetched_at=at,
        **_where(facts),
    )


def _where(facts: dict[str, Any]) -> dict[str, str]:
    """The business address, a sub-unit's place, or at least a post box."""
    kinds = ("forretningsadresse", "beliggenhetsadresse", "postadresse")
    address = next((found for kind in kinds if (found := _part(facts, kind))), {})
    lines = address.get("adresse")
    number = _text(address, "kommunenummer")
    return {
        "address": ", ".join(filter(None, map(_clean, lines if isinstance(lines, list) else []))),
        "postal_code": _text(address, "postnummer"),
        "place": shown(_text(address, "poststed")),
        "municipality": shown(_text(address, "kommune")),
        "municipality_number": number,
        "county": county_of(number),
    }


def _industry_codes(facts: dict[str, Any]) -> tuple[dict[str, str], ...]:
    parts = [_part(facts, f"naeringskode{place}") for place in (1, 2, 3)]
    codes = [{"code": _text(part, "kode"), "text": _text(part, "beskrivelse")} for part in parts]
    return tuple(code for code in codes if code["code"])


def _standard(at: datetime) -> str:
    return "SN2025" if localtime(at).date() >= SN2025_FROM else "SN2007"


def _employees(facts: dict[str, Any]) -> int | None:
    """Only a number that the register stands by. A missing one is not zero."""
    count = facts.get("antallAnsatte")
    if facts.get("harRegistrertAntallAnsatte") is not True or type(count) is not int:
        return None
    return count if 0 <= count < MOST_EMPLOYEES else None


def _website(facts: dict[str, Any]) -> str:
    """The address with its scheme; empty for what is no address."""
    address = _text(facts, "hjemmeside")
    if address and "://" not in address:
        address = f"https://{address}"
    try:
        is_address(address)
    except ValidationError:
        return ""
    return address if len(address) <= LONGEST else ""


def _part(facts: dict[str, Any], name: str) -> dict[str, Any]:
    part = facts.get(name)
    return part if isinstance(part, dict) else {}


def _text(facts: dict[str, Any], name: str) -> str:
    return _clean(facts.get(name))


def _clean(value: object) -> str:
    """One line of text without the characters that no database keeps."""
    if not isinstance(value, str):
        return ""
    kept = "".join(" " if category(letter) in {"Cc", "Cs"} else letter for letter in value)
    return " ".join(kept.split())[:LONGEST]


def _date(facts: dict[str, Any], name: str) -> date | None:
    try:
        return date.fromisoformat(_text(facts, name)[:10])
    except ValueError:
        return None
