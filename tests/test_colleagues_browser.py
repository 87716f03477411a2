"""An owner and a colleague on their phones: invited, signed in by code, joined, seen writing."""

import re

import pytest
from django.core import mail
from django.urls import reverse
from playwright.sync_api import expect

from tests import make
from tests.test_browser import PHONE, enter, faultless, site  # noqa: F401 -- a fixture

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
ADDRESS = "kari@bedrift.example"


def letter(address):
    return next(sent.body for sent in reversed(mail.outbox) if sent.to == [address])


def sign_in(page, address):
    """By the code in the letter."""
    page.fill("input[name=email]", address)
    page.locator("main form button").first.click()
    page.wait_for_selector("input[name=code]")
    page.fill(
        "input[name=code]",
        re.search(r"^\s*([A-Z0-9]+-[A-Z0-9]+)\s*$", letter(address), re.MULTILINE)[1],
    )
    page.keyboard.press("Enter")


def invite(page, site, nomination):  # noqa: F811 -- the fixture's value
    """The owner writes the address, and sees that the letter is on its way."""
    page.goto(f"{site}{reverse('nominations:colleagues', args=[nomination.pk])}")
    faultless(page)
    page.get_by_role("button", name="Send invitasjonen").click()
    expect(page.locator("[data-error-summary]")).to_be_focused()
    faultless(page)
    page.fill("input[name=email]", ADDRESS)
    page.get_by_role("button", name="Send invitasjonen").click()
    expect(page.locator("#messages")).to_contain_text("Invitasjonen er på vei")
    expect(page.locator("main")).to_contain_text(ADDRESS)
    faultless(page)


def join(page, site):  # noqa: F811
    """The colleague follows the letter, signs in by code and says yes."""
    link = re.search(r"/invitasjon/[0-9a-f-]+/", letter(ADDRESS))[0]
    page.goto(f"{site}{link}")
    faultless(page)
    page.get_by_role("link", name="Logg inn med k***@bedrift.example").click()
    sign_in(page, ADDRESS)
    expect(page.get_by_role("button", name="Nei takk")).to_be_visible()
    faultless(page)
    page.get_by_role("button", name="Bli med").click()
    expect(page.locator("#messages")).to_contain_text("Nå arbeider du med nominasjonen")


def test_an_invited_colleague_joins_and_is_seen_within_ten_seconds(page, site, context, browser):  # noqa: F811
    nomination = make.nomination(owner=make.user("Ola Nordmann"))
    section = f"{site}{reverse('nominations:section', args=[nomination.pk, 'bedriften'])}"
    enter(context, site, nomination.begun_by)
    page.set_viewport_size(PHONE)
    phone = browser.new_context(viewport=PHONE, locale="nb-NO").new_page()

    invite(page, site, nomination)
    join(phone, site)

    page.goto(section)
    phone.goto(section)
    expect(page.locator(".presence")).to_have_text(f"{ADDRESS} redigerer dette nå", timeout=10_000)
    expect(phone.locator(".presence")).to_have_text(
        "Ola Nordmann redigerer dette nå", timeout=10_000
    )
    faultless(page)
    nomination.members.get(user__email=ADDRESS).delete()
    expect(phone.locator(".presence")).to_have_text("", timeout=10_000)
    phone.context.close()


def test_another_address_is_shown_the_way_out_and_in(page, site, context):  # noqa: F811
    invitation = make.invitation(make.nomination(), ADDRESS)
    enter(context, site, make.user())
    page.set_viewport_size({"width": 320, "height": 700})

    page.goto(f"{site}{invitation.get_absolute_url()}")
    faultless(page)
    page.get_by_role("button", name="Logg ut og bytt adresse").click()

    expect(page.get_by_role("link", name="Logg inn med k***@bedrift.example")).to_be_visible()
    faultless(page)


def test_asking_and_answering_have_no_fault(page, site, context):  # noqa: F811
    nomination = make.nomination()
    make.colleague(nomination, make.user("Kari Nordmann"))
    asked = nomination.access_requests.create(user=make.user("Per Hansen"), asked_at=make.now())
    page.set_viewport_size({"width": 320, "height": 700})
    enter(context, site, asked.user)
    page.goto(f"{site}/nominasjoner/")
    expect(page.locator("main")).to_contain_text("Venter på svar")
    faultless(page)

    enter(context, site, nomination.begun_by)
    page.goto(f"{site}{reverse('nominations:colleagues', args=[nomination.pk])}")
    page.locator(".entries summary").click()
    faultless(page)
    page.get_by_role("button", name="Slipp inn Per Hansen").click()
    page.locator("summary", has_text="Kari Nordmann").click()
    page.get_by_role("button", name="Gjør til innsender").first.click()

    expect(page.locator("#messages")).to_contain_text("Kari Nordmann er innsender av")
    expect(page.locator("main")).to_contain_text("Gå ut av nominasjonen")
    faultless(page)
