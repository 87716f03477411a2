"""Whatever happens to the browser, the line or the session, what was typed is there."""

import os
import re
import time

import pytest
from django.contrib.sessions.models import Session
from django.core import mail
from playwright.sync_api import expect

from nominations import actions
from nominations.models import Answer, EarlierAnswer
from tests import make
from tests.test_browser import enter, faultless, site
from tests.walking import Walk, address_of, crash, cut, fail, first, on_posts, saved, stands

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
__all__ = ["site"]
STEPS = int(os.environ.get("INTERRUPTIONS_IN_BROWSER", "24"))
AT_MOST = 3  # seconds of typing


@pytest.fixture
def draft():
    prize = make.prize(criteria=2)
    return make.nomination(prize, owner=make.user("Ola Nordmann"), text="")


@pytest.fixture
def writing(page, context, site, draft):
    """The owner's page, open at the first section of criteria."""
    enter(context, site, draft.begun_by)
    page.goto(address_of(site, draft))
    return page


def banner(page, name):
    return page.locator(f"[data-draft-banner={name}]")


def type_in(page, text):
    page.locator("textarea").first.press_sequentially(text, delay=5)


def again(context, site, draft):
    page = context.new_page()
    page.goto(address_of(site, draft))
    return page


def by_colleague(draft, text="Karis tekst"):
    kari = make.colleague(draft, make.user("Kari Kollega")).user
    actions.save_answers(draft, {first(draft).question: text}, by=kari, at=make.now())


def test_a_random_walk_through_everything_that_can_happen(context, site, draft):
    walk = Walk(context, site, draft)

    walk.go(STEPS)

    losses = {kind: round(seconds, 1) for kind, seconds in walk.losses.items()}
    told = f"{STEPS} interruptions, {walk.number} words, {walk.clashes} clashes, lost: {losses} s"
    print(f"\n{told}")  # noqa: T201 -- the figures
    assert max(walk.losses.values(), default=0) <= AT_MOST, told
    assert walk.losses.keys() <= {"power"}, told
    assert not Answer.objects.filter(nomination=draft).exclude(version__gt=0).exists()


def test_without_a_line_the_text_waits_on_the_device_and_goes_when_the_line_is_back(
    writing, context, draft
):
    type_in(writing, "Før. ")
    context.set_offline(True)
    expect(banner(writing, "offline")).to_be_visible(timeout=5_000)
    type_in(writing, "Under. ")
    expect(writing.locator("#saved")).to_have_attribute("data-state", "failed", timeout=5_000)
    faultless(writing)
    context.set_offline(False)

    stands(writing, draft, "Før. Under. ")
    expect(banner(writing, "offline")).to_be_hidden()
    assert EarlierAnswer.objects.count() == 0
    assert writing.evaluate("localStorage.length") == 0


def test_a_line_that_was_away_while_nobody_typed_leaves_no_banner(writing, context):
    context.set_offline(True)
    expect(banner(writing, "offline")).to_be_visible()

    context.set_offline(False)

    expect(banner(writing, "offline")).to_be_hidden()


def test_a_silent_server_is_told_of_within_five_seconds(writing):
    writing.route("**/del/**", lambda route: None)
    type_in(writing, "x")
    pressed = time.monotonic()

    expect(banner(writing, "offline")).to_be_visible(timeout=5_000)

    assert time.monotonic() - pressed < 5


@pytest.mark.parametrize("end", [crash, lambda page: page.close(run_before_unload=False)])
def test_a_tab_that_dies_hands_its_text_to_the_next(writing, context, site, draft, end):
    on_posts(writing, *[cut] * 9)
    type_in(writing, "Ikke sendt ennå")
    end(writing)

    page = again(context, site, draft)

    expect(page.locator("textarea").first).to_have_value("Ikke sendt ennå")
    expect(banner(page, "restored")).to_be_visible(visible=end is crash)  # else it sent it itself
    faultless(page)
    stands(page, draft, "Ikke sendt ennå")
    assert EarlierAnswer.objects.filter(clashed=True).count() == 0


def test_a_page_that_is_left_sends_its_last_words_with_it(writing, context, site, draft):
    type_in(writing, "Siste ord")

    writing.goto(f"{site}/")

    stands(writing, draft, "Siste ord")


def test_reloading_shows_what_was_typed_and_never_an_older_text(writing, draft):
    writing.on("dialog", lambda dialog: dialog.accept())
    reloaded = []
    on_posts(writing, *[lambda route: route.fallback() if reloaded else cut(route)] * 50)
    type_in(writing, "Ikke sendt")
    expect(banner(writing, "offline")).to_be_visible()

    writing.reload()
    reloaded.append(True)

    expect(writing.locator("textarea").first).to_have_value("Ikke sendt")
    stands(writing, draft, "Ikke sendt")
    saved(writing)
    by_colleague(draft)
    writing.reload()
    expect(writing.locator("textarea").first).to_have_value("Karis tekst")
    expect(writing.locator("[data-clash-for] > *")).to_have_count(0)


def test_two_tabs_that_come_back_together_never_share_a_text(writing, context, site, draft):
    on_posts(writing, *[cut] * 9)
    type_in(writing, "Fra den som døde")
    crash(writing)
    other = again(context, site, draft)
    one = again(context, site, draft)

    pages = {tab.locator("input[name=page]").input_value() for tab in (one, other)}

    assert len(pages) == 2
    stands(one, draft, "Fra den som døde")


def test_a_session_that_ends_while_one_types_costs_a_sign_in_and_no_text(writing, site, draft):
    type_in(writing, "Før. ")
    stands(writing, draft, "Før. ")
    Session.objects.all().delete()
    type_in(writing, "Etter.")
    expect(banner(writing, "signedout")).to_be_visible()
    faultless(writing)

    writing.get_by_role("link", name="Logg inn, så blir det lagret").click()
    writing.fill("input[name=email]", draft.begun_by.email)
    writing.locator("main form button").first.click()
    writing.wait_for_selector("input[name=code]")
    code = re.search(r"^\s*([A-Z0-9]+-[A-Z0-9]+)\s*$", mail.outbox[-1].body, re.MULTILINE)[1]
    writing.fill("input[name=code]", code)
    writing.keyboard.press("Enter")

    expect(writing.locator("textarea").first).to_have_value("Før. Etter.")
    stands(writing, draft, "Før. Etter.")


def test_a_server_that_fails_is_tried_again(writing, draft):
    on_posts(writing, fail, fail, fail)

    type_in(writing, "Til slutt")

    stands(writing, draft, "Til slutt")
    saved(writing)
