"""Invented citations, winner stories and screening reasons for the demo."""

from dataclasses import dataclass
from random import Random
from typing import Any, Literal

from config.demo.nominations import DemoNomination
from config.demo.people import contact_name
from config.demo.text import bank, fill


@dataclass(frozen=True, kw_only=True)
class DemoStory:
    """A winner's story: body is headings with paragraphs, facts are numbers with labels."""

    title: str
    lead: str
    body: list[tuple[str, list[str]]]
    quote: str
    quote_by: str
    facts: list[tuple[str, str]]
    lesson: str


def citation(nomination: DemoNomination, *, seed: int) -> str:
    """The jury's reasons in a few sentences, from what the company has told."""
    choices = bank("stories")["citation"][nomination.prize]
    return fill(_rng("citation", nomination, seed).choice(choices), nomination.facts)


def story(nomination: DemoNomination, *, seed: int) -> DemoStory:
    rng = _rng("story", nomination, seed)
    stories = bank("stories")["story"]
    return _told(rng.choice(stories[nomination.prize]), nomination, _speaker(stories, rng))


def screening_reason(
    kind: Literal["service", "development", "on_hold"], *, company: str = "Bedriften"
) -> str:
    """Why a nomination is not eligible, or what has to be clarified first."""
    return fill(bank("stories")["screening"][kind], {"company": company})


def _told(template: dict[str, Any], nomination: DemoNomination, speaker: str) -> DemoStory:
    facts = nomination.facts
    return DemoStory(
        title=fill(template["title"], facts),
        lead=fill(template["lead"], facts),
        body=[
            (heading, [fill(text, facts) for text in paragraphs])
            for heading, paragraphs in template["body"]
        ],
        quote=template["quote"],
        quote_by=f"{speaker}, {nomination.company.name}",
        facts=[
            (fill(count, facts), _small(fill(label, facts))) for count, label in template["facts"]
        ],
        lesson=template["lesson"],
    )


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]


def _speaker(stories: dict[str, Any], rng: Random) -> str:
    return f"{contact_name(rng)}, {rng.choice(stories['titles'])}"


def _rng(purpose: str, nomination: DemoNomination, seed: int) -> Random:
    return Random(f"{purpose} {nomination.company.org_number} {seed}")  # noqa: S311
