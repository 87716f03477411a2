"""The criteria as the competition has them, never typed twice."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from nominations.models import Competition


class CriteriaPage(Page):
    """What the jury asks for and what each score means, for every prize of the year."""

    introduction = models.TextField(_("introduction"), blank=True)

    content_panels = [*Page.content_panels, FieldPanel("introduction")]
    subpage_types: list[str] = []
    max_count = 1
    template = "pages/criteria_page.html"

    class Meta:
        verbose_name = _("criteria")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        competition = Competition.objects.current()
        prizes = competition.prizes.prefetch_related("criteria__guidance") if competition else []
        scale = competition.scale.all() if competition else []
        return context | {"prizes": prizes, "scale": scale}
