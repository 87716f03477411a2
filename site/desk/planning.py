"""Planning a new year: its number and its calendar."""

from datetime import UTC, datetime
from typing import Any

from django.utils.timezone import get_default_timezone, localtime
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from accounts.requests import SignedInRequest
from desk import actions
from desk.locks import CALENDAR
from desk.viewsets import AddView
from nominations.models import Competition

# Month, day, hour and minute of a usual year, for the first one that is planned here.
USUAL = [
    (1, 11, 9, 0),
    (4, 2, 23, 59),
    (4, 12, 9, 0),
    (5, 3, 23, 59),
    (5, 11, 10, 0),
    (6, 10, 18, 0),
]


def a_year_later(instant: datetime) -> datetime:
    """The same date and time of day in Norway; 28 February for a leap day."""
    here = localtime(instant, get_default_timezone())
    day = 28 if (here.month, here.day) == (2, 29) else here.day
    wall = here.replace(year=here.year + 1, day=day, tzinfo=None)
    return wall.replace(tzinfo=get_default_timezone()).astimezone(UTC)


def proposed(previous: Competition | None, at: datetime) -> dict[str, Any]:
    """The year and calendar that the form begins with."""
    if previous:
        later = {step: a_year_later(getattr(previous, step)) for step in CALENDAR}
        return {"year": previous.year + 1, **later}
    here = get_default_timezone()
    year = localtime(at, here).year + 1
    usual = {
        step: datetime(year, *date, tzinfo=here) for step, date in zip(CALENDAR, USUAL, strict=True)
    }
    return {"year": year, **usual}


class PlanForm(WagtailAdminModelForm):
    """The year and its calendar; the rules come from the year before."""

    class Meta(WagtailAdminModelForm.Meta):
        model = Competition
        fields = ["year", *CALENDAR]


class PlanView(AddView):
    """Plans a year with the rules of the last one, or the default rules."""

    page_title = _("Plan a new year")
    submit_button_label = _("Plan the year")
    submit_button_active_label = _("Planning…")
    success_message = _(
        "The competition of %(object)s is planned, with prizes, criteria and rounds."
    )
    request: SignedInRequest

    @property
    def introduction(self) -> str:
        if previous := Competition.objects.current():
            return gettext(
                "Prizes, criteria, weights and scale are copied from %(year)s; you can change them"
                " afterwards. Check every date: they are those of last year, one year later."
            ) % {"year": previous.year}
        return gettext(
            "The year begins with the default prizes, criteria and scale; you can change them"
            " afterwards."
        )

    def get_initial(self) -> dict[str, Any]:
        return proposed(Competition.objects.current(), self.request.received_at)

    def save_instance(self) -> Competition:
        calendar = dict(self.form.cleaned_data)
        facts: dict[str, Any] = {"by": self.request.user, "at": self.request.received_at}
        return actions.plan_year(calendar.pop("year"), calendar, **facts)
