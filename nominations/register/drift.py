"""Whether the register still answers with the fields that we know."""

import json
from collections.abc import Iterator
from typing import Any, NamedTuple

from nominations.register import fake
from nominations.register.asking import OK, ask

FIXTURE = "310000019"  # the company of the invented register that has every field we read
SECONDS = 10.0


class Drift(NamedTuple):
    """The names of fields that are gone, and those that are new."""

    gone: list[str]
    new: list[str]


def drift(org_number: str) -> Drift | None:
    """Against the invented company; nothing when the register gave no company to compare."""
    answer = ask(f"enheter/{org_number}", seconds=SECONDS)
    if answer.status != OK or answer.facts is None:
        return None
    known = set(_names(json.loads(fake.answer(f"/enheter/{FIXTURE}")[2])))
    live = set(_names(answer.facts))
    return Drift(sorted(known - live), sorted(live - known))


def _names(facts: dict[str, Any], inside: str = "") -> Iterator[str]:
    """«forretningsadresse.kommune» for what lies within; links are no facts."""
    for name, value in facts.items():
        if name == "_links":
            continue
        yield inside + name
        if isinstance(value, dict):
            yield from _names(value, f"{inside}{name}.")
