"""A page of text."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from pages.blocks import ArticleBlocks


class ArticlePage(Page):
    """Words and pictures on one subject."""

    lead = models.TextField(_("lead"), blank=True)
    body = StreamField(ArticleBlocks(), verbose_name=_("text"), blank=True)

    content_panels = [*Page.content_panels, FieldPanel("lead"), FieldPanel("body")]
    template = "pages/article_page.html"

    class Meta:
        verbose_name = _("article")
