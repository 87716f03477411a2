"""The front page, which follows the phase of the year."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from pages.blocks import ArticleBlocks
from winners.models import Award


class HomePage(Page):
    """Who the award is for, where the year stands, and what to do now."""

    lead = models.TextField(_("lead"))
    body = StreamField(ArticleBlocks(), verbose_name=_("text"), blank=True)

    content_panels = [*Page.content_panels, FieldPanel("lead"), FieldPanel("body")]
    max_count = 1
    template = "pages/home_page.html"

    class Meta:
        verbose_name = _("front page")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        winners = Award.objects.public(timezone.now()).winners().select_related("edition", "story")
        return context | {"winners": winners.order_by("-edition__year", "prize_kind")[:4]}
