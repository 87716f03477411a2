"""The archive of winners and the stories about them. Results come from the awards alone."""

from typing import Any

from django.db import models
from django.http import Http404, HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from winners.blocks import StoryBlocks
from winners.models.archive import by_year
from winners.models.awards import Award


class WinnersPage(Page):
    """All winners and finalists that are public, year by year."""

    introduction = models.TextField(_("introduction"), blank=True)

    content_panels = [*Page.content_panels, FieldPanel("introduction")]
    subpage_types = ["winners.WinnerStoryPage"]
    max_count = 1
    template = "winners/winners_page.html"

    class Meta:
        verbose_name = _("archive of winners")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return context | {"years": by_year(Award.objects.public(timezone.now()))}


class WinnerStoryPage(Page):
    """A winner's story: the facts from the award, the words and pictures from the editor."""

    award = models.OneToOneField(
        Award, models.PROTECT, related_name="story", verbose_name=_("award")
    )
    lead = models.TextField(_("lead"))
    body = StreamField(StoryBlocks(), verbose_name=_("story"), blank=True)

    content_panels = [
        *Page.content_panels,
        FieldPanel("award"),
        FieldPanel("lead"),
        FieldPanel("body"),
    ]
    parent_page_types = ["winners.WinnersPage"]
    subpage_types: list[str] = []
    template = "winners/winner_story_page.html"

    class Meta:
        verbose_name = _("winner story")
        verbose_name_plural = _("winner stories")

    def is_public(self) -> bool:
        return bool(self.live and self.award.is_public(timezone.now()))

    def route(self, request: HttpRequest, path_components: list[str]) -> Any:
        """Before the announcement the address does not exist, whatever the method."""
        if not self.is_public():
            raise Http404
        return super().route(request, path_components)

    def get_sitemap_urls(self, request: HttpRequest | None = None) -> list[dict[str, Any]]:
        return super().get_sitemap_urls(request) if self.is_public() else []

    @classmethod
    def get_indexed_objects(cls) -> Any:
        """An unannounced winner is not put into any search index."""
        return super().get_indexed_objects().filter(award__announced_at__lte=timezone.now())
