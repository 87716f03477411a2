"""The years of the award: their calendar and the scale."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic

from desk import actions, locks
from desk.locks import CALENDAR
from desk.planning import PlanForm, PlanView
from desk.viewsets import DeskViewSet, EditView
from nominations.models import Competition
from nominations.rules import shown


class CompetitionList(generic.IndexView):
    """Newest year first."""

    add_item_label = _("Plan a new year")


class CompetitionEditView(EditView):
    """The calendar can be moved at any time; what is locked is said at the top."""

    def notices(self) -> list[str]:
        return locks.notices(self.object)


class CompetitionViewSet(DeskViewSet):
    """A year of the award."""

    name = "desk_competitions"
    url_prefix = "konkurranser"
    model = Competition
    icon = "calendar-alt"
    keep = staticmethod(actions.keep_rules)
    wanted = ("index", "index_results", "add", "edit")
    index_view_class = CompetitionList
    add_view_class = PlanView
    edit_view_class = CompetitionEditView
    queryset = Competition.objects.order_by("-year")
    list_display = [
        "year",
        Column("phase", label=_("Phase"), accessor=lambda year: year.phase(timezone.now()).label),
        Column("deadline", label=_("Deadline"), accessor=lambda year: shown(year.deadline_at)),
    ]
    panels = [
        FieldPanel("year"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel(a), FieldPanel(b)])
                for a, b in zip(CALENDAR[::2], CALENDAR[1::2], strict=True)
            ],
            heading=_("Calendar (Norwegian time)"),
            help_text=_("The rounds have times of their own: change those under Rounds."),
        ),
        InlinePanel(
            "scale",
            heading=_("Scale"),
            label=_("Step"),
            min_num=2,
            panels=[
                FieldRowPanel([FieldPanel("value"), FieldPanel("label")]),
                FieldPanel("meaning"),
            ],
        ),
    ]

    def get_add_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_add_view_kwargs(**kwargs) | {"panel": None, "form_class": PlanForm}
