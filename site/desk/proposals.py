"""The companies that somebody has proposed, and whether they said yes."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column

from desk.viewsets import DeskViewSet
from nominations.models import Proposal


def state_of(proposal: Proposal) -> str:
    return str(_("Accepted") if proposal.accepted_at else _("Waiting for an answer"))


class ProposalViewSet(DeskViewSet):
    """To read. Only the company itself answers, and a no deletes the line."""

    name = "desk_proposals"
    url_prefix = "forslag"
    model = Proposal
    icon = "pick"
    menu_label = _("Proposals")
    wanted = ("index", "index_results")
    form_fields: list[str] = []
    queryset = Proposal.objects.order_by("-proposed_at")
    search_fields = ["company_name"]
    list_display = [
        Column("company_name", label=_("Company"), sort_key="company_name"),
        Column("proposed_at", label=_("Proposed"), sort_key="proposed_at"),
        Column("state", label=_("Status"), accessor=state_of),
    ]
