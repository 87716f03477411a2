"""Prizes and criteria: what companies can win, and what they are asked and judged by."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django_filters import ModelChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column

from desk import actions, locks
from desk.viewsets import DeskViewSet, EditView
from nominations.models import Competition, Criterion, Prize


class RuleForm(WagtailAdminModelForm):
    """A rule stays with the year it was made for."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        current = Competition.objects.current()
        if prize := self.fields.get("prize"):
            prize.queryset = Prize.objects.select_related("competition")
            prize.disabled = self.instance.pk is not None
        if competition := self.fields.get("competition"):
            competition.initial = current
            competition.disabled = self.instance.pk is not None


class RuleEditView(EditView):
    """Says at the top what is locked, and since when."""

    def notices(self) -> list[str]:
        return locks.notices(self.object)


class PrizeFilter(WagtailFilterSet):
    """One year's prizes."""

    competition = ModelChoiceFilter(queryset=Competition.objects.all(), label=_("Year"))

    class Meta:
        model = Prize
        fields = ["competition"]


class CriterionFilter(WagtailFilterSet):
    """One year's criteria, or one prize's."""

    year = ModelChoiceFilter(
        field_name="prize__competition", queryset=Competition.objects.all(), label=_("Year")
    )
    prize = ModelChoiceFilter(
        queryset=Prize.objects.select_related("competition"), label=_("Prize")
    )

    class Meta:
        model = Criterion
        fields = ["year", "prize"]


class PrizeViewSet(DeskViewSet):
    """What companies can win in a year."""

    name = "desk_prizes"
    url_prefix = "priser"
    model = Prize
    icon = "pick"
    keep = staticmethod(actions.keep_rules)
    edit_view_class = RuleEditView
    queryset = Prize.objects.select_related("competition")
    filterset_class = PrizeFilter
    list_display = ["name", "competition", "kind", "finalists"]
    edit_handler = ObjectList(
        [
            FieldRowPanel([FieldPanel("competition", heading=_("Year")), FieldPanel("kind")]),
            FieldPanel("name"),
            FieldPanel("about"),
            FieldPanel("finalists"),
        ],
        base_form_class=RuleForm,
    )


class CriterionViewSet(DeskViewSet):
    """What a prize asks about, and what each score looks like."""

    name = "desk_criteria"
    url_prefix = "kriterier"
    model = Criterion
    icon = "list-ol"
    keep = staticmethod(actions.keep_rules)
    edit_view_class = RuleEditView
    queryset = Criterion.objects.select_related("prize__competition").order_by(
        "-prize__competition__year", "prize__kind", "order", "pk"
    )
    filterset_class = CriterionFilter
    list_display = [
        "name",
        Column("prize", label=_("Prize")),
        Column("order", label=_("Order")),
        Column("weight", label=_("Weight")),
    ]
    edit_handler = ObjectList(
        [
            FieldPanel("prize", heading=_("Prize")),
            FieldPanel("name"),
            FieldRowPanel([FieldPanel("weight"), FieldPanel("order"), FieldPanel("max_length")]),
            MultiFieldPanel(
                [FieldPanel("question"), FieldPanel("explanation")], heading=_("Words")
            ),
            InlinePanel(
                "guidance",
                heading=_("What each score looks like"),
                label=_("Score"),
                panels=[FieldPanel("value"), FieldPanel("text")],
            ),
        ],
        base_form_class=RuleForm,
    )
