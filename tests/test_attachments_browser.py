"""Adding files in a real Chromium: by keyboard, with progress as text, and without a fault."""

import pytest
from django.core.files.storage import storages
from playwright.sync_api import expect

from tests import make
from tests.make import files
from tests.test_attachments_adding import page as address_of
from tests.test_browser import PHONE, enter, faultless, site

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
__all__ = ["site"]
PNG = {"name": "Linje 2 før og etter ombyggingen.png", "mimeType": "image/png"}
LONG = {"name": f"{'Svært_langt_filnavn_' * 5}.pdf", "mimeType": "application/pdf"}
BAD = {"name": "program.exe", "mimeType": "application/octet-stream", "buffer": files.program()}


@pytest.fixture
def chosen():
    return [PNG | {"buffer": files.picture()}, LONG | {"buffer": files.pdf()}]


@pytest.mark.parametrize("script", [True, False])
def test_files_are_added_replaced_and_removed(browser, site, chosen, script):
    draft = make.nomination()
    context = browser.new_context(java_script_enabled=script, viewport=PHONE, locale="nb-NO")
    enter(context, site, draft.begun_by)
    page = context.new_page()
    page.goto(f"{site}{address_of(draft)}")

    page.set_input_files("#id_files", chosen)
    page.get_by_role("button", name="Legg til filene").press("Enter")
    expect(page.locator(".files li")).to_have_count(2)
    page.set_input_files("#id_files", [BAD])
    page.get_by_role("button", name="Legg til filene").press("Enter")
    expect(page.locator("[data-error-summary]")).to_contain_text("program.exe: Filer av typen")
    page.get_by_role("button", name="Fjern Linje 2").press("Enter")

    expect(page.locator(".files li")).to_have_count(1)
    assert len(storages["private"].listdir(f"nominations/{draft.pk}")[1]) == 1
    context.close()


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_the_page_is_faultless_empty_with_files_and_with_an_error(
    page, context, site, chosen, width
):
    draft = make.nomination()
    enter(context, site, draft.begun_by)
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{site}{address_of(draft)}")
    faultless(page)

    page.set_input_files("#id_files", chosen)
    page.get_by_role("button", name="Legg til filene").click()
    expect(page.locator("#upload-state")).to_have_text("Ferdig. Listen er oppdatert.")
    faultless(page)

    page.set_input_files("#id_files", [BAD])
    page.get_by_role("button", name="Legg til filene").click()
    expect(page.locator("[data-error-summary]")).to_be_focused()
    expect(page.locator("#upload-state")).to_contain_text("Noe ble ikke lagt til")
    faultless(page)


def test_a_load_that_is_too_large_is_told_at_once(page, context, site):
    draft = make.nomination()
    enter(context, site, draft.begun_by)
    page.goto(f"{site}{address_of(draft)}")

    page.evaluate("document.getElementById('upload-state').dataset.limit = 2 ** 20")
    large = PNG | {"buffer": bytes(2 * 2**20)}
    page.set_input_files("#id_files", [large])
    page.get_by_role("button", name="Legg til filene").click()

    expect(page.locator("#upload-state")).to_contain_text("større enn 1 MB til sammen")
