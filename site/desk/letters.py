"""Every letter in a list: to whom, and whether it got there."""

from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST
from django_filters import ChoiceFilter
from wagtail.admin import messages
from wagtail.admin.auth import permission_required
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic

from accounts.refusals import Refused
from accounts.requests import SignedInRequest
from desk.viewsets import DeskViewSet
from letters import actions, rules
from letters.kinds import KINDS
from letters.models import Letter


def written(letter: Letter) -> str:
    return _short(letter.written_at)


def happened(letter: Letter) -> str:
    """When it was sent; or what stands in the way, and when it is tried again."""
    if letter.state == Letter.State.SENT and letter.sent_at:
        return _short(letter.sent_at)
    fault = letter.get_error_display()
    if letter.state == Letter.State.FAILED:
        return fault
    again = gettext("Next try: %(time)s.") % {"time": _short(letter.next_try_at)}
    return f"{fault} {again}".strip()


def _short(time: datetime) -> str:
    return date_format(localtime(time), "SHORT_DATETIME_FORMAT")


class LetterFilter(WagtailFilterSet):
    """One kind of letter, or one state."""

    state = ChoiceFilter(choices=Letter.State.choices, label=_("State"))
    kind = ChoiceFilter(
        choices=[(kind.name, kind.title) for kind in KINDS.values()], label=_("Kind of letter")
    )

    class Meta:
        model = Letter
        fields = ["state", "kind"]


class AgainColumn(Column):
    """A button for those letters that may be sent once more."""

    cell_template_name = "desk/letters_again.html"

    def get_cell_context_data(self, instance: Letter, parent_context: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        refused = rules.why_not_send_again(parent_context["request"].user, instance)
        return context | {"may": not refused, "csrf_token": parent_context.get("csrf_token")}


class LetterList(generic.IndexView):
    """Newest first. What a letter says is for its receiver alone."""


class LetterViewSet(DeskViewSet):
    """What was written to whom."""

    name = "desk_letters"
    url_prefix = "brev"
    model = Letter
    icon = "mail"
    wanted = ("index", "index_results")
    form_fields: list[str] = []
    index_view_class = LetterList
    queryset = Letter.objects.defer("text", "html").order_by("-written_at", "-pk")
    filterset_class = LetterFilter
    search_fields = ["to"]
    list_display = [
        Column("kind", label=_("Kind of letter"), accessor=lambda letter: letter.title),
        Column("to", label=_("Address"), sort_key="to"),
        Column("written_at", label=_("Written"), accessor=written, sort_key="written_at"),
        Column("state", label=_("State"), accessor="get_state_display", sort_key="state"),
        Column("happened", label=_("What happened"), accessor=happened, width="25%"),
        Column("tries", label=_("Tries"), sort_key="tries"),
        AgainColumn("again", label=_("Send again")),
    ]


@require_POST
@permission_required("letters.change_letter")
def send_again(request: SignedInRequest, pk: int) -> HttpResponse:
    """Puts the letter back in the queue."""
    letter = get_object_or_404(Letter, pk=pk)
    try:
        actions.send_again(letter, by=request.user, at=request.received_at)
    except Refused as refused:
        messages.error(request, str(refused.sentence))
    else:
        sentence = gettext("The letter to %(address)s goes out again now.")
        messages.success(request, sentence % {"address": letter.to})
    return redirect("desk_letters:index")
