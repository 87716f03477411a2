"""Choosing the award that a winner story is about."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.admin.views.generic import chooser
from wagtail.admin.viewsets.chooser import ChooserViewSet

from winners.models import Award, WinnerStoryPage


class ForEditors:
    """Winners that are not public yet are shown only to those who write about them."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.has_perm("winners.view_award"):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc,no-any-return]  # a mixin


class Winners(ForEditors):
    """Winners, newest first, and whether each has its story."""

    per_page = 20

    def get_object_list(self) -> QuerySet[Award]:
        told = WinnerStoryPage.objects.filter(award=OuterRef("pk"))
        return Award.objects.winners().select_related("edition").annotate(told=Exists(told))

    @property
    def columns(self) -> list[Column]:
        return [
            self.title_column,  # type: ignore[attr-defined]  # a mixin
            Column("prize_name", label=_("Prize")),
            BooleanColumn("told", label=_("Has a story")),
        ]


class ChooseView(Winners, chooser.ChooseView):
    """The list in its window."""


class ChooseResultsView(Winners, chooser.ChooseResultsView):
    """The list alone."""


class ChosenView(ForEditors, chooser.ChosenView):
    """The one that was chosen."""

    def get_object(self, pk: str) -> Award:
        return Award.objects.winners().select_related("edition").get(pk=pk)


class AwardChooserViewSet(ChooserViewSet):
    """Year and company of each winner."""

    name = "desk_awards"
    url_prefix = "priser/velg-vinner"
    model = Award
    icon = "pick"
    choose_one_text = _("Choose a winner")
    choose_another_text = _("Choose another winner")
    choose_view_class = ChooseView
    choose_results_view_class = ChooseResultsView
    chosen_view_class = ChosenView

    def get_urlpatterns(self) -> list[Any]:
        wanted = {"choose", "choose_results", "chosen"}
        return [route for route in super().get_urlpatterns() if route.name in wanted]
