"""Takes a demonstration away, row by row in the order that nothing is left hanging."""

from django.core.cache import cache
from django.db import transaction
from django.db.models import Model

from accounts.models import User
from jury import models as jury
from ledger import models as ledger
from letters import models as letters
from nominations import models as nominations
from nominations.actions import delete_file
from winners import models as winners

IN_ORDER: list[type[Model]] = [
    winners.Announcement,
    jury.Decision,
    jury.Finalist,
    jury.Ranking,
    jury.Score,
    jury.Review,
    jury.Assignment,
    jury.ConflictDeclaration,
    jury.Undertaking,
    jury.JuryText,
    jury.RoundWeight,
    jury.Round,
    jury.Juror,
    nominations.Submission,
    nominations.Answer,
    nominations.NominationMember,
    nominations.Attachment,
    nominations.Proposal,
    nominations.Nomination,
    nominations.Company,
    nominations.Guidance,
    nominations.Criterion,
    nominations.Prize,
    nominations.ScaleStep,
    nominations.Competition,
    letters.Letter,
    letters.LetterText,
    ledger.Event,
    ledger.Head,
]


@transaction.atomic
def wipe() -> None:
    """Everything of the demonstration goes; earlier years' winners and the site's pages stay."""
    for story in winners.WinnerStoryPage.objects.filter(award__edition__competition__isnull=False):
        story.delete()
    winners.Award.objects.filter(edition__competition__isnull=False).delete()
    winners.Edition.objects.filter(competition__isnull=False).delete()
    for attachment in nominations.Attachment.objects.all():
        delete_file(attachment)
    for model in IN_ORDER:
        model._default_manager.all().delete()
    User.objects.filter(email__endswith=".example").delete()
    cache.clear()
