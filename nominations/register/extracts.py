"""A dated extract: what the register said about one company, or why it said nothing."""

from dataclasses import asdict, dataclass, fields
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Self

from nominations.register.names import shown


class State(StrEnum):
    """What came of asking."""

    FOUND = "found"
    DELETED = "deleted"
    REMOVED = "removed"  # from open data: nobody may keep a copy
    UNKNOWN = "unknown"
    REFUSED = "refused"  # the register did not take it for a number
    BUSY = "busy"
    DOWN = "down"  # no answer, or none that can be read
    UNCHECKED = "unchecked"  # nobody asked


@dataclass(frozen=True, kw_only=True)
class Extract:
    """Kept with the nomination as it was that day. Whatever is empty, the register did not say."""

    org_number: str = ""
    state: State = State.UNCHECKED
    name: str = ""  # in capitals, as the register writes it
    legal_form: str = ""
    address: str = ""
    postal_code: str = ""
    place: str = ""
    municipality: str = ""
    municipality_number: str = ""
    county: str = ""
    industry_codes: tuple[dict[str, str], ...] = ()  # {"code", "text"}, the main one first
    standard: str = ""  # what the codes mean: SN2007 or SN2025
    employees: int | None = None
    website: str = ""
    parent: str = ""  # the organisation number that a sub-unit belongs to
    is_sub_unit: bool = False
    bankrupt: bool = False
    liquidation: bool = False
    deleted_on: date | None = None
    in_group: bool = False
    fetched_at: datetime | None = None

    def shown_name(self) -> str:
        """«EKSEMPEL STØPERI AS» as people write it."""
        return shown(self.name)

    def facts(self) -> dict[str, Any]:
        """The same as JSON can hold it."""
        return asdict(self) | {
            "state": self.state.value,
            "industry_codes": [dict(code) for code in self.industry_codes],
            "deleted_on": self.deleted_on and self.deleted_on.isoformat(),
            "fetched_at": self.fetched_at and self.fetched_at.isoformat(),
        }

    @classmethod
    def from_facts(cls, facts: dict[str, Any]) -> Self:
        """Reads what `facts` wrote, by an older or a newer version too."""
        known = {field.name for field in fields(cls)}
        facts = {name: value for name, value in facts.items() if name in known}
        facts["state"] = State(facts.get("state", State.UNCHECKED))
        facts["industry_codes"] = tuple(facts.get("industry_codes", ()))
        for name, kind in (("deleted_on", date), ("fetched_at", datetime)):
            facts[name] = kind.fromisoformat(facts[name]) if facts.get(name) else None
        return cls(**facts)
