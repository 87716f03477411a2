"""Everything a company is asked, in sections: one list for pages, checks, copies and papers."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from django.utils.text import slugify
from django.utils.translation import gettext as _

from nominations.models import Criterion, Prize


class Kind(StrEnum):
    """What sort of answer a question wants."""

    TEXT = "text"
    LINE = "line"
    NUMBER = "number"
    EMAIL = "email"
    PHONE = "phone"
    TICK = "tick"


@dataclass(frozen=True)
class Question:
    """One thing we ask. Needed only when the nomination is sent in, never in a draft."""

    key: str
    label: str
    help: str = ""
    kind: Kind = Kind.LINE
    max_length: int = 200
    needed: bool = False
    unit: str = ""
    autocomplete: str = ""
    criterion: Criterion | None = None


LETTERS = str.maketrans({"æ": "ae", "ø": "o", "å": "a"})


@dataclass(frozen=True)
class Section:
    """One page of questions."""

    key: str
    title: str
    about: str
    questions: tuple[Question, ...]

    @property
    def keys(self) -> set[str]:
        return {question.key for question in self.questions}


def sections(prize: Prize) -> list[Section]:
    """All that is asked for the prize, in the order of the task list."""
    return [company(), *groups(prize), figures(), contact()]


def questions(prize: Prize) -> dict[str, Question]:
    return {q.key: q for section in sections(prize) for q in section.questions}


def key_of(criterion: Criterion) -> str:
    return f"criterion-{criterion.pk}"


def company() -> Section:
    """What the register knows, in the company's own words."""
    return Section(
        "bedriften",
        _("The company"),
        _("How the jury and the public will know you."),
        (
            Question("company-name", _("Name of the company"), max_length=200, needed=True,
                     autocomplete="organization"),
            Question("company-municipality", _("Municipality"), max_length=60),
            Question("company-sector", _("What the company makes"),
                     _("In a few words, for example «castings for ships»."), max_length=120),
            Question("company-employees", _("Employees"),
                     _("Full-time equivalents, roughly."), Kind.NUMBER),
            Question("company-website", _("Website"), autocomplete="url"),
            Question("company-group", _("Corporate group, if you belong to one"), max_length=200),
        ),
    )  # fmt: skip


def groups(prize: Prize) -> list[Section]:
    """The jury's criteria, a page for each group."""
    grouped: dict[str, list[Criterion]] = {}
    for criterion in prize.criteria.all():
        grouped.setdefault(criterion.group, []).append(criterion)
    return [
        Section(_key(group), group or _("The jury's criteria"), _names(criteria), _asked(criteria))
        for group, criteria in grouped.items()
    ]


def _key(group: str) -> str:
    return slugify(group.lower().translate(LETTERS)) or "kriterier"


def _names(criteria: Iterable[Criterion]) -> str:
    return " · ".join(criterion.name for criterion in criteria)


def _asked(criteria: Iterable[Criterion]) -> tuple[Question, ...]:
    return tuple(
        Question(
            key_of(criterion),
            criterion.name,
            criterion.question,
            Kind.TEXT,
            criterion.max_length,
            needed=True,
            criterion=criterion,
        )
        for criterion in criteria
    )


def figures() -> Section:
    """Numbers that say more than words. None of them is needed."""
    kind = Kind.NUMBER
    return Section(
        "nokkeltall",
        _("Key figures"),
        _("For the last financial year. None is required, but the jury trusts figures."),
        (
            Question("figure-revenue", _("Revenue"), kind=kind, unit=_("million kroner")),
            Question("figure-export", _("Export share of revenue"), kind=kind, unit="%"),
            Question("figure-research", _("Share of revenue spent on research and development"),
                     kind=kind, unit="%"),
            Question("figure-result", _("Operating result"), kind=kind, unit=_("million kroner")),
            Question("figure-work-years", _("Full-time equivalents in production"),
                     kind=kind, unit=_("work years")),
            Question("figure-energy", _("Energy used per unit made"),
                     _("Say what one unit is in the next field."), kind, unit="kWh"),
            Question("figure-unit", _("What one unit is"),
                     _("For example «one tonne of castings»."), max_length=80),
            Question("figure-productivity", _("Change in productivity over the last five years"),
                     _("As you measure it. A decrease has a minus."), kind, unit="%"),
        ),
    )  # fmt: skip


def contact() -> Section:
    """Whom we call, and what the company agrees to."""
    return Section(
        "kontakt",
        _("Contact and consent"),
        _("Only the secretariat sees who the contact is. The jury does not."),
        (
            Question("contact-name", _("Name of the contact"), max_length=120, needed=True,
                     autocomplete="name"),
            Question("contact-title", _("Position"), max_length=120,
                     autocomplete="organization-title"),
            Question("contact-email", _("E-mail address of the contact"), "", Kind.EMAIL,
                     needed=True, autocomplete="email"),
            Question("contact-phone", _("Telephone"), _("In case something is unclear."),
                     Kind.PHONE, 30, needed=True, autocomplete="tel"),
            Question("consent-terms", _("I can send this in for the company, and the people "
                                        "who are named in it know."), "", Kind.TICK, needed=True),
            Question("consent-next-year", _("The secretariat may write to us about the next "
                                            "competition."), "", Kind.TICK),
        ),
    )  # fmt: skip
