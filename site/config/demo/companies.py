"""Invented companies: names, organisation numbers, places. The municipalities are real."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import Any

from config.demo.text import Deck, bank

WEIGHTS = (3, 2, 7, 6, 5, 4, 3, 2)
LETTERS = str.maketrans({"æ": "ae", "ø": "o", "å": "a", "é": "e", " ": "-"})


@dataclass(frozen=True, kw_only=True)
class DemoCompany:
    """An invented company. Organisation numbers in real use start with 8 or 9, ours with 3."""

    org_number: str
    name: str
    municipality: str
    county: str
    sector: str
    employees: int
    website: str

    @property
    def domain(self) -> str:
        return self.website.removeprefix("https://")


@dataclass(frozen=True, kw_only=True)
class Place:
    """A municipality and the words «i Rana» or «på Karmøy»."""

    name: str
    at: str
    county: str
    coast: bool


def check_digit(digits: str) -> int:
    """The modulus-11 check digit of eight digits; 10 means that there is none."""
    total = sum(weight * int(digit) for weight, digit in zip(WEIGHTS, digits, strict=True))
    return -total % 11


def org_numbers(rng: Random) -> Iterator[str]:
    """Valid, invented, never the same twice."""
    for middle in rng.sample(range(10_000_000), 5_000):
        digits = f"3{middle:07d}"
        if check_digit(digits) < 10:  # noqa: PLR2004
            yield f"{digits}{check_digit(digits)}"


def stems(rng: Random) -> Iterator[str]:
    """Invented place names, each once; neighbours on the list never begin alike."""
    names = bank("places")
    starts = rng.sample(names["prefixes"], len(names["prefixes"]))
    ends = {start: rng.sample(names["suffixes"], len(names["suffixes"])) for start in starts}
    for turn in range(len(names["suffixes"])):
        for start in starts:
            yield _joined(start, ends[start][turn])


def _joined(start: str, end: str) -> str:
    return start[:-1] + end if start[-1] == end[0] else start + end


def places(rng: Random) -> tuple[Deck[Place], Deck[Place]]:
    """All municipalities, and those by the sea."""
    rows = bank("places")["municipalities"]
    found = [Place(name=n, at=at, county=c, coast=bool(coast)) for n, at, c, coast in rows]
    return Deck(found, rng), Deck([place for place in found if place.coast], rng)


def slug(text: str) -> str:
    return text.lower().translate(LETTERS)


class Registry:
    """Founds companies, one after the other."""

    def __init__(self, rng: Random) -> None:
        self._rng = rng
        self._numbers, self._stems = org_numbers(rng), stems(rng)
        self._anywhere, self._coast = places(rng)

    def found(self, profile: dict[str, Any]) -> tuple[DemoCompany, Place]:
        place = (self._coast if profile["coast"] else self._anywhere).deal()
        name = f"{next(self._stems)} {self._rng.choice(profile['trades'])}"
        low, high = profile["employees"]
        company = DemoCompany(
            org_number=next(self._numbers),
            name=f"{name} AS",
            municipality=place.name,
            county=place.county,
            sector=profile["name"],
            employees=low + int((high - low) * self._rng.random() ** 2),
            website=f"https://{slug(name)}.example",
        )
        return company, place
