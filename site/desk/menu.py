"""The menu of the desk: each line only for those who may go there."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem

from desk.competitions import CompetitionViewSet
from desk.events import EventViewSet
from desk.jurors import JurorViewSet
from desk.letters import LetterViewSet
from desk.nominations import NominationViewSet
from desk.proposals import ProposalViewSet
from desk.rounds import RoundViewSet
from desk.rules_of_year import CriterionViewSet, PrizeViewSet

competitions, prizes, criteria = CompetitionViewSet(), PrizeViewSet(), CriterionViewSet()
nominations, jurors, rounds = NominationViewSet(), JurorViewSet(), RoundViewSet()
proposals = ProposalViewSet()
events, letters = EventViewSet(), LetterViewSet()
VIEWSETS = [competitions, prizes, criteria, nominations, proposals, jurors, rounds, events, letters]


class Entry(MenuItem):
    """A line for those with one permission."""

    def __init__(self, label: Any, url: Any, *, permission: str, **facts: Any) -> None:
        super().__init__(label, url, **facts)
        self.permission = permission

    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm(self.permission)


LINES = [
    (_("Drafts"), "desk:drafts", "nominations.view_nomination", "draft", 3),
    (_("Progress"), "jury:progress", "jury.assign_jurors", "tasks", 10),
    (_("Rankings"), "jury:rankings", "jury.see_ranking", "order-down", 11),
    (_("Announcement"), "desk:announcement", "winners.announce_awards", "success", 12),
    (_("Letter texts"), "desk:letter_texts", "letters.change_lettertext", "edit", 14),
]


def entry(label: Any, route: str, permission: str, icon: str, order: int) -> Entry:
    """A line that leads to a screen of ours, named after its route."""
    name = route.partition(":")[2].replace("_", "-")
    url = reverse_lazy(route)
    return Entry(label, url, permission=permission, icon_name=icon, name=name, order=order)


def competition_menu() -> SubmenuMenuItem:
    """The year's work, in the order it is done."""
    screens = [competitions, prizes, criteria, nominations, proposals, jurors, rounds]
    lines = [screen.get_menu_item(order) for order, screen in enumerate(screens)]
    lines += [entry(*line) for line in LINES] + [letters.get_menu_item(13)]
    return SubmenuMenuItem(
        _("Competition"), Menu(items=lines), icon_name="pick", name="competition", order=1
    )


def ledger_menu() -> MenuItem:
    """Among the reports: administrators read it too, and see nothing else of the desk."""
    return Entry(
        _("Event ledger"),
        reverse("desk_events:index"),
        permission="ledger.view_event",
        icon_name="history",
        name="ledger",
        order=1,
    )
