"""A section in a real browser: what it says, what it asks, and that everybody can use it."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from nominations.models import EarlierAnswer
from tests.interruptions import wait_until
from tests.test_browser import enter, faultless, site
from tests.test_torture import again, by_colleague, draft, type_in, writing
from tests.walking import address_of, cut, first, on_posts, saved, stands

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
__all__ = ["draft", "site", "writing"]
NARROW, ZOOMED = {"width": 320, "height": 700}, {"width": 320, "height": 256}
SIZES = [NARROW, ZOOMED, {"width": 1280, "height": 900}]


def test_closing_with_unsent_text_warns(writing, context):
    context.set_offline(True)
    type_in(writing, "Ikke sendt")
    asked = []
    writing.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))

    writing.close(run_before_unload=True)

    wait_until(lambda: writing.wait_for_timeout(50) or asked, "it asks")
    assert asked == ["beforeunload"]
    context.set_offline(False)


@pytest.mark.parametrize(("press", "text"), [("take", "Karis tekst"), ("mine", "Min tekst")])
def test_two_people_see_both_texts_and_the_second_chooses(writing, draft, press, text):
    by_colleague(draft)
    type_in(writing, "Min tekst")
    panel = writing.locator("[data-clash-for] > *")
    expect(panel).to_contain_text("Kari Kollega lagret en annen tekst")
    expect(panel.locator(".clash-text")).to_have_text(["Karis tekst", "Min tekst"])
    expect(writing.locator("#saved")).to_have_text(re.compile("Ikke lagret ennå"))
    faultless(writing)

    writing.click(f"button[name={press}]")

    expect(writing.locator("textarea").first).to_have_value(text)
    expect(writing.locator("textarea").first).to_be_focused()
    stands(writing, draft, text)
    assert {"Karis tekst", "Min tekst"} <= {first(draft).text} | {
        earlier.text for earlier in EarlierAnswer.objects.all()
    }


def test_a_clash_in_one_answer_holds_no_other_back(writing, draft):
    by_colleague(draft)
    type_in(writing, "Min tekst")
    expect(writing.locator("[data-clash-for] > *")).to_be_visible()

    writing.locator("textarea").last.press_sequentially("Et annet svar")

    expect(writing.locator("#saved")).to_have_attribute("data-state", "saved", timeout=10_000)
    assert draft.answers.filter(text="Et annet svar").exists()


def test_two_tabs_of_one_person_clash_and_never_overwrite(writing, context, site, draft):
    other = again(context, site, draft)
    type_in(other, "Fra den andre")
    saved(other)

    type_in(writing, "Fra den ene")

    expect(writing.locator("[data-clash-for] > *")).to_contain_text("Fra den andre")
    assert first(draft).text == "Fra den andre"


def test_a_button_pressed_while_a_save_is_on_its_way_works_the_first_time(writing, draft):
    type_in(writing, "Rett før jeg går videre")

    writing.click("button[name=next]")

    writing.wait_for_url(re.compile("nokkeltall"))
    assert first(draft).text == "Rett før jeg går videre"


def test_signing_out_asks_when_something_is_unsent_and_leaves_nothing(writing, context):
    asked = []
    on_posts(writing, *[cut] * 9)
    type_in(writing, "Ikke sendt")
    writing.once("dialog", lambda dialog: (asked.append(dialog.message), dialog.dismiss()))
    writing.get_by_role("button", name="Logg ut").click()
    assert "ikke lagret" in asked[0]
    assert writing.evaluate("localStorage.length") == 1

    writing.once("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    writing.get_by_role("button", name="Logg ut").click()

    expect(writing.get_by_role("link", name="Logg inn").first).to_be_visible()
    assert asked[1:] == ["confirm"]
    assert writing.evaluate("localStorage.length") == 0


def test_twice_the_limit_is_kept_whole_counted_and_not_sent_in(writing, context, site, draft):
    limit = draft.prize.criteria.first().max_length
    long = "æ" * (2 * limit)
    box = writing.locator("textarea").first
    box.focus()

    writing.keyboard.insert_text(long)

    expect(writing.locator(".counter").first).to_have_text(f"{limit} tegn for mye")
    stands(writing, draft, long)
    writing.goto(f"{site}{reverse('nominations:check', args=[draft.pk])}")
    expect(writing.locator("main")).to_contain_text(f"er {limit} tegn for lang")
    expect(writing.get_by_role("button", name="Send inn")).to_have_count(0)


@pytest.mark.parametrize("text", ["👩‍🏭👍", "æøå", "en\nto\n", "é"])
def test_the_browser_counts_as_the_server_does(writing, draft, text):
    from nominations import texts

    limit = draft.prize.criteria.first().max_length
    writing.locator("textarea").first.focus()

    writing.keyboard.insert_text(text)

    left = limit - texts.length(texts.clean(text))
    expect(writing.locator(".counter").first).to_have_text(f"{left} tegn igjen")


def test_saved_is_heard_at_most_every_thirty_seconds(page, context, site, draft):
    page.clock.install()
    enter(context, site, draft.begun_by)
    page.goto(address_of(site, draft))
    page.evaluate(LISTEN)

    for _second in range(40):
        page.locator("textarea").first.press_sequentially("x")
        page.clock.run_for(1_000)
        expect(page.locator("#saved")).not_to_have_attribute("data-state", "saving")

    stands(page, draft, "x" * 40)
    assert page.evaluate("heard.filter((words) => words.startsWith('Lagret')).length") == 2
    assert page.locator("#saved").get_attribute("role") is None


LISTEN = """() => {
  window.heard = [];
  new MutationObserver((changes) => {
    for (const { target } of changes) {
      const at = target.closest ? target : target.parentElement;
      const live = at?.closest("[role=status]");
      if (live?.textContent) heard.push(live.textContent);
    }
  }).observe(document.querySelector("form[data-draft]"), { childList: true, subtree: true });
}"""


def test_the_back_button_shows_what_is_saved(writing, draft):
    type_in(writing, "Skrevet")
    writing.click("button[name=next]")
    writing.wait_for_url(re.compile("nokkeltall"))

    writing.go_back()

    expect(writing.locator("textarea").first).to_have_value("Skrevet")
    type_in(writing, "")
    writing.keyboard.press("Control+End")
    writing.keyboard.type(" og mer")
    stands(writing, draft, "Skrevet og mer")
    expect(writing.locator("[data-clash-for] > *")).to_have_count(0)


@pytest.mark.parametrize("size", SIZES)
def test_every_page_of_a_draft_is_faultless_in_every_size(writing, site, draft, size):
    writing.set_viewport_size(size)
    writing.goto(address_of(site, draft))
    faultless(writing)
    writing.goto(f"{address_of(site, draft)}?kontroll")
    expect(writing.locator("[data-error-summary]")).to_be_focused()
    faultless(writing)
    check = f"{site}{reverse('nominations:check', args=[draft.pk])}"
    writing.goto(check)
    expect(writing.locator("main")).to_contain_text("kan ikke sendes inn ennå")
    faultless(writing)


@pytest.mark.parametrize("size", SIZES)
def test_a_clash_and_what_comes_after_is_faultless_in_every_size(writing, site, draft, size):
    writing.set_viewport_size(size)
    for box in writing.locator("textarea").all():
        box.fill("Vi måler alt. " * 60)
    saved(writing)
    by_colleague(draft)
    writing.locator("textarea").first.press_sequentially("Min tekst")
    writing.wait_for_selector("[data-clash-for] > *")
    faultless(writing)
    writing.click("button[name=take]")
    saved(writing)
    faultless(writing)
    writing.goto(f"{site}{reverse('nominations:check', args=[draft.pk])}")
    expect(writing.get_by_role("button", name="Send inn")).to_be_visible()
    faultless(writing)
    writing.goto(f"{site}{reverse('nominations:history', args=[draft.pk, first(draft).question])}")
    expect(writing.get_by_role("button", name="La denne teksten")).not_to_have_count(0)
    faultless(writing)


def test_a_page_with_faults_is_quiet_until_somebody_types(writing, site, draft):
    posts = []
    writing.on("request", lambda sent: posts.append(sent) if sent.method == "POST" else None)
    writing.goto(f"{address_of(site, draft)}?kontroll")
    writing.wait_for_timeout(1_500)  # nothing to wait for: it is about what does not come

    assert posts == []
    writing.click("button[name=next]")
    writing.wait_for_url(re.compile("kontroll/"))
