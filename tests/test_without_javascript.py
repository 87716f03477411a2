"""A nomination by ordinary posts alone: written, clashed over, signed out of, and sent in."""

import re

import pytest
from django.core import mail
from playwright.sync_api import expect

from nominations.models import EarlierAnswer
from tests.test_browser import enter, site
from tests.test_torture import by_colleague, draft
from tests.walking import address_of, first, stands

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
__all__ = ["draft", "site"]
NARROW = {"width": 320, "height": 700}


def test_without_javascript_a_whole_nomination_is_written_clashes_and_is_sent_in(
    browser, site, draft
):
    context = browser.new_context(java_script_enabled=False, locale="nb-NO", viewport=NARROW)
    enter(context, site, draft.begun_by)
    page = context.new_page()
    page.goto(address_of(site, draft))
    by_colleague(draft)
    page.locator("textarea").first.fill("Min tekst")
    page.locator("textarea").last.fill("Et annet svar")

    page.click("button[name=next]")
    expect(page.locator("main")).to_contain_text("Kari Kollega lagret en annen tekst")
    page.click("button[name=mine]")
    stands(page, draft, "Min tekst")
    page.click("button[name=next]")
    page.locator("input[type=text]").first.fill("12,5")
    page.click("button[name=next]")
    page.click("button[name=list]")
    page.get_by_role("link", name="Sjekk svarene og send inn").click()
    page.get_by_role("button", name="Send inn").click()

    expect(page.locator("h1")).to_contain_text("sendt inn")
    assert "Karis tekst" in EarlierAnswer.objects.values_list("text", flat=True)
    context.close()


def test_what_was_typed_signed_out_without_javascript_clashes_when_it_is_old(browser, site, draft):
    context = browser.new_context(java_script_enabled=False, locale="nb-NO")
    enter(context, site, draft.begun_by)
    page = context.new_page()
    page.goto(address_of(site, draft))
    context.clear_cookies(name="sessionid")
    page.locator("textarea").first.fill("Min tekst")
    page.click("button[name=next]")
    page.wait_for_selector("input[name=email]")
    by_colleague(draft)
    page.fill("input[name=email]", draft.begun_by.email)
    page.locator("main form button").first.click()
    page.wait_for_selector("input[name=code]")
    code = re.search(r"^\s*([A-Z0-9]+-[A-Z0-9]+)\s*$", mail.outbox[-1].body, re.MULTILINE)[1]
    page.fill("input[name=code]", code)
    page.locator("main form button").first.click()
    expect(page.locator("textarea").first).to_have_value("Min tekst")

    page.click("button[name=next]")

    expect(page.locator("main")).to_contain_text("Kari Kollega lagret en annen tekst")
    assert first(draft).text == "Karis tekst"
    context.close()
