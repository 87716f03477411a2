"""Awards are prepared in silence and become public in one moment, by two persons."""

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.refusals import Refused
from jury.models import Decision, Finalist
from ledger import chain
from nominations.models import Competition, Nomination
from winners import rules
from winners.models import Announcement, Award, Edition


@transaction.atomic
def propose_announcement(
    competition: Competition, public_at: datetime, *, by: User, at: datetime
) -> Announcement:
    """Prepare the year's awards, unseen, and ask a second person to confirm the moment."""
    competition = Competition.objects.select_for_update().get(pk=competition.pk)
    if not rules.may_announce(by):
        raise Refused(_("Only the secretariat announces awards."))
    if refused := rules.why_not_announce(competition):
        raise Refused(refused)
    if Announcement.objects.filter(competition=competition, confirmed_at__isnull=False).exists():
        raise Refused(_("The announcement has been confirmed already."))
    _prepare_awards(competition)
    announcement, _new = Announcement.objects.update_or_create(
        competition=competition,
        defaults={"public_at": public_at, "proposed_at": at, "proposed_by": by},
    )
    chain.record("winners.propose", announcement, by=by, at=at, public_at=public_at.isoformat())
    return announcement


@transaction.atomic
def announce(announcement: Announcement, *, seen: datetime, by: User, at: datetime) -> datetime:
    """Confirm the moment one has seen: everything becomes public for everyone at once."""
    Competition.objects.select_for_update().get(pk=announcement.competition_id)
    announcement = Announcement.objects.select_for_update().get(pk=announcement.pk)
    if seen != announcement.public_at:
        raise Refused(_("Another moment was proposed after you opened the page. Look once more."))
    if not rules.may_confirm(by, announcement):
        raise Refused(
            _("The announcement is confirmed by somebody other than the one who proposed it.")
        )
    moment = max(at, announcement.public_at)
    announcement.confirmed_at, announcement.confirmed_by = at, by
    announcement.save(update_fields=["confirmed_at", "confirmed_by"])
    awards = Award.objects.filter(edition__competition=announcement.competition)
    awards.update(announced_at=moment)
    Edition.objects.filter(competition=announcement.competition).update(
        awarded_on=localdate(moment)
    )
    facts = {"public_at": moment.isoformat(), "awards": sorted(awards.values_list("pk", flat=True))}
    chain.record("winners.announce", announcement, by=by, at=at, **facts)
    return moment


def _prepare_awards(competition: Competition) -> None:
    """One award per winner and finalist, public to nobody yet; made anew each time."""
    edition, _new = Edition.objects.get_or_create(
        year=competition.year, defaults={"competition": competition}
    )
    edition.competition = competition
    edition.nominations = Nomination.objects.sent().filter(prize__competition=competition).count()
    edition.save(update_fields=["competition", "nominations"])
    for decision in Decision.objects.filter(prize__competition=competition):
        if decision.nomination:
            _award(edition, decision.nomination, Award.Outcome.WINNER, decision)
        others = Finalist.objects.filter(ranking__round__prize=decision.prize).exclude(
            nomination=decision.nomination
        )
        for finalist in others.select_related("nomination__company"):
            _award(edition, finalist.nomination, Award.Outcome.FINALIST, None)


def _award(
    edition: Edition, nomination: Nomination, outcome: str, decision: Decision | None
) -> None:
    company = nomination.company
    Award.objects.update_or_create(
        edition=edition,
        nomination=nomination,
        defaults={
            "prize_kind": nomination.prize.kind,
            "company_name": company.name,
            "prize_name": nomination.prize.name,
            "outcome": outcome,
            "place": company.municipality,
            "county": company.county,
            "makes": company.sector,
            "decision": decision,
            "citation": decision.citation if decision else "",
        },
    )
