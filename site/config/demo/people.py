"""Invented people: staff, jurors and contact persons. None of them exists."""

from dataclasses import dataclass
from random import Random
from typing import Literal

from config.demo.companies import slug
from config.demo.text import bank

DOMAIN = "demo.example"
CHAIRS = 5  # the first in the bank have the standing to lead a jury


@dataclass(frozen=True, kw_only=True)
class DemoPerson:
    """Somebody on the organiser's side."""

    role: str
    name: str
    email: str


@dataclass(frozen=True, kw_only=True)
class DemoJuror:
    """An invented juror; severity and spread say how the demo lets this person score."""

    name: str
    email: str
    employer: str
    title: str
    biography: str
    role: Literal["chair", "member"]
    severity: float
    spread: float


def address(name: str, domain: str = DOMAIN) -> str:
    """kari.elise.rognskog@demo.example"""
    return f"{slug(name).replace('-', '.')}@{domain}"


def staff() -> list[DemoPerson]:
    return [
        DemoPerson(role=role.lower(), name=name, email=f"{local}@{DOMAIN}")
        for role, name, local in bank("people")["staff"]
    ]


def jurors(count: int, *, seed: int) -> list[DemoJuror]:
    """At most thirty; the first one leads the jury."""
    everybody = bank("people")["jurors"]
    if not 0 <= count <= len(everybody):
        raise ValueError(f"There are {len(everybody)} demo jurors, not {count}.")
    rng = Random(f"jurors {seed}")  # noqa: S311
    chair = rng.randrange(CHAIRS)
    rest = [row for index, row in enumerate(everybody) if index != chair]
    chosen = [everybody[chair], *rng.sample(rest, len(rest))][:count]
    return [_juror(row, index, rng) for index, row in enumerate(chosen)]


def _juror(row: list[str], index: int, rng: Random) -> DemoJuror:
    name, title, employer, biography = row
    return DemoJuror(
        name=name,
        email=address(name),
        employer=employer,
        title=title,
        biography=biography,
        role="member" if index else "chair",
        severity=round(max(-0.9, min(0.9, rng.gauss(0, 0.45))), 2),
        spread=round(rng.uniform(0.6, 1.4), 2),
    )


def contact_name(rng: Random) -> str:
    names = bank("people")
    return f"{rng.choice(names['first'])} {rng.choice(names['last'])}"
