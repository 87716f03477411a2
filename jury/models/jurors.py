"""The jurors, what they sign, and where they stand aside."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from nominations.models import Competition, Nomination


class JurorQuerySet(models.QuerySet["Juror"]):
    """Ways to speak of jurors."""

    def judging(self) -> "JurorQuerySet":
        """Those who score from the start; a substitute comes in when somebody steps out."""
        return self.exclude(role=Juror.Role.SUBSTITUTE)


class Juror(models.Model):
    """A person's seat on one year's jury."""

    class Role(models.TextChoices):
        CHAIR = "chair", _("Jury chair")
        MEMBER = "member", _("Juror")
        SUBSTITUTE = "substitute", _("Substitute")
        GUEST = "guest", _("Guest")

    competition = models.ForeignKey(
        Competition, models.PROTECT, related_name="jurors", verbose_name=_("competition")
    )
    user = models.ForeignKey(
        User, models.PROTECT, related_name="jury_seats", verbose_name=_("person")
    )
    role = models.CharField(_("role"), max_length=10, choices=Role, default=Role.MEMBER)
    employer = models.CharField(_("employer"), max_length=120, blank=True)
    title = models.CharField(_("title"), max_length=120, blank=True)
    biography = models.TextField(_("biography for the public page"), blank=True)
    is_public = models.BooleanField(_("shown on the public page"), default=False)

    objects = JurorQuerySet.as_manager()

    class Meta:
        ordering = ["-competition__year", "role", "user__first_name"]
        verbose_name = _("juror")
        verbose_name_plural = _("jurors")
        constraints = [
            models.UniqueConstraint(fields=["competition", "user"], name="juror_one_seat_a_year"),
            models.UniqueConstraint(
                fields=["competition"],
                condition=Q(role="chair"),
                name="juror_one_chair",
                violation_error_message=_("This jury has a chair already."),
            ),
        ]

    def __str__(self) -> str:
        return self.user.name

    @property
    def is_chair(self) -> bool:
        return self.role == self.Role.CHAIR


class JuryTextQuerySet(models.QuerySet["JuryText"]):
    """Ways to speak of texts. The last version of each is the one that holds."""

    def in_force(self, competition: Competition, kind: str) -> "JuryText":
        return self.filter(competition=competition, kind=kind).latest()


class JuryText(models.Model):
    """A text that jurors sign or declare by. A new version is a new row: none is ever changed."""

    class Kind(models.TextChoices):
        UNDERTAKING = "undertaking", _("Confidentiality undertaking")
        IMPARTIALITY = "impartiality", _("Declaration of impartiality")

    competition = models.ForeignKey(Competition, models.PROTECT, related_name="jury_texts")
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    version = models.PositiveSmallIntegerField(_("version"), default=1)
    text = models.TextField(_("text"))
    digest = models.CharField(max_length=64)

    objects = JuryTextQuerySet.as_manager()

    class Meta:
        verbose_name = _("text for the jury")
        verbose_name_plural = _("texts for the jury")
        ordering = ["competition", "kind", "version"]
        get_latest_by = "version"
        constraints = [
            models.UniqueConstraint(
                fields=["competition", "kind", "version"], name="jury_text_version_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.version}"


class Undertaking(models.Model):
    """A juror's signature under the confidentiality text, word for word."""

    juror = models.OneToOneField(Juror, models.PROTECT, related_name="undertaking")
    text = models.ForeignKey(JuryText, models.PROTECT, related_name="+")
    signed_at = models.DateTimeField()

    class Meta:
        verbose_name = _("confidentiality undertaking")
        verbose_name_plural = _("confidentiality undertakings")

    def __str__(self) -> str:
        return f"{self.juror} {self.signed_at:%Y-%m-%d}"


class ConflictDeclarationQuerySet(models.QuerySet["ConflictDeclaration"]):
    """Ways to speak of declarations. The last one about a nomination is the one that holds."""

    def in_force(self) -> "ConflictDeclarationQuerySet":
        later = ConflictDeclaration.objects.filter(
            juror=models.OuterRef("juror"),
            nomination=models.OuterRef("nomination"),
            pk__gt=models.OuterRef("pk"),
        )
        return self.filter(~models.Exists(later))

    def clear(self) -> "ConflictDeclarationQuerySet":
        """In force, and nothing stands in the way."""
        return self.in_force().filter(ground=ConflictDeclaration.Ground.NONE)

    def conflicting(self) -> "ConflictDeclarationQuerySet":
        """In force, and the juror stands aside. Not being sure counts as standing aside."""
        return self.in_force().exclude(ground=ConflictDeclaration.Ground.NONE)


class ConflictDeclaration(models.Model):
    """What a juror declared about one nomination, at one time. Added to, never changed."""

    class Ground(models.TextChoices):
        NONE = "none", _("No ties")
        EMPLOYED = "employed", _("Employed there or on its board, now or in the last two years")
        OWNER = "owner", _("Owns a share, also through a company of one's own")
        GROUP = "group", _("Belongs to the same corporate group")
        FAMILY = "family", _("Close family or close friendship")
        BUSINESS = "business", _("Customer, supplier or adviser in the last two years")
        COMPETITOR = "competitor", _("Works for a competitor")
        CONTRIBUTED = "contributed", _("Helped with the nomination")
        OTHER = "other", _("Another tie")
        UNSURE = "unsure", _("Not sure: I stand aside")

    juror = models.ForeignKey(Juror, models.PROTECT, related_name="declarations")
    nomination = models.ForeignKey(Nomination, models.PROTECT, related_name="declarations")
    ground = models.CharField(_("tie to the company"), max_length=20, choices=Ground)
    reason = models.TextField(_("in a few words"), blank=True)
    text = models.ForeignKey(JuryText, models.PROTECT, related_name="+")
    declared_at = models.DateTimeField()

    objects = ConflictDeclarationQuerySet.as_manager()

    class Meta:
        verbose_name = _("declaration of impartiality")
        verbose_name_plural = _("declarations of impartiality")
        ordering = ["pk"]
        get_latest_by = "pk"
        indexes = [models.Index(fields=["juror", "nomination"], name="declaration_who_what")]

    def __str__(self) -> str:
        return f"{self.juror} / {self.nomination}: {self.ground}"
