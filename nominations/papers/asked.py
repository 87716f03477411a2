"""Everything that is asked, on paper: to read, to discuss, and to write the answers on."""

from datetime import datetime

from django.conf import settings
from django.template.defaultfilters import date as as_date
from django.utils import translation
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from nominations.models import Prize
from nominations.questions import Kind, Question, Section, sections
from paper import Paper
from paper.blocks import Voice

LINES_FOR_TEXT = 14


def questions_pdf(prize: Prize) -> bytes:
    with translation.override(settings.LANGUAGE_CODE):
        return questions_paper(prize).pdf()


def questions_docx(prize: Prize) -> bytes:
    with translation.override(settings.LANGUAGE_CODE):
        return questions_paper(prize).docx()


def questions_paper(prize: Prize) -> Paper:
    """In bokmål, as the jury's own questions are."""
    competition = prize.competition
    paper = Paper(
        _("The questions for %(prize)s") % {"prize": prize.name},
        eyebrow=f"{prize.get_kind_display()} {competition.year}",
        lead=_("Everything we ask, so that you can write the answers in peace. What you write "
               "here is sent to nobody: you paste it in on the site when it is ready."),
        running=f"{prize.get_kind_display()} {competition.year}",
        footnote=_("The deadline is %(day)s") % {"day": moment(competition.deadline_at)},
        dated=competition.opens_at,
    )  # fmt: skip
    _what_it_is(paper, prize)
    for section in sections(prize):
        _ask(paper, section)
    _who_sees(paper)
    _when_the_site_is_down(paper, prize)
    return paper


def moment(instant: datetime) -> str:
    return as_date(localtime(instant), _(r"l j F Y \a\t H:i"))


def day(instant: datetime) -> str:
    return as_date(localtime(instant), _("l j F Y"))


def _what_it_is(paper: Paper, prize: Prize) -> None:
    competition = prize.competition
    paper.heading(_("What the prize is for"))
    paper.text(prize.about)
    paper.heading(_("The calendar"))
    paper.facts(
        [
            (_("Nominations open"), moment(competition.opens_at)),
            (_("Deadline"), moment(competition.deadline_at)),
            (_("The jury reads and scores"), _until(competition.scoring_closes_at)),
            (_("The winners are announced"), day(competition.announcement_at)),
        ]
    )
    paper.text(_("All times are Norwegian."), Voice.QUIET)
    paper.text(
        _("You send the answers in on %(address)s. There you can also add colleagues and files.")
        % {"address": _address("/nominer/")}
    )


def _until(instant: datetime) -> str:
    return _("until %(day)s") % {"day": day(instant)}


def _ask(paper: Paper, section: Section) -> None:
    paper.heading(section.title)
    if not any(question.criterion for question in section.questions):
        paper.text(section.about, Voice.QUIET)
    for question in section.questions:
        if question.kind == Kind.TICK:
            paper.text(f"☐  {question.label}")
        else:
            _ask_one(paper, question)


def _ask_one(paper: Paper, question: Question) -> None:
    unit = f" ({question.unit})" if question.unit else ""
    paper.heading(question.label + unit, 3)
    if question.criterion:
        paper.text(question.help, Voice.STRONG)
        why = {"reason": question.criterion.explanation}
        paper.text(_("Why the jury asks: %(reason)s") % why)
    else:
        paper.text(question.help)
    paper.text(_limits(question), Voice.QUIET)
    paper.room(question.label, LINES_FOR_TEXT if question.kind == Kind.TEXT else 1)


def _limits(question: Question) -> str:
    must = _("Needed when you send in.") if question.needed else _("Can be left out.")
    if question.kind not in {Kind.TEXT, Kind.LINE}:
        return must
    longest = f"{question.max_length:,}".replace(",", "\xa0")
    return _("At most %(limit)s characters, spaces included.") % {"limit": longest} + " " + must


def _who_sees(paper: Paper) -> None:
    """The short of what the privacy page says."""
    paper.heading(_("Who sees what you write, and when it is deleted"))
    paper.items(
        [
            _("You and those who work on the nomination with you see the answers, and so does "
              "the secretariat. Only the secretariat sees who the contact is."),
            _("A juror sees the answers after being given the nomination, after signing the "
              "undertaking of confidentiality, and only without ties to the company."),
            _("You say for each answer whether it may be published, or is for the jury alone."),
            _("Tell colleagues whom you name. Never write about anybody's health or private "
              "life, and never a national identity number."),
            _("The organiser decides how long the answers are kept. The proposal is 60 days after "
              "the deadline for a draft that is never sent in, and 12 months after the "
              "announcement for what was sent in. What holds is on %(address)s.")
            % {"address": _address("/personvern/")},
        ]
    )  # fmt: skip


def _when_the_site_is_down(paper: Paper, prize: Prize) -> None:
    """One mailbox, and the rule for when it counts."""
    deadline = {"deadline": moment(prize.competition.deadline_at)}
    paper.heading(_("If the site is down when the deadline comes"))
    paper.text(
        _("Fill in this paper and send it by e-mail to the secretariat. It counts if the e-mail "
          "arrives before the deadline, %(deadline)s, while the site can't be reached, and has "
          "the organisation number and an answer to everything that is needed. The secretariat "
          "writes it in for you, and you get the usual receipt.") % deadline
    )  # fmt: skip
    if settings.SECRETARIAT_EMAIL:
        paper.facts([(_("The secretariat's mailbox"), settings.SECRETARIAT_EMAIL)])
        return
    paper.text(
        _("The address of the mailbox is on %(address)s. Write it here now, since that page may "
          "be down as well:") % {"address": _address("/kontakt/")}
    )  # fmt: skip
    paper.room(_("The secretariat's mailbox"), 1)


def _address(path: str) -> str:
    return settings.WAGTAILADMIN_BASE_URL.rstrip("/") + path
