"""The site's first pages: planted once, and left to the editors from then on."""

import json
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from wagtail.models import Collection, Locale, Page, Site

from pages.models import ArticlePage, CriteriaPage, HomePage, JuryPage
from winners.models import WinnersPage

TEXTS = Path(__file__).parent / "data"
TYPES: dict[str, Any] = {
    "home": HomePage,
    "article": ArticlePage,
    "criteria": CriteriaPage,
    "jury": JuryPage,
    "winners": WinnersPage,
}
Text = dict[str, Any]


@transaction.atomic
def plant() -> None:
    """Put every page that is missing in its place. A page that is there stays as it is."""
    home_text, *texts = [
        json.loads(path.read_text(encoding="utf-8")) for path in sorted(TEXTS.glob("*.json"))
    ]
    root = _root()
    home = HomePage.objects.first() or _first_home(root, home_text)
    _site(home)
    for text in texts:
        if not _stands(home, text):
            home.add_child(instance=_page(text))


def _root() -> Any:
    """The root of all pages and of all pictures; a flushed database has neither."""
    Locale.objects.get_or_create(language_code=settings.LANGUAGE_CODE)
    if not Collection.get_first_root_node():
        Collection.add_root(name="Root")
    return Page.get_first_root_node() or Page.add_root(instance=Page(title="Root", slug="root"))


def _first_home(root: Any, text: Text) -> Any:
    """The front page takes the place of Wagtail's welcome page, and its site."""
    welcome = next((page for page in root.get_children() if page.specific_class is Page), None)
    if welcome:
        welcome.slug = "welcome"
        welcome.save()
    home = root.add_child(instance=_page(text))
    if welcome:
        for site in Site.objects.filter(root_page=welcome):
            site.root_page = home
            site.save()
        Page.objects.get(pk=welcome.pk).delete()
    return HomePage.objects.get(pk=home.pk)


def _site(home: Any) -> None:
    """The default site, at the address the settings tell; one with a name is an editor's."""
    site = Site.objects.filter(is_default_site=True).first() or Site(
        is_default_site=True, root_page=home
    )
    if site.site_name:
        return
    address = urlsplit(settings.WAGTAILADMIN_BASE_URL)
    site.hostname = address.hostname or "localhost"
    site.port = address.port or (443 if address.scheme == "https" else 80)
    site.site_name = settings.WAGTAIL_SITE_NAME
    site.save()


def _stands(home: Any, text: Text) -> bool:
    """Articles are known by their address, the other pages by their type."""
    kind = TYPES[text["type"]]
    if kind is ArticlePage:
        return bool(home.get_children().filter(slug=text["slug"]).exists())
    return bool(kind.objects.exists())


def _page(text: Text) -> Any:
    words = {name: text[name] for name in ("lead", "introduction") if name in text}
    page = TYPES[text["type"]](
        title=text["title"],
        slug=text["slug"],
        search_description=text["description"],
        show_in_menus=text.get("in_menu", False),
        **words,
    )
    if "body" in text:
        blocks = [_block(*item) for part in text["body"] for item in part.items()]
        page.body = page.body.stream_block.to_python(blocks)
    return page


def _block(kind: str, value: Any) -> dict[str, Any]:
    """Paragraphs and lists are kept line by line in the file, and are one text on the page."""
    if kind == "text":
        value = "".join(f"<p>{paragraph}</p>" for paragraph in value)
    if kind == "list":
        kind, value = "text", "<ul>" + "".join(f"<li>{line}</li>" for line in value) + "</ul>"
    return {"type": kind, "value": value}
