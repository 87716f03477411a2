"""The jury as the public knows it."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from jury.models import Juror
from nominations.models import Competition


class JuryPage(Page):
    """The jurors of the year who have agreed to be shown."""

    introduction = models.TextField(_("introduction"), blank=True)

    content_panels = [*Page.content_panels, FieldPanel("introduction")]
    subpage_types: list[str] = []
    max_count = 1
    template = "pages/jury_page.html"

    class Meta:
        verbose_name = _("jury page")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        jurors = Juror.objects.filter(
            competition=Competition.objects.current(), is_public=True
        ).select_related("user")
        return context | {"jurors": jurors}
