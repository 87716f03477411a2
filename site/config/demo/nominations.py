"""Invented nominations for a demo competition."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from random import Random
from typing import Any

from config.demo.answers import Prize, Writer, answer_banks
from config.demo.companies import DemoCompany, Place, Registry
from config.demo.figures import main_facts, special_facts
from config.demo.people import address, contact_name
from config.demo.text import Deck, bank

MOST = 500
STARTUP_EMPLOYEES = (6, 38)
UNFINISHED = 0.1


@dataclass(frozen=True, kw_only=True)
class DemoNomination:
    """One invented company's case for one prize, and how good it truly is."""

    company: DemoCompany
    prize: Prize
    answers: dict[str, str]
    quality: float
    criterion_quality: dict[str, float]
    contact_name: str
    contact_email: str
    finished: bool
    facts: Mapping[str, str] = field(repr=False)


def nominations(count: int, *, seed: int) -> list[DemoNomination]:
    """The same seed gives the same nominations; both prizes are there from two on."""
    if not 0 <= count <= MOST:
        raise ValueError(f"The demo has names for {MOST} nominations, not {count}.")
    rng = Random(f"nominations {seed}")  # noqa: S311
    maker = _Maker(rng)
    return [maker.make(prize) for prize in _prizes(count, rng)]


def _prizes(count: int, rng: Random) -> list[Prize]:
    special = min(count // 2, max(count // 6, 4 if count >= 12 else 1))  # noqa: PLR2004
    prizes: list[Prize] = ["special"] * special
    prizes += ["main"] * (count - special)
    rng.shuffle(prizes)
    return prizes


def main_profiles() -> list[dict[str, Any]]:
    """Each sector's words together with the words of one of its products."""
    sectors = [sector for part in (1, 2, 3) for sector in bank(f"sectors_{part}")]
    return [{**sector, **product} for sector in sectors for product in sector["products"]]


def special_profiles() -> list[dict[str, Any]]:
    return [{**startup, "employees": STARTUP_EMPLOYEES} for startup in bank("startups")]


class _Maker:
    def __init__(self, rng: Random) -> None:
        self._rng, self._registry, self._writer = rng, Registry(rng), Writer(rng)
        self._profiles = {
            "main": Deck(main_profiles(), rng),
            "special": Deck(special_profiles(), rng),
        }

    def make(self, prize: Prize) -> DemoNomination:
        rng, profile = self._rng, self._profiles[prize].deal()
        company, place = self._registry.found(profile)
        quality = round(rng.gauss(0, 1), 3)
        by_criterion = self._by_criterion(prize, quality)
        facts = self._facts(prize, company, place, profile, quality)
        answers = self._writer.write(prize, facts, by_criterion)
        finished = rng.random() >= UNFINISHED
        contact = contact_name(rng)
        return DemoNomination(
            company=company,
            prize=prize,
            answers=answers if finished else self._started(answers),
            quality=quality,
            criterion_quality=by_criterion,
            contact_name=contact,
            contact_email=address(contact, company.domain),
            finished=finished,
            facts=facts,
        )

    def _by_criterion(self, prize: Prize, quality: float) -> dict[str, float]:
        names = [row["criterion"] for row in answer_banks(prize)]
        return {name: round(0.78 * quality + self._rng.gauss(0, 0.62), 3) for name in names}

    def _facts(
        self,
        prize: Prize,
        company: DemoCompany,
        place: Place,
        profile: dict[str, Any],
        quality: float,
    ) -> dict[str, str]:
        if prize == "main":
            return main_facts(company, place, profile, quality=quality, rng=self._rng)
        return special_facts(company, place, profile, rng=self._rng)

    def _started(self, answers: dict[str, str]) -> dict[str, str]:
        """What a company has so far: at least one answer is missing."""
        kept = self._rng.sample(list(answers), self._rng.randint(1, len(answers) - 1))
        return {name: text for name, text in answers.items() if name in kept}
