"""The event ledger, to read; and a button that checks whether its chain holds."""

from django.apps import apps
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.text import capfirst
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST
from django_filters import ChoiceFilter
from wagtail.admin import messages
from wagtail.admin.auth import permission_required
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic

from accounts.requests import SignedInRequest
from desk.viewsets import DeskViewSet
from ledger import chain
from ledger.models import Event

ACTIONS = {
    "competitions.plan": _("Year planned"),
    "competitions.copy": _("Year planned from the year before"),
    "competitions.change": _("Rules or calendar changed"),
    "desk.remove": _("Deleted"),
    "nominations.begin": _("Nomination begun"),
    "nominations.submit": _("Nomination sent in"),
    "nominations.discard": _("Draft deleted"),
    "nominations.withdraw": _("Nomination withdrawn"),
    "nominations.screen": _("Nomination screened"),
    "nominations.attach": _("Attachment added"),
    "nominations.remove_attachment": _("Attachment removed"),
    "nominations.check_attachment": _("Attachment checked for viruses"),
    "nominations.release_attachment": _("Attachment released by hand"),
    "nominations.read_attachment": _("Attachment opened by the secretariat"),
    "nominations.read": _("Nomination read on paper by the secretariat"),
    "jury.read_attachment": _("Attachment opened by a juror"),
    "nominations.attempt": _("Refused when sending in"),
    "nominations.write": _("Message written"),
    "nominations.request_change": _("Change asked for"),
    "nominations.withdraw_change_request": _("Request for a change taken back"),
    "nominations.remind": _("Company reminded of its draft"),
    "nominations.invite": _("Colleague invited"),
    "nominations.take_back_invitation": _("Invitation taken back"),
    "nominations.accept_invitation": _("Invitation accepted"),
    "nominations.decline_invitation": _("Invitation declined"),
    "nominations.remove_member": _("Colleague removed"),
    "nominations.leave": _("Nomination left"),
    "nominations.hand_over": _("Nomination handed over"),
    "nominations.ask_for_access": _("Access asked for"),
    "nominations.answer_access": _("Request for access answered"),
    "nominations.propose": _("Company proposed"),
    "nominations.warn": _("Company told that its draft will be deleted"),
    "nominations.erase": _("Deleted when its time was up"),
    "nominations.accept_proposal": _("Proposal accepted"),
    "nominations.decline_proposal": _("Proposal declined and deleted"),
    "jury.seat": _("Juror seated"),
    "jury.change_seat": _("Juror changed"),
    "jury.publish_text": _("Text to sign published"),
    "jury.plan_round": _("Round planned"),
    "accounts.change": _("Account changed"),
    "accounts.erase": _("Account made nameless"),
    "jury.change_round": _("Round changed"),
    "jury.assign": _("Reviews assigned"),
    "jury.sign": _("Undertaking signed"),
    "jury.declare": _("Ties declared"),
    "jury.score": _("Scores saved"),
    "jury.hand_in": _("Review handed in"),
    "jury.shortlist": _("Shortlist frozen"),
    "jury.decide": _("Decision recorded"),
    "jury.approve": _("Decision approved"),
    "letters.send_again": _("Letter sent again"),
    "letters.change_text": _("Letter text changed"),
    "letters.restore_text": _("Letter text set back to ours"),
    "winners.propose": _("Announcement proposed"),
    "winners.announce": _("Announcement confirmed"),
}


def action_of(event: Event) -> str:
    return str(ACTIONS.get(event.action, event.action))


def subject_of(event: Event) -> str:
    """What the event is about, in words and by its number: a UUID by its first part."""
    try:
        kind = str(apps.get_model(event.subject_type)._meta.verbose_name)
    except LookupError:  # the event is older than the model's name
        kind = event.subject_type
    return f"{capfirst(kind)} {event.subject_id[:8]}"


class EventFilter(WagtailFilterSet):
    """One kind of event."""

    action = ChoiceFilter(choices=list(ACTIONS.items()), label=_("Action"))

    class Meta:
        model = Event
        fields = ["action"]


class EventList(generic.IndexView):
    """Newest first. There is nothing to edit."""

    template_name = "desk/events.html"


class EventViewSet(DeskViewSet):
    """Everything that was done, in order."""

    name = "desk_events"
    url_prefix = "hendelseslogg"
    model = Event
    icon = "history"
    wanted = ("index", "index_results")
    form_fields: list[str] = []
    index_view_class = EventList
    queryset = Event.objects.select_related("actor").order_by("-number")
    filterset_class = EventFilter
    list_display = [
        Column("number", label=_("Number")),
        Column("at", label=_("Time"), accessor="at"),
        Column("action", label=_("Action"), accessor=action_of),
        Column("actor", label=_("Who"), accessor=lambda event: event.actor or _("The system")),
        Column("subject", label=_("Subject"), accessor=subject_of),
    ]


@require_POST
@permission_required("ledger.view_event")
def verify(request: SignedInRequest) -> HttpResponse:
    """Goes through the whole chain once."""
    faults = sum(1 for _fault in chain.faults())
    if faults:
        sentence = ngettext(
            "The chain does not hold: %(count)s event is not as it was written. Tell whoever runs"
            " the server at once: the command verify shows which.",
            "The chain does not hold: %(count)s events are not as they were written. Tell whoever"
            " runs the server at once: the command verify shows which.",
            faults,
        )
        messages.error(request, sentence % {"count": faults})
    else:
        sentence = gettext("The chain holds: all %(count)s events are as they were written.")
        messages.success(request, sentence % {"count": Event.objects.count()})
    return redirect("desk_events:index")
