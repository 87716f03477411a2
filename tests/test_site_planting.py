"""The site's first pages are planted once, and belong to the editors from then on."""

import pytest
from django.core.management import call_command
from wagtail.models import Collection, Locale, Page, Site

from pages.models import ArticlePage, HomePage
from pages.planting import plant

pytestmark = pytest.mark.django_db

SLUGS = [
    "root", "home", "om-prisen", "slik-foregar-det", "kriterier", "juryen", "vinnere",
    "personvern", "tilgjengelighet", "kontakt", "vilkar",
]  # fmt: skip
IN_MENU = ["om-prisen", "slik-foregar-det", "kriterier", "juryen", "vinnere"]


@pytest.fixture
def untouched():
    """The pages as Wagtail's own migration leaves them: a root, a welcome, and a site."""
    empty()
    Locale.objects.create(language_code="nb")
    root = Page.add_root(instance=Page(title="Root", slug="root"))
    welcome = root.add_child(instance=Page(title="Welcome!", slug="home"))
    Site.objects.create(hostname="localhost", root_page=welcome, is_default_site=True)


def empty():
    for model in (Site, Page, Locale, Collection):
        model.objects.all().delete()


def slugs(pages):
    return list(pages.order_by("path").values_list("slug", flat=True))


@pytest.mark.usefixtures("untouched")
def test_the_pages_stand_in_their_order_and_the_site_begins_at_the_front_page():
    plant()

    assert slugs(Page.objects.all()) == SLUGS
    assert slugs(Page.objects.in_menu()) == IN_MENU
    assert Site.objects.get().root_page.specific == HomePage.objects.get()


def test_planting_again_changes_nothing():
    plant()
    before = list(Page.objects.order_by("path").values())

    call_command("plant")

    assert list(Page.objects.order_by("path").values()) == before


def test_what_an_editor_wrote_stays():
    plant()
    page = ArticlePage.objects.get(slug="om-prisen")
    page.title, page.lead = "Prisen", "Redaktørens egne ord"
    page.save_revision().publish()

    plant()

    kept = ArticlePage.objects.get(slug="om-prisen")
    assert (kept.title, kept.lead) == ("Prisen", "Redaktørens egne ord")


def test_a_page_that_moved_to_another_address_is_not_planted_again():
    plant()
    Page.objects.filter(slug="juryen").update(slug="fagjuryen")

    plant()

    assert not Page.objects.filter(slug="juryen").exists()


def test_a_flushed_database_is_planted_from_the_root():
    empty()

    plant()

    assert slugs(Page.objects.all()) == SLUGS
    assert Site.objects.get().is_default_site
    assert Collection.objects.get().is_root()


@pytest.mark.usefixtures("untouched")
def test_the_sites_address_is_the_one_in_the_settings(settings):
    settings.WAGTAILADMIN_BASE_URL = "https://pris.example"

    plant()

    assert Site.objects.get().root_url == "https://pris.example"
