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


def competition_menu() -> SubmenuMenuItem:
    """The year's work, in the order it is done."""
    screens = [competitions, prizes, criteria, nominations, proposals, jurors, rounds]
    lines = [screen.get_menu_item(order) for order, screen in enumerate(screens)]
    lines += [
        Entry(
            _("Drafts"),
            reverse_lazy("desk:drafts"),
            permission="nominations.view_nomination",
            icon_name="draft",
            name="drafts",
            order=3,
        ),
        Entry(
            _("Progress"),
            reverse_lazy("jury:progress"),
            permission="jury.assign_jurors",
            icon_name="tasks",
            name="progress",
            order=10,
        ),
        Entry(
            _("Rankings"),
            reverse_lazy("jury:rankings"),
            permission="jury.see_ranking",
            icon_name="order-down",
            name="rankings",
            order=11,
        ),
        Entry(
            _("Announcement"),
            reverse_lazy("desk:announcement"),
            permission="winners.announce_awards",
            icon_name="success",
            name="announcement",
            order=12,
        ),
        letters.get_menu_item(13),
        Entry(
            _("Letter texts"),
            reverse_lazy("desk:letter_texts"),
            permission="letters.change_lettertext",
            icon_name="edit",
            name="letter-texts",
            order=14,
        ),
    ]
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
