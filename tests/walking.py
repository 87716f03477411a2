"""A person who types in a real browser while everything goes wrong, and what is lost of it."""

import random
import re
import time
from contextlib import suppress

from django.contrib.sessions.models import Session
from django.urls import reverse
from playwright.sync_api import Error, expect

from nominations import actions
from nominations.questions import groups
from tests import make
from tests.interruptions import SEED, planned, wait_until
from tests.test_browser import enter

KINDS = {
    "closed": 24, "crashed": 16, "power": 12, "reloaded": 20, "offline": 24, "failing": 16,
    "slow": 12, "unheard": 16, "signed_out": 16, "colleague": 16, "other_tab": 12, "gone_on": 16,
}  # fmt: skip


def address_of(site, draft):
    return f"{site}{reverse('nominations:section', args=[draft.pk, groups(draft.prize)[0].key])}"


def first(draft):
    """The answer that the first field is about."""
    return draft.answers.filter(criterion__isnull=False).order_by("criterion__order")[0]


def crash(page):
    """The tab's process dies: no script of the page runs any more."""
    with suppress(Error):
        page.goto("chrome://crash")
    page.close()


def saved(page):
    expect(page.locator("#saved")).to_have_attribute("data-state", "saved", timeout=20_000)


def on_posts(page, *happens):
    """What happens to the page's next posts, one after the other; later ones are let through."""
    coming = iter(happens)

    def handle(route):
        if route.request.method == "POST" and (happening := next(coming, None)):
            with suppress(Error):
                happening(route)
        else:
            route.fallback()

    page.unroute_all(behavior="ignoreErrors")
    page.route("**/del/**", handle)


def cut(route):
    route.abort()


def fail(route):
    route.fulfill(status=500)


def swallow(route):
    """The server keeps it, and its answer gets lost."""
    route.fetch()
    route.abort()


def stands(page, draft, text):
    """The text is saved. The browser goes on while we wait."""
    wait_until(
        lambda: first(draft).text == text,
        f"«{text}» is saved",
        rest=lambda seconds: page.wait_for_timeout(seconds * 1000),
    )


class Walk:
    """One draft, one field, one person, and a colleague now and then."""

    def __init__(self, context, site, draft):
        self.context, self.site, self.draft = context, site, draft
        self.chance = random.Random(SEED)  # noqa: S311 -- the same each time
        self.words, self.number, self.losses, self.clashes = [], 0, {}, 0
        self.other = make.colleague(draft).user
        enter(context, site, draft.begun_by)
        self.open()

    def open(self):
        self.page = self.context.new_page()
        self.page.on("dialog", lambda dialog: dialog.accept())
        self.load()

    def load(self):
        self.page.goto(address_of(self.site, self.draft))
        self.page.wait_for_function(BEGUN)

    @property
    def box(self):
        return self.page.locator("textarea").first

    def type(self, words):
        """Each word is unlike all others, and we know when its last key was pressed."""
        self.box.focus()
        self.page.keyboard.press("Control+End")
        for _word in range(words):
            self.number += 1
            word = f" ord{self.number}."
            self.page.keyboard.type(word, delay=8)
            self.words.append((word, time.monotonic()))

    def go(self, how_many):
        for kind in planned(how_many, KINDS):
            self.type(self.chance.randint(2, 6))
            struck = getattr(self, kind)() or time.monotonic()
            self.look(kind, struck)
        self.type(1)
        stands(self.page, self.draft, self.box.input_value())

    def look(self, kind, struck):
        """What is not in the field any more was lost; nothing is missed twice."""
        self.settle()
        text = self.box.input_value()
        lost = [(word, at) for word, at in self.words if word not in text]
        if lost:
            self.losses[kind] = max(self.losses.get(kind, 0), struck - lost[0][1])
        self.words = [one for one in self.words if one not in lost]

    def settle(self):
        """Clashes are decided: mine stands. The line is whole again."""
        self.page.unroute_all(behavior="ignoreErrors")
        self.page.wait_for_function(SETTLED, timeout=30_000)
        for button in self.page.locator("button[name=mine]").all():
            button.click()
            self.clashes += 1

    def calm(self):
        stands(self.page, self.draft, self.box.input_value())

    # --- What goes wrong ---------------------------------------------------------------------
    def closed(self):
        self.page.close(run_before_unload=False)
        self.open()

    def crashed(self):
        crash(self.page)
        self.open()

    def power(self):
        """The machine dies in the middle of a longer sentence, and the device with it."""
        self.type(self.chance.randint(5, 40))
        struck = time.monotonic()
        crash(self.page)
        self.page = self.context.new_page()
        self.page.goto(f"{self.site}/static/pages/favicon.svg")
        self.page.evaluate("localStorage.clear()")
        self.page.close()
        self.open()
        return struck

    def reloaded(self):
        self.page.reload()
        self.load()

    def offline(self):
        self.context.set_offline(True)
        self.type(3)
        self.context.set_offline(False)

    def failing(self):
        on_posts(self.page, fail, fail)
        self.type(3)

    def slow(self):
        """The answer comes after the next words."""
        on_posts(self.page, self.in_a_while)
        self.type(3)

    def in_a_while(self, route):
        self.page.wait_for_timeout(700)
        route.continue_()

    def unheard(self):
        """It is kept, and the answer gets lost on the way."""
        on_posts(self.page, swallow)
        self.type(3)
        self.page.wait_for_timeout(self.chance.randint(0, 1200))
        self.closed()

    def signed_out(self):
        Session.objects.all().delete()
        self.type(3)
        enter(self.context, self.site, self.draft.begun_by)
        self.load()

    def colleague(self):
        """Saves another text while this one is typed."""
        self.calm()
        text = f"{first(self.draft).text} og kollegaens."
        actions.save_answers(
            self.draft, {first(self.draft).question: text}, by=self.other, at=make.now()
        )
        self.type(2)
        self.page.wait_for_selector("[data-clash-for] > *")

    def other_tab(self):
        self.calm()
        other = self.context.new_page()
        other.goto(address_of(self.site, self.draft))
        other.locator("textarea").first.press_sequentially("fra en annen fane ")
        stands(other, self.draft, other.locator("textarea").first.input_value())
        expect(other.locator("#saved")).to_have_text(re.compile("Lagret"))
        other.close()
        self.type(1)
        self.page.wait_for_selector("[data-clash-for] > *")

    def gone_on(self):
        """Pressed the button while a save was on its way, and came back."""
        self.page.click("button[name=next]")
        self.page.wait_for_url(lambda url: "nokkeltall" in url)
        self.page.go_back()
        self.load()


SETTLED = """() => {
  const form = document.querySelector("form[data-draft]");
  const line = document.getElementById("saved");
  return form.querySelector("[data-clash-for] > *") || line.dataset.state === "saved";
}"""


BEGUN = """async () => {
  const held = (await navigator.locks.query()).held.map((lock) => lock.name);
  const page = document.querySelector("form[data-draft]").elements.page.value;
  return !held.includes("draft") && held.includes(`draft:${page}`);
}"""
