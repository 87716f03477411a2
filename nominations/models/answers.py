"""What the company has typed: the last of each answer, and what stood there before."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from nominations import texts
from nominations.models.competitions import Criterion
from nominations.models.nominations import Nomination


class Answer(models.Model):
    """The company's answer to one question, as last saved."""

    nomination = models.ForeignKey(Nomination, models.CASCADE, related_name="answers")
    question = models.CharField(max_length=60)  # a key in nominations.questions
    criterion = models.ForeignKey(Criterion, models.PROTECT, null=True, related_name="+")
    text = models.TextField(_("answer"), blank=True)
    may_publish = models.BooleanField(_("may be published"), default=False)
    version = models.PositiveIntegerField(default=1)
    saved_at = models.DateTimeField()
    saved_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    # The open page it came from, and which of its posts: a page never clashes with itself.
    saved_from = models.CharField(max_length=36, blank=True)

    class Meta:
        verbose_name = _("answer")
        verbose_name_plural = _("answers")
        constraints = [
            models.UniqueConstraint(fields=["nomination", "question"], name="answer_to_each_once")
        ]

    def __str__(self) -> str:
        return f"{self.question}: {self.text[:40]}"

    @property
    def base(self) -> str:
        """What a page remembers of the text that it was made with."""
        return texts.base(self.version, self.text)


class EarlierAnswer(models.Model):
    """A text that once stood as the answer, or that lost a clash and never did."""

    answer = models.ForeignKey(Answer, models.CASCADE, related_name="earlier")
    text = models.TextField(_("answer"), blank=True)
    clashed = models.BooleanField(_("lost a clash"), default=False)
    saved_at = models.DateTimeField()
    saved_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-saved_at", "-pk"]
        verbose_name = _("earlier answer")
        verbose_name_plural = _("earlier answers")

    def __str__(self) -> str:
        return f"{self.answer.question} {self.saved_at:%Y-%m-%d %H:%M}"
