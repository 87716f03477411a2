"""The jury's seats: who has one, and what the public page tells."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django_filters import ModelChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.ui.tables import BooleanColumn, Column

from accounts.requests import SignedInRequest
from desk import actions
from desk.viewsets import AddView, DeskViewSet
from jury.models import Juror
from nominations.models import Competition

ABOUT = ["role", "employer", "title", "biography", "is_public"]


class SeatForm(WagtailAdminModelForm):
    """The role, and what is told about the juror. The person keeps the seat."""

    class Meta(WagtailAdminModelForm.Meta):
        model = Juror
        fields = ABOUT


class NewSeatForm(WagtailAdminModelForm):
    """A seat for a person, known by an e-mail address."""

    email = forms.EmailField(
        label=_("E-mail address"), help_text=_("The juror signs in with a code sent there.")
    )
    first_name = forms.CharField(label=_("First name"), max_length=150)
    last_name = forms.CharField(label=_("Last name"), max_length=150)
    field_order = ["competition", "first_name", "last_name", "email", *ABOUT]

    class Meta(WagtailAdminModelForm.Meta):
        model = Juror
        fields = ["competition", *ABOUT]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["competition"].initial = Competition.objects.current()


class SeatView(AddView):
    """Finds the person or opens an account, and gives the seat."""

    success_message = _("%(object)s has a seat on the jury.")
    request: SignedInRequest

    def save_instance(self) -> Juror:
        seat = dict(self.form.cleaned_data)
        name = seat.pop("first_name"), seat.pop("last_name")
        facts: dict[str, Any] = {"by": self.request.user, "at": self.request.received_at}
        return actions.seat_juror(seat.pop("email"), name, seat, **facts)


class JurorFilter(WagtailFilterSet):
    """One year's jury."""

    competition = ModelChoiceFilter(queryset=Competition.objects.all(), label=_("Year"))

    class Meta:
        model = Juror
        fields = ["competition", "role"]


class JurorViewSet(DeskViewSet):
    """A seat on a year's jury."""

    name = "desk_jurors"
    url_prefix = "jurymedlemmer"
    model = Juror
    icon = "group"
    keep = staticmethod(actions.keep_seat)
    add_view_class = SeatView
    queryset = Juror.objects.select_related("user", "competition", "undertaking")
    filterset_class = JurorFilter
    search_fields = ["user__first_name", "user__last_name", "user__email", "employer"]
    list_display = [
        "__str__",
        Column("email", label=_("E-mail address"), accessor="user.email"),
        Column("competition", label=_("Year")),
        Column("role", label=_("Role"), accessor="get_role_display", sort_key="role"),
        "employer",
        BooleanColumn(
            "signed", label=_("Has signed"), accessor=lambda juror: hasattr(juror, "undertaking")
        ),
        BooleanColumn("is_public", label=_("On the public page")),
    ]

    def get_form_class(self, for_update: bool = False) -> type[WagtailAdminModelForm]:
        return SeatForm if for_update else NewSeatForm
