"""The invented companies of the demo hold together, and read as if people had written them."""

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from config import demo
from config.demo.companies import check_digit

CRITERIA = Path(__file__).parents[1] / "nominations" / "data" / "criteria.json"
COUNTS = [2, 12, 60, 500]
OFTEN = 8  # nominations out of sixty that may share a long sentence


def prose(nominations):
    """Every text that the demo can show of these nominations."""
    for nomination in nominations:
        yield from nomination.answers.values()
        yield demo.citation(nomination, seed=1)
        story = demo.story(nomination, seed=1)
        yield from [story.title, story.lead, story.quote, story.quote_by, story.lesson]
        yield from (text for fact in story.facts for text in fact)
        yield from (text for _, paragraphs in story.body for text in paragraphs)


def sentences(text):
    return {s for s in re.split(r"(?<=[.!?])\s+", text) if len(s.split()) > 8}


def test_the_same_seed_tells_the_same_story():
    assert demo.nominations(20, seed=7) == demo.nominations(20, seed=7)
    assert demo.jurors(9, seed=7) == demo.jurors(9, seed=7)


def test_another_seed_tells_another():
    assert demo.nominations(20, seed=7) != demo.nominations(20, seed=8)


def test_a_known_seed_is_the_same_on_every_machine():
    first = demo.nominations(60, seed=1)[0].company
    assert (first.org_number, first.name) == ("344745862", "Vibemo Elektronikk AS")


@pytest.mark.parametrize("count", COUNTS)
def test_no_two_companies_are_alike(count):
    companies = [nomination.company for nomination in demo.nominations(count, seed=1)]
    for what in ("org_number", "name", "website"):
        assert len({getattr(company, what) for company in companies}) == count


def test_organisation_numbers_are_valid_and_invented():
    for nomination in demo.nominations(500, seed=2):
        number = nomination.company.org_number
        assert re.fullmatch(r"3\d{8}", number)
        assert check_digit(number[:8]) == int(number[8])


@pytest.mark.parametrize(("count", "least"), [(2, 1), (3, 1), (12, 4), (60, 4), (500, 4)])
def test_both_prizes_have_nominations(count, least):
    prizes = Counter(nomination.prize for nomination in demo.nominations(count, seed=3))
    assert prizes["special"] >= least
    assert prizes["main"] >= 1


def test_what_is_finished_answers_every_criterion():
    prizes = json.loads(CRITERIA.read_text(encoding="utf-8"))["prizes"]
    asked = {p["key"]: {c["name"]: c["max_length"] for c in p["criteria"]} for p in prizes}
    for nomination in demo.nominations(500, seed=1):
        limits = asked[nomination.prize]
        assert (set(nomination.answers) == set(limits)) == nomination.finished
        assert all(0 < len(text) <= limits[name] for name, text in nomination.answers.items())


def test_no_text_shows_its_seams():
    for text in prose(demo.nominations(500, seed=1)):
        assert not re.search(r"[{}\[\]]|  | [.,]|[^.]\.\.$", text), text
        assert text == text.strip()
        assert text


def test_no_sentence_is_heard_too_often():
    heard = Counter()
    for nomination in demo.nominations(60, seed=1):
        heard.update(set().union(*map(sentences, nomination.answers.values())))
    assert heard.most_common(1)[0][1] <= OFTEN


def test_good_companies_answer_at_greater_length():
    everybody = sorted(demo.nominations(120, seed=1), key=lambda n: n.quality)
    words = [sum(len(a.split()) for a in n.answers.values()) / len(n.answers) for n in everybody]
    assert sum(words[-30:]) > 1.5 * sum(words[:30])


def test_the_jury_has_one_chair_and_comes_first():
    jury = demo.jurors(30, seed=1)
    assert [juror.role for juror in jury] == ["chair"] + ["member"] * 29
    assert len({juror.email for juror in jury}) == 30
    assert all(abs(juror.severity) <= 0.9 and 0.6 <= juror.spread <= 1.4 for juror in jury)


def test_the_staff_has_a_second_person_for_approvals():
    roles = Counter(person.role for person in demo.staff())
    assert roles == {"secretariat": 2, "editor": 1, "observer": 1, "administrator": 1}


@pytest.mark.parametrize("kind", ["service", "development", "on_hold"])
def test_a_screening_reason_names_the_company(kind):
    assert "Skarvnes Stol AS" in demo.screening_reason(kind, company="Skarvnes Stol AS")
