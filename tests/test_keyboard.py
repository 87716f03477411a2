"""A nomination from the first page to the receipt by keyboard alone, and the focus never lost."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from nominations.models import Nomination
from tests import make
from tests.test_browser import enter, faultless, site
from tests.walking import address_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
__all__ = ["site"]
FOCUSED = """() => {
  const at = document.activeElement;
  return at === document.body ? null : at.name || at.textContent.trim().replace(/\\s+/g, " ");
}"""


class Keys:
    """Two hands, no mouse."""

    def __init__(self, page):
        self.page = page

    def focused(self):
        return self.page.evaluate(FOCUSED)

    def to(self, wanted, most=80):
        """Tab until it is reached. Inside the page, focus always stands on something."""
        for _press in range(most):
            self.page.keyboard.press("Tab")
            at = self.focused()
            assert at is not None, f"the focus is lost on the way to «{wanted}»"
            if at == wanted:
                return
        raise AssertionError(f"no way to «{wanted}» by Tab; stopped at «{at}»")

    def write(self, wanted, text):
        self.to(wanted)
        self.page.keyboard.type(text)
        assert self.focused() == wanted

    def press(self, wanted, key="Enter"):
        """A link or a button that leads somewhere."""
        self.to(wanted)
        with self.page.expect_navigation():
            self.page.keyboard.press(key)


def test_a_nomination_is_written_and_sent_in_by_keyboard_alone(page, context, site):
    prize = make.prize(criteria=2)
    first, second = (f"criterion-{one.pk}" for one in prize.criteria.all())
    enter(context, site, make.user("Ola Nordmann"))
    keys = Keys(page)
    page.goto(f"{site}{reverse('nominations:begin', args=['main'])}")

    keys.write("org_number", "310000019")
    keys.press("Finn bedriften")
    keys.press("confirmed")
    nomination = Nomination.objects.get()
    keys.press("Juryens kriterier")
    keys.write(first, "Vi bygget om linje 2.")
    keys.to(f"publish-{first}")
    page.keyboard.press("Space")
    keys.write(second, "Vi halverte kassasjonen.")
    keys.press("next")
    keys.press("next")
    keys.write("contact-phone", "400 00 000")
    keys.to("consent-terms")
    page.keyboard.press("Space")
    keys.press("list", "Space")
    keys.press("Sjekk svarene og send inn")
    keys.press("Send inn nominasjonen")

    expect(page.locator("h1")).to_contain_text("sendt inn")
    assert nomination.answers.get(question=first).may_publish
    faultless(page)


def test_a_clash_is_decided_by_keyboard_and_focus_returns_to_the_field(page, context, site):
    draft = make.nomination(make.prize(criteria=1), text="")
    key = draft.answers.get(criterion__isnull=False).question
    enter(context, site, draft.begun_by)
    page.goto(address_of(site, draft))
    draft.answers.filter(question=key).update(text="En annen tekst", version=2)
    keys = Keys(page)

    keys.write(key, "Min tekst")
    page.wait_for_selector("[data-clash-for] > *")
    keys.to("mine")
    page.keyboard.press("Space")

    expect(page.locator("textarea")).to_be_focused()
    expect(page.locator("textarea")).to_have_value("Min tekst")
    expect(page.locator("#saved")).to_have_attribute("data-state", "saved")
