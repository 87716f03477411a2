"""The words of letters: complete in both languages, and the secretariat's own where it wants."""

import re
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.conf import settings
from django.utils import translation

from accounts.refusals import Refused
from ledger.models import Event
from letters import actions, rules, texts
from letters.composing import compose
from letters.filling import names_in
from letters.kinds import KINDS
from letters.models import LetterText
from nominations import reminders
from nominations.rules import shown as moment
from tests import make
from tests.make.letters import letter

OSLO = ZoneInfo("Europe/Oslo")
LANGUAGES = list(dict(settings.LANGUAGES))
# The examples' deadline, when one was received, and when a change is due.
MOMENTS = [(2, 23, 59), (2, 14, 5), (16, 12, 0)]
each = pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
both = pytest.mark.parametrize("language", LANGUAGES)
# Words that would tell how it went, before anybody has signed in.
OUTCOMES = r"(?i)\b(vant|vinner|finalist|gratulerer|dessverre|won|winner|unfortunately|regret)"


def shown(kind, language):
    words, facts = texts.ours(kind, language), texts.samples(kind, language)
    link = "http://127.0.0.1:8000/side/" if kind.opens else ""
    return compose(kind, words, facts, link=link, language=language)


@each
@both
def test_every_letter_has_words_that_hold_together(kind, language):
    words = texts.ours(kind, language)

    assert rules.why_not_words(kind, words.subject, words.body) == []
    assert set(names_in(words.subject + words.body)) == set(kind.may_use)
    assert bool(texts.button(kind, language)) == bool(kind.opens)
    assert len(words.subject) <= 78


@each
@both
def test_a_letter_is_the_same_in_both_forms(kind, language):
    content = shown(kind, language)

    assert "{" not in content.subject + content.text
    assert f'<html lang="{language}">' in content.html
    assert content.html.count('<a href="http://127.0.0.1:8000/side/"') == bool(kind.opens)
    assert content.text.count("http://127.0.0.1:8000/side/") == bool(kind.opens)
    for name, fact in texts.samples(kind, language).items():
        assert fact in content.text, name
        assert fact in content.html, name
    assert "Norsk Industri" in content.text
    assert not re.search(r"<img|<script|<form|src=", content.html)


@both
def test_the_letter_about_the_outcome_does_not_tell_it(language):
    content = shown(KINDS["outcome"], language)

    assert not re.search(OUTCOMES, content.subject + content.text)


@both
def test_a_receipt_and_a_reminder_can_not_be_mistaken_for_each_other(language):
    said = {"nb": "er sendt inn", "en": "is sent in"}[language]
    denied = {"nb": "ikke sendt inn", "en": "not sent in"}[language]

    receipt, *others = (
        shown(KINDS[name], language) for name in ("receipt", "reminder", "almost_sent")
    )

    assert said in receipt.subject
    assert denied not in receipt.subject + receipt.text
    assert all(denied in other.subject for other in others)


# --- The secretariat's own ----------------------------------------------------------------------

in_database = pytest.mark.django_db
BODY = "Kjære {company}, det er en melding:\n\n{link}"


def change(by, subject="Hei, {company}", body=BODY):
    kind = KINDS["message"]
    return actions.change_text(kind, "nb", subject=subject, body=body, by=by, at=make.now())


@in_database
def test_the_secretariats_words_are_used_from_now_on_and_the_ledger_tells():
    change(make.secretariat())

    norwegian, english = letter(facts={"company": "Stål AS"}), letter(language="en")

    assert norwegian.subject == "Hei, Stål AS"
    assert "Kjære Stål AS" in norwegian.text
    assert english.subject.startswith("New message")
    assert Event.objects.get().action == "letters.change_text"


@in_database
def test_going_back_to_our_words():
    secretariat = make.secretariat()

    actions.restore_text(change(secretariat), by=secretariat, at=make.now())

    assert letter().subject.startswith("Ny melding")
    assert Event.objects.latest("number").action == "letters.restore_text"


@in_database
@pytest.mark.parametrize(
    ("subject", "body"),
    [
        ("Hei", "{company} uten vei videre"),
        ("Hei {link}", BODY),
        ("Hei", f"{BODY} {{vinner}}"),
        ("Hei {0.__class__}", BODY),
        ("Hei\nBcc: b@bedrift.example", BODY),
    ],
)
def test_words_that_would_make_a_useless_letter_are_refused(subject, body):
    with pytest.raises(Refused):
        change(make.secretariat(), subject, body)

    assert not LetterText.objects.exists()


# --- The examples that the secretariat words its letters by ---------------------------------------


@in_database
@both
def test_the_examples_have_the_form_of_the_real_facts(language):
    nomination = make.nomination(make.prize(criteria=3))
    nomination.answers.filter(criterion__isnull=False).update(text="")
    examples = {kind.name: texts.samples(kind, language) for kind in KINDS.values()}

    with translation.override(language):
        left = str(reminders.letter(nomination)[1]["left"])
        moments = [moment(datetime(2027, 4, *when, tzinfo=OSLO)) for when in MOMENTS]

    assert examples["reminder"]["left"] == left.replace("3", "5")
    assert moments == [
        examples["reminder"]["deadline"],
        examples["receipt"]["received"],
        examples["change_request"]["due"],
    ]


@both
def test_whoever_is_asked_for_a_change_must_send_it_in_again(language):
    again = {"nb": "send den inn på nytt", "en": "send it in again"}[language]
    answer = {"nb": "svar", "en": "answer"}[language]

    content = shown(KINDS["change_request"], language)

    assert (again in content.text, answer in content.text.lower()) == (True, False)


@both
def test_the_receipt_tells_which_copy_counts_and_until_when_it_can_be_changed(language):
    counts = {"nb": "det denne utgaven som gjelder", "en": "this is the copy that counts"}[language]
    until = {"nb": "Fram til fristen kan dere endre", "en": "Until the deadline you can change"}

    content = shown(KINDS["receipt"], language)

    assert (counts in content.text, until[language] in content.text) == (True, True)
