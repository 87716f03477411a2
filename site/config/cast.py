"""The invented people of a demonstration, by the part they play."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts import roles
from accounts.models import User
from jury.models import ConflictDeclaration, Juror
from nominations.models import Competition, Nomination


@dataclass(frozen=True)
class Part:
    """A part in the demonstration: who plays it, and where that person starts."""

    role: str
    title: str
    user: User | None
    start_url: str


def parts() -> list[Part]:
    """One person for every part there is; a visitor is nobody."""
    competition = Competition.objects.current()
    if competition is None or not competition.is_demo:
        return []
    people = [*_companies(competition), *_jurors(competition), *_staff()]
    return [Part("visitor", _("Visitor"), None, "/"), *people]


def _companies(competition: Competition) -> list[Part]:
    """Owners of two nominations: of a draft if there is one, and of one that was sent in."""
    own = Nomination.objects.filter(prize__competition=competition).order_by("begun_at", "pk")
    first = own.filter(status=Nomination.Status.DRAFT).first() or own.first()
    other = own.exclude(pk=first.pk).exclude(status="draft").first() if first else None
    titles = [
        ("company", _("Company, writing"), first),
        ("company_other", _("Another company"), other),
    ]
    return [
        Part(role, title, nomination.begun_by, nomination.get_absolute_url())
        for role, title, nomination in titles
        if nomination
    ]


def _jurors(competition: Competition) -> list[Part]:
    seats = list(competition.jurors.select_related("user").order_by("pk"))
    tied = ConflictDeclaration.objects.conflicting().values_list("juror", flat=True)
    chair = next((seat for seat in seats if seat.is_chair), None)
    members = [seat for seat in seats if not seat.is_chair]
    conflicted = next(
        (seat for seat in members if seat.pk in tied), members[-1] if members else None
    )
    juror = next((seat for seat in members if seat != conflicted), None)
    start = reverse("jury:overview")
    titles: list[tuple[str, str, Juror | None]] = [
        ("juror", _("Juror"), juror),
        ("juror_conflicted", _("Juror with ties to a company"), conflicted),
        ("chair", _("Jury chair"), chair),
    ]
    return [Part(role, title, seat.user, start) for role, title, seat in titles if seat]


def _staff() -> list[Part]:
    desk = reverse("wagtailadmin_home")
    titles = [
        (roles.SECRETARIAT, _("Secretariat"), 0, desk),
        ("secretariat_second", _("Secretariat, second person"), 1, desk),
        (roles.EDITOR, _("Editor"), 0, desk),
        (roles.OBSERVER, _("Observer"), 0, reverse("jury:progress")),
        (roles.ADMINISTRATOR, _("Administrator"), 0, desk),
    ]
    found = []
    for role, title, position, start in titles:
        group = role.removesuffix("_second")
        people = User.objects.filter(groups__name=group).order_by("pk")[position : position + 1]
        found += [Part(role, title, person, start) for person in people]
    return found
