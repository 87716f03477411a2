"""Holds what the company wrote against what the register says. Neither overwrites the other."""

from collections.abc import Mapping
from typing import NamedTuple

from nominations.register.extracts import Extract


class Difference(NamedTuple):
    """One field on which they disagree."""

    field: str
    register: str
    written: str


def differences(extract: Extract, written: Mapping[str, object]) -> list[Difference]:
    """Where both said something, and not the same; capitals and spaces don't count."""
    known = {
        "name": extract.shown_name(),
        "municipality": extract.municipality,
        "county": extract.county,
        "employees": "" if extract.employees is None else str(extract.employees),
        "website": extract.website,
    }
    pairs = [
        Difference(field, said, _text(written.get(field))) for field, said in known.items() if said
    ]
    return [pair for pair in pairs if pair.written and _bare(*pair[:2]) != _bare(pair[0], pair[2])]


def _text(value: object) -> str:
    return "" if value is None else str(value).strip()


def _bare(field: str, text: str) -> str:
    """What is left to compare when the way of writing is taken away."""
    bare = " ".join(text.casefold().split())
    if field == "website":
        bare = bare.partition("://")[2] or bare
        return bare.removeprefix("www.").rstrip("/")
    return bare.removesuffix(" kommune")
