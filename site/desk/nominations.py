"""Every nomination in a list, with a way to find one."""

from typing import Any

from django.db.models import F, Max, QuerySet
from django.forms import CheckboxSelectMultiple
from django.http import StreamingHttpResponse
from django.utils.functional import cached_property
from django.utils.timezone import localtime
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django_filters import ChoiceFilter, ModelChoiceFilter, MultipleChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import TitleColumn
from wagtail.admin.views import generic

from desk import copies, flags, threads
from desk.columns import TextColumn
from desk.viewsets import DeskViewSet
from nominations import texts
from nominations.models import Nomination, Prize

NOT_IN_XML = {0xFFFE: None, 0xFFFF: None}


def plain(value: Any) -> str:
    """Text that a spreadsheet can hold and takes for no formula: what was typed is only words."""
    text = texts.line(str(value or "").translate(NOT_IN_XML))
    return (
        f"'{text}"
        if text.startswith(("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"))
        else text
    )


def when(value: Any) -> Any:
    """Norwegian time, which is what people compare with the deadline."""
    return localtime(value).replace(tzinfo=None, microsecond=0) if value else ""


def status_of(nomination: Any) -> str:
    """With a word about an answer to a request for a change that nobody has screened yet."""
    status: str = nomination.get_status_display()
    if nomination.has_answered and nomination.status == Nomination.Status.SUBMITTED:
        return gettext("%(status)s, answer to a request for a change") % {"status": status}
    return status


class NominationFilter(WagtailFilterSet):
    """One prize, some of the statuses, what the register said, or a thread that waits."""

    prize = ModelChoiceFilter(
        queryset=Prize.objects.select_related("competition"), label=_("Prize")
    )
    status = MultipleChoiceFilter(
        choices=Nomination.Status.choices, label=_("Status"), widget=CheckboxSelectMultiple
    )

    register = ChoiceFilter(
        choices=list(flags.KINDS.items()), label=_("Enhetsregisteret"), method="flagged"
    )
    thread = ChoiceFilter(
        choices=[
            ("waiting", _("Waiting for an answer")),
            ("changed", _("Answer to a request for a change")),
        ],
        label=_("Messages"),
        method="waiting",
    )

    class Meta:
        model = Nomination
        fields = ["prize", "status", "register", "thread"]

    def flagged(self, found: QuerySet[Nomination], _name: str, kind: str) -> QuerySet[Nomination]:
        return flags.with_flag(found, kind)

    def waiting(self, found: QuerySet[Nomination], _name: str, chosen: str) -> QuerySet[Nomination]:
        if chosen == "changed":
            answered = copies.answered_a_request()
            return found.filter(answered, status=Nomination.Status.SUBMITTED)
        return threads.unanswered(found)


class NominationList(generic.IndexView):
    """Newest year first, by number; drafts last."""

    @cached_property
    def search_query(self) -> str:
        """An organisation number is found with spaces or without."""
        typed: str = super().search_query
        bare = typed.replace(" ", "")
        return bare if bare.isdigit() else typed

    def get_preprocess_function(self, field: str, value: Any, export_format: str) -> Any:
        return when if field == "submitted_at" else plain

    def write_csv_response(self, queryset: Any) -> StreamingHttpResponse:
        """Written while the person's language is still chosen, not when it is streamed."""
        response: StreamingHttpResponse = super().write_csv_response(queryset)
        response.streaming_content = list(response)
        return response


class NominationViewSet(DeskViewSet):
    """What came in. Nothing is written here but through the screening."""

    name = "desk_nominations"
    url_prefix = "nominasjoner"
    model = Nomination
    icon = "form"
    wanted = ("index", "index_results")
    form_fields: list[str] = []
    index_view_class = NominationList
    queryset = (
        Nomination.objects.select_related("company", "prize__competition")
        .annotate(
            submitted_at=Max("submissions__submitted_at"), has_answered=copies.answered_a_request()
        )
        .order_by("-prize__competition__year", F("number").asc(nulls_last=True), "begun_at")
    )
    filterset_class = NominationFilter
    search_fields = ["number", "company__name", "company__org_number"]
    list_display = [
        TextColumn(
            "number",
            label=_("Number"),
            accessor=lambda nomination: nomination.number or "–",
            width="15%",
        ),
        TitleColumn("company", label=_("Company"), accessor="company", url_name="desk:screen"),
        TextColumn("municipality", label=_("Municipality"), accessor="company.municipality"),
        TextColumn("prize", label=_("Prize")),
        TextColumn("status", label=_("Status"), accessor=status_of, sort_key="status"),
        TextColumn("submitted_at", label=_("Submitted"), sort_key="submitted_at"),
        flags.FlagsColumn("register", label=_("Enhetsregisteret"), accessor=flags.flags_of),
    ]
    list_export = [
        "number",
        "company.name",
        "company.org_number",
        "company.municipality",
        "prize",
        "get_status_display",
        "submitted_at",
    ]
    export_filename = "nominasjoner"
    export_headings = {
        "number": _("Number"),
        "company.name": _("Company"),
        "company.org_number": _("Organisation number"),
        "company.municipality": _("Municipality"),
        "prize": _("Prize"),
        "get_status_display": _("Status"),
        "submitted_at": _("Submitted"),
    }
