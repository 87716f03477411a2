"""The whole year through the pages, in a real Chromium, with no accessibility fault on the way."""

import re
from datetime import timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.core import mail
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from config.demo_year import DemoYear
from desk.permissions import grant
from jury import actions as jury
from jury.models import ConflictDeclaration, Juror, Round
from nominations.models import Nomination
from pages.planting import plant
from tests import make
from winners.models import WinnersPage, WinnerStoryPage

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
RULES = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]
PHONE = {"width": 390, "height": 844}


@pytest.fixture
def site(live_server):
    plant()
    grant()
    return live_server.url


def demo(phase):
    """A small invented year, played up to the phase."""
    return DemoYear(phase=phase, companies=6, jurors=3, seed=3, now=make.now()).play()


def enter(context, site, person):
    """Into the site as that person, with both factors."""
    from django.test import Client

    cookie = make.signed_in(Client(), person).cookies[settings.SESSION_COOKIE_NAME].value
    context.clear_cookies()
    context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": site}])


def faultless(page):
    """No rule of axe is broken, and nothing sticks out to the side."""
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": RULES}})
    assert found.response["violations"] == [], found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), page.url


def go_on(page, by="Lagre og gå videre"):
    """To the next page, once everything is saved."""
    with page.expect_navigation():
        page.get_by_role("button", name=by).click()


def test_a_company_signs_in_by_code_and_nominates_itself(page, site):
    year = demo("open")
    page.goto(f"{site}/nominer/")
    faultless(page)
    for question in ("goods", "results"):
        page.check(f"input[name={question}][value=yes]")
    page.check("input[name=starting][value=no]")
    page.click("text=Vis prisen")
    page.click("text=Begynn på nominasjonen")

    page.fill("input[name=email]", "Fabrikksjef@Ny-Bedrift.example")
    faultless(page)
    page.locator("main form button").first.click()
    code = re.search(r"^\s*([A-Z0-9-]{6,})\s*$", mail.outbox[-1].body, re.MULTILINE)[1]
    faultless(page)
    page.fill("input[name=code]", code)
    page.keyboard.press("Enter")

    page.fill("input[name=org_number]", "310000018")
    page.click("text=Finn bedriften")
    expect(page.locator("[data-error-summary]")).to_be_focused()
    faultless(page)
    page.fill("input[name=org_number]", "NO 310 000 019 MVA")
    page.click("text=Finn bedriften")
    expect(page.locator("main")).to_contain_text("Raufoss")
    faultless(page)
    page.fill("input[name=your_name]", "Frida Fabrikksjef")
    page.get_by_role("button", name="Ja, begynn").click()

    page.set_viewport_size(PHONE)
    nomination = Nomination.objects.get(company__org_number="310000019")
    faultless(page)
    sections = page.locator(".task-list a")
    expect(sections).to_have_count(7)
    sections.nth(1).click()
    boxes = page.locator("textarea")
    boxes.first.fill("Vi bygget om linje 2 i 2025 og halverte kassasjonen.")
    expect(page.locator("#saved")).to_contain_text("Lagret kl.", timeout=10_000)
    page.reload()
    expect(boxes.first).to_have_value("Vi bygget om linje 2 i 2025 og halverte kassasjonen.")
    faultless(page)
    page.goto(f"{site}{reverse('nominations:check', args=[nomination.pk])}")
    expect(page.locator("main")).to_contain_text("Nominasjonen kan ikke sendes inn ennå")
    expect(page.get_by_role("button", name="Send inn")).to_have_count(0)
    faultless(page)

    page.goto(f"{site}{nomination.get_absolute_url()}")
    sections.nth(1).click()
    for _section in range(3):
        for box in boxes.all():
            box.fill("Slik gjør vi det, og slik vet vi at det virker.")
        go_on(page)
    expect(page.locator("h1")).to_have_text("Nøkkeltall")
    page.fill("input[name=figure-revenue]", "310,5")
    go_on(page)
    page.fill("input[name=contact-phone]", "400 00 000")
    page.check("input[name=consent-terms]")
    expect(page.locator("#saved")).to_contain_text("Lagret kl.", timeout=10_000)
    go_on(page, by="Lagre og lukk")  # also when there is nothing left to save
    faultless(page)
    page.get_by_role("link", name="Sjekk svarene og send inn").click()
    faultless(page)
    page.get_by_role("button", name="Send inn").click()
    expect(page.locator("h1")).to_have_text("Nominasjonen er sendt inn")
    expect(page.locator("main")).to_contain_text(f"{year.year}-")
    faultless(page)


def test_a_juror_signs_declares_scores_and_hands_in(page, site, context):
    year = demo("screening")
    Nomination.objects.sent().update(status="eligible")
    seat = Juror.objects.filter(competition=year, role="member").first()
    staff = make.secretariat()
    for round_ in Round.objects.all():
        jury.assign(round_, [seat], by=staff, at=make.now())
    Round.objects.update(opens_at=make.now() - timedelta(days=1))
    enter(context, site, seat.user)
    page.set_viewport_size(PHONE)

    page.goto(f"{site}/jury/")
    faultless(page)
    page.check("input[name=agreed]")
    page.get_by_role("button", name="Signer").click()
    faultless(page)
    page.locator(".entries a").first.click()
    faultless(page)
    page.locator("button[name=ground][value=none]").click()
    faultless(page)
    for scale in page.locator(".score-steps").all():
        scale.locator("label:has(input[value='4'])").click()
    expect(page.locator("#saved")).to_contain_text("Lagret kl.", timeout=10_000)
    page.reload()
    expect(page.locator(".score-steps input:checked")).to_have_count(
        page.locator(".score-steps").count()
    )
    page.get_by_role("button", name="Lever").click()
    expect(page.locator("#messages")).to_contain_text("levert")
    faultless(page)


