"""The invented figures of one company: drawn once, so that all its answers agree."""

import re
from collections.abc import Mapping
from random import Random
from typing import Any

from config.demo.companies import DemoCompany, Place
from config.demo.text import draw_ranges, number, word

COARSE = 20  # from here on a figure is told without decimals


def main_facts(
    company: DemoCompany, place: Place, profile: Mapping[str, Any], *, quality: float, rng: Random
) -> dict[str, str]:
    """Every slot that an answer for the main prize may use."""
    effect = max(0.1, min(0.95, 0.5 + 0.22 * quality))
    return {
        **_identity(company, place, profile, rng),
        **_years(profile, rng),
        **_production(effect, profile, rng),
        **_environment(effect, rng),
        **_people(company.employees, effect, rng),
        **_market(effect, rng),
        "rival1": re.split(", | og ", profile["rival"])[0],
        "land1": re.split(", | og ", profile["lands"])[0],
        **_money(company.employees, effect, rng),
    }


def special_facts(
    company: DemoCompany, place: Place, profile: Mapping[str, Any], *, rng: Random
) -> dict[str, str]:
    """Every slot that an answer for the special prize may use."""
    pilots = rng.randint(3, 6)
    return {
        **_identity(company, place, profile, rng),
        "founded": str(rng.randint(2018, 2022)),
        "year3": str(rng.randint(2024, 2025)),
        "pilots": word(pilots),
        "repeat": word(rng.randint(2, pilots - 1)),
        "raised": word(rng.randint(6, 48)),
        "orders": word(rng.randint(4, 60)),
        "gross": str(rng.randint(18, 46)),
        "payback": word(rng.randint(2, 4)),
        "cost_thousand": number(rng.randrange(30, 420, 10)),
        "run_hours": number(rng.randrange(900, 9000, 100)),
        "ideas": str(rng.randint(15, 60)),
    }


def _identity(
    company: DemoCompany, place: Place, profile: Mapping[str, Any], rng: Random
) -> dict[str, str]:
    texts = {key: value for key, value in profile.items() if isinstance(value, str)}
    return {
        **{key: draw_ranges(text, rng) for key, text in texts.items()},
        "name": company.name.removesuffix(" AS"),
        "place": place.name,
        "at_place": place.at,
        "employees": word(company.employees),
    }


def _years(profile: Mapping[str, Any], rng: Random) -> dict[str, str]:
    start = rng.randint(2017, 2020)
    return {
        "founded": str(rng.randint(*profile["founded"])),
        "year1": str(start),
        "year2": str(start + rng.randint(2, 3)),
        "year3": str(rng.randint(2024, 2025)),
    }


def _production(effect: float, profile: Mapping[str, Any], rng: Random) -> dict[str, str]:
    hours = rng.uniform(*profile["hours"])
    scrap, uptime = rng.uniform(4, 9), rng.randint(56, 70)
    lead = rng.randint(8, 18)
    after = hours * (0.9 - 0.42 * effect)
    return {
        "hours_before": _sized(hours),
        "hours_after": _sized(after),
        "hours_cut": str(round(100 * (1 - after / hours))),
        "scrap_before": number(scrap, decimals=1),
        "scrap_after": number(scrap * (0.85 - 0.62 * effect), decimals=1),
        "lead_before": word(lead),
        "lead_after": word(max(2, round(lead * (0.85 - 0.55 * effect)))),
        "uptime_before": str(uptime),
        "uptime_after": str(min(96, uptime + round(4 + 22 * effect))),
        "gap": str(rng.randint(11, 24)),
        "gap_now": str(rng.randint(2, 9)),
    }


def _environment(effect: float, rng: Random) -> dict[str, str]:
    energy = round(6 + 32 * effect + rng.uniform(-2, 4))
    return {
        "energy_cut": str(energy),
        "co2_cut": str(energy + rng.randint(4, 15)),
        "waste_cut": str(round(14 + 55 * effect)),
        "cheap": str(rng.randint(25, 45)),
    }


def _people(employees: int, effect: float, rng: Random) -> dict[str, str]:
    absence = rng.uniform(6.2, 8.8)
    return {
        "robots": word(2 + round(employees / 30 * rng.uniform(0.4, 1.2))),
        "apprentices": word(2 + round(employees * rng.uniform(0.01, 0.05))),
        "trained": number(round(employees * rng.uniform(0.35, 0.75))),
        "train_hours": str(rng.randint(22, 48)),
        "ideas": number(9 + round(employees * rng.uniform(0.5, 2))),
        "visits": str(rng.randint(14, 60)),
        "safe_days": number(rng.randint(240, 1900)),
        "absence_before": number(absence, decimals=1),
        "absence_after": number(absence * (0.9 - 0.35 * effect), decimals=1),
    }


def _market(effect: float, rng: Random) -> dict[str, str]:
    export = round(22 + 72 * effect)
    countries = 6 + round(30 * effect * rng.uniform(0.6, 1.2))
    return {
        "export": str(export),
        "export_before": str(round(export * rng.uniform(0.45, 0.75))),
        "home": str(100 - export),
        "countries": str(countries),
        "countries_more": word(countries - 3),
        "new_share": str(round(12 + 40 * effect + rng.uniform(-5, 5))),
        "growth": str(rng.randint(5, 19)),
        "patents": word(rng.randint(2, 7)),
    }


def _money(employees: int, effect: float, rng: Random) -> dict[str, str]:
    revenue = employees * rng.uniform(1.9, 4.6)
    research = 1.4 + 6 * effect * rng.uniform(0.7, 1.2)
    wage = rng.uniform(24, 38)
    return {
        "revenue": number(revenue),
        "revenue_per": number(revenue / employees, decimals=1),
        "margin": number(3 + 11 * effect * rng.uniform(0.8, 1.2), decimals=1),
        "rnd": number(research, decimals=1),
        "rnd_money": _sized(revenue * research / 100),
        "rnd_people": word(2 + round(employees * research / 300)),
        "wage_before": str(round(wage)),
        "wage_after": str(round(wage * (0.85 - 0.4 * effect))),
        "invest": number(6 + employees * rng.uniform(0.1, 0.35)),
        "payback": word(rng.randint(2, 5)),
    }


def _sized(value: float) -> str:
    return number(value, decimals=0 if value >= COARSE else 1)
