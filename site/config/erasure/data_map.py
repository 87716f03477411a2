"""Which fields hold personal data: what for, on which basis, and in which class of retention."""

import json
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from django.apps import apps
from django.db.models import Model, Q, QuerySet

from accounts.models import User

FILE = Path(__file__).parents[1] / "data" / "personal_data.json"


@dataclass(frozen=True)
class Entry:
    """One model with personal data, and the ways from it to the person."""

    label: str
    purpose: str
    basis: str
    fields: dict[str, str]  # each with its classes, with spaces between
    of: list[str] = field(default_factory=list)  # look-ups of an account
    address: list[str] = field(default_factory=list)  # look-ups of an e-mail address
    never_shown: list[str] = field(default_factory=list)

    @property
    def model(self) -> type[Model]:
        return apps.get_model(self.label)

    @property
    def classes(self) -> list[str]:
        return list(dict.fromkeys(" ".join(self.fields.values()).split()))

    def rows(self, person: User | None, address: str) -> QuerySet[Any]:
        """Everything in the model that is about the person, or from them."""
        found = Q(pk__in=[])
        for lookup in self.of if person else []:
            found |= Q(**{lookup: person.pk if person else None})
        for lookup in self.address:
            found |= Q(**{lookup: address})
        rows = self.model._default_manager.filter(pk__in=self._keys(found))
        return rows.order_by("pk")

    def _keys(self, found: Q) -> QuerySet[Any]:
        return self.model._default_manager.filter(found).order_by().values("pk")


@cache
def told() -> dict[str, Any]:
    """The file, as it is written."""
    known: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
    return known


def entries() -> list[Entry]:
    return [Entry(label, **facts) for label, facts in told()["models"].items()]


def kept(classes: list[str]) -> str:
    """How long, in words."""
    known = told()["classes"]
    return "; ".join(f"{known[name]['title']}: {known[name]['time']}" for name in classes)
