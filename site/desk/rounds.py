"""Rounds of scoring: when they are open, and the way to who reads what."""

from typing import Any

from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django_filters import ModelChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic
from wagtail.admin.widgets.button import Button, HeaderButton

from accounts.requests import SignedInRequest
from desk import actions, locks
from desk.viewsets import AddView, DeskViewSet, EditView
from jury.actions import plan_round
from jury.models import Round
from nominations.models import Prize


class RoundForm(WagtailAdminModelForm):
    """When the round is open, and how many it lets through."""

    class Meta(WagtailAdminModelForm.Meta):
        model = Round
        fields = ["opens_at", "closes_at", "lets_through"]


class NewRoundForm(WagtailAdminModelForm):
    """The next round of a prize."""

    class Meta(WagtailAdminModelForm.Meta):
        model = Round
        fields = ["prize", "opens_at", "closes_at"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["prize"].queryset = Prize.objects.select_related("competition")


class RoundList(generic.IndexView):
    """With the way to the assignments beside each round."""

    def get_list_more_buttons(self, round_: Round) -> list[Any]:
        assign = Button(
            _("Assign"), url=reverse("desk:assign", args=[round_.pk]), icon_name="group", priority=5
        )
        return [assign, *super().get_list_more_buttons(round_)]


class RoundAddView(AddView):
    """The number follows from the rounds there are."""

    request: SignedInRequest
    introduction = _(
        "The round gets the prize's next number and lets the prize's number of finalists through."
        " A later round takes those whom the round before let through."
    )

    def save_instance(self) -> Round:
        return plan_round(
            **self.form.cleaned_data, by=self.request.user, at=self.request.received_at
        )


class RoundEditView(EditView):
    """Says at the top what can't be changed any more."""

    def notices(self) -> list[str]:
        refused = locks.why_not_change_round(self.object, ["closes_at"], timezone.now())
        return [refused] if refused else []

    @cached_property
    def header_buttons(self) -> list[HeaderButton]:
        url = reverse("desk:assign", args=[self.object.pk])
        return [HeaderButton(_("Assign"), url=url, icon_name="group")]


class RoundFilter(WagtailFilterSet):
    """One prize's rounds."""

    prize = ModelChoiceFilter(
        queryset=Prize.objects.select_related("competition"), label=_("Prize")
    )

    class Meta:
        model = Round
        fields = ["prize"]


class RoundViewSet(DeskViewSet):
    """A round of scoring for a prize."""

    name = "desk_rounds"
    url_prefix = "runder"
    model = Round
    icon = "rotate"
    keep = staticmethod(actions.keep_round)
    index_view_class = RoundList
    add_view_class = RoundAddView
    edit_view_class = RoundEditView
    queryset = (
        Round.objects.select_related("prize__competition")
        .order_by("-prize__competition__year", "prize__kind", "number")
        .annotate(
            assigned=Count("assignments"),
            handed_in=Count(
                "assignments", filter=Q(assignments__review__handed_in_at__isnull=False)
            ),
        )
    )
    filterset_class = RoundFilter
    list_display = [
        "__str__",
        Column("opens_at", label=_("Opens"), sort_key="opens_at"),
        Column("closes_at", label=_("Closes"), sort_key="closes_at"),
        Column("lets_through", label=_("Lets through")),
        Column("assigned", label=_("Reviews assigned")),
        Column("handed_in", label=_("Reviews handed in")),
    ]

    def get_form_class(self, for_update: bool = False) -> type[WagtailAdminModelForm]:
        return RoundForm if for_update else NewRoundForm