def test_the_verdict_from_ranking_to_announcement(page, site, context):
    year = demo("meeting")
    secretary, second = make.secretariat(), make.secretariat()
    enter(context, site, secretary)
    for round_ in Round.objects.filter(prize__competition=year):
        page.goto(f"{site}{reverse('jury:ranking', args=[round_.pk])}")
        faultless(page)
        page.fill("textarea[name=reason]", "Juryen valgte de tre øverste.")
        boxes = page.locator("input[name=chosen]")
        for number in range(min(boxes.count(), 3)):
            boxes.nth(number).check()
        page.get_by_role("button", name="Frys kortlisten").click()
        expect(page.locator("#messages")).to_contain_text("fryst")
        faultless(page)
        page.goto(f"{site}{reverse('jury:decision', args=[round_.prize.pk])}")
        faultless(page)
        page.locator("input[name=winner]").first.check()
        page.fill("textarea[name=citation]", "Bedriften har vist vei for andre.")
        tied = ConflictDeclaration.objects.conflicting().values("juror")
        for seat in Juror.objects.filter(competition=year).exclude(pk__in=tied):
            page.check(f"input[name=present][value='{seat.pk}']")
        page.fill("input[name=votes_for]", "2")
        page.fill("textarea[name=reason]", "Juryen stemte.")
        page.get_by_role("button", name="Registrer avgjørelsen").click()
        faultless(page)
        enter(context, site, second)
        page.reload()
        page.get_by_role("button", name="Godkjenn avgjørelsen").click()
        enter(context, site, secretary)

    announce(page, context, site, secretary, second)
    expect_public_story(page, context, site)


def announce(page, context, site, secretary, second):
    """One proposes a moment that has come, an editor writes the story, another confirms."""
    page.goto(f"{site}{reverse('desk:announcement')}")
    page.fill("input[name=public_at]", timezone.localtime().strftime("%Y-%m-%d %H:%M"))
    # By key: the calendar that opened may lie over the button.
    page.get_by_role("button", name="Foreslå kåringen").press("Enter")
    expect(page.locator("main")).to_contain_text("En annen enn den som foreslo")
    enter(context, site, make.editor())
    write_story(page, site)
    enter(context, site, second)
    page.goto(f"{site}{reverse('desk:announcement')}")
    page.get_by_role("button", name="Bekreft kåringen").click()
    expect(page.locator("main")).to_contain_text("Vinnerne er offentlige")


def write_story(page, site):
    """The editor chooses the award, and writes the words."""
    archive = WinnersPage.objects.get()
    kind = ["winners", "winnerstorypage", archive.pk]
    page.goto(f"{site}{reverse('wagtailadmin_pages:add', args=kind)}")
    page.fill("#id_title", "Fabrikken som lærte av feilene")
    page.fill("#id_lead", "En dag på gulvet.")
    page.get_by_role("button", name="Velg en vinner").click()
    page.locator(".modal a.choice, .modal td a, .modal a[data-chooser-modal-choice]").first.click()
    page.locator("footer .w-dropdown__toggle").click()
    page.locator("button[name=action-publish]").click()
    expect(page.locator("main")).to_contain_text("publisert")
    visitor = page.context.browser.new_page()
    assert visitor.goto(f"{site}{WinnerStoryPage.objects.get().url}").status == 404


def expect_public_story(page, context, site):
    """Everybody finds it now, from the archive."""
    context.clear_cookies()
    page.goto(f"{site}{WinnersPage.objects.get().url}")
    faultless(page)
    page.locator(f"main a[href='{WinnerStoryPage.objects.get().url}']").first.click()
    expect(page.locator("main")).to_contain_text("Bedriften har vist vei for andre.")
    faultless(page)


def test_the_desk_has_no_fault(page, site, context):
    demo("meeting")
    enter(context, site, make.secretariat())
    lists = ["competitions", "prizes", "criteria", "nominations", "jurors", "rounds", "events"]
    addresses = [reverse("wagtailadmin_home"), reverse("desk:announcement"), reverse("desk:drafts")]
    addresses += [reverse(f"desk_{name}:index") for name in lists]
    addresses.append(reverse("desk:screen", args=[Nomination.objects.sent().first().pk]))
    addresses.append(reverse("desk:thread", args=[Nomination.objects.sent().first().pk]))
    addresses.append(reverse("desk:assign", args=[Round.objects.first().pk]))

    for address in addresses:
        page.goto(f"{site}{address}")
        faultless(page)


@pytest.mark.parametrize("width", [320, 390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_public_pages_have_no_fault(page, site, width, scheme):
    demo("announced")
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(site)
    addresses = {link.get_attribute("href") for link in page.locator("a[href^='/']").all()}
    page.goto(f"{site}/vinnere/")
    addresses |= {
        link.get_attribute("href") for link in page.locator("main a[href^='/vinnere/']").all()
    }
    assert len(addresses) > 9
    for address in sorted(addresses):
        page.goto(f"{site}{address}")
        faultless(page)
