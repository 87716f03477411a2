"""What a company has written, on paper: the receipt with all of it, and the draft."""

from typing import Any

from django.conf import settings
from django.template.defaultfilters import date as as_date
from django.template.defaultfilters import filesizeformat
from django.utils import translation
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from ledger import chain
from nominations.content import frozen_content
from nominations.models import Criterion, Nomination, Submission
from nominations.questions import Kind, contact
from paper import Paper
from paper.blocks import Voice

Content = dict[str, Any]


def nomination_pdf(submission: Submission) -> bytes:
    """The receipt, from the frozen copy alone: the same bytes whenever it is asked for."""
    with translation.override(settings.LANGUAGE_CODE):
        return _receipt(submission).pdf()


def draft_pdf(nomination: Nomination) -> bytes:
    """What is written so far, marked on every page as not sent in."""
    with translation.override(settings.LANGUAGE_CODE):
        return _draft(nomination).pdf()


def _receipt(submission: Submission) -> Paper:
    content, number = submission.content, submission.receipt_number
    lead = _("Receipt %(number)s, and everything that was sent in.")
    if content.get("erased"):
        lead = _("Receipt %(number)s. What was sent in is deleted, as we promised.")
    paper = Paper(
        _company(content).get("name") or number,
        eyebrow=_("Nomination for %(prize)s") % {"prize": content.get("prize", "")},
        lead=lead % {"number": number},
        running=number,
        footnote=f"SHA-256 {submission.digest}",
        dated=submission.submitted_at,
    )
    _write_facts(paper, submission)
    if content.get("erased"):
        _write_company(paper, _company(content))
        return paper
    _explain_fingerprint(paper, number)
    _write(paper, content)
    about = _("The content as it was frozen")
    paper.attach(f"{number}.json", chain.canonical(content), about)
    return paper


def _write_facts(paper: Paper, submission: Submission) -> None:
    received = as_date(localtime(submission.submitted_at), _(r"l j F Y \a\t H:i:s"))
    paper.heading(_("Receipt"))
    paper.facts(
        [
            (_("Receipt number"), submission.receipt_number),
            (_("Received"), _("%(moment)s Norwegian time") % {"moment": received}),
            (_("Sent in by"), submission.submitted_by.name),
            (_("Fingerprint (SHA-256)"), submission.digest),
        ]
    )


def _explain_fingerprint(paper: Paper, number: str) -> None:
    paper.text(
        _("The fingerprint shows whether a single character has been changed since. You can check "
          "it yourself: the file %(file)s lies inside this PDF, and holds the content as JSON in "
          "UTF-8, with sorted keys and no spaces between. Its SHA-256 is the fingerprint above, "
          "and the same fingerprint is in the secretariat's event ledger.")
        % {"file": f"{number}.json"},
        Voice.QUIET,
    )  # fmt: skip


def _draft(nomination: Nomination) -> Paper:
    content = _with_gaps(nomination)
    saved = nomination.answers.order_by("saved_at").last()
    paper = Paper(
        _company(content).get("name") or nomination.company.name,
        eyebrow=_("Nomination for %(prize)s") % {"prize": content["prize"]},
        lead=_("A draft, as it was last saved. It has not been sent in."),
        stamp=_("DRAFT – not sent in"),
        footnote=_("Draft, not sent in"),
        dated=saved.saved_at if saved else nomination.begun_at,
    )
    _write(paper, content)
    return paper


def _with_gaps(nomination: Nomination) -> Content:
    """The draft in the shape of a frozen copy, with the questions that have no answer yet."""
    content = frozen_content(nomination)
    for criterion in nomination.prize.criteria.all():
        asked = {"criterion": criterion.name, "question": criterion.question, "text": ""}
        content["answers"].setdefault(str(criterion.pk), asked)
    return content


def _write(paper: Paper, content: Content) -> None:
    """Copies of earlier years lack some of the parts."""
    _write_company(paper, _company(content))
    paper.heading(_("The answers"))
    for answer in _in_order(content):
        _write_answer(paper, answer)
    _write_figures(paper, content.get("figures") or [])
    _write_attachments(paper, content.get("attachments") or [])
    _write_contact(paper, content.get("contact") or {}, content.get("consent") or {})


def _company(content: Content) -> dict[str, Any]:
    return content.get("company") or {}


def _write_company(paper: Paper, company: dict[str, Any]) -> None:
    names = {
        "name": _("Name"),
        "org_number": _("Organisation number"),
        "municipality": _("Municipality"),
        "county": _("County"),
        "sector": _("What the company makes"),
        "employees": _("Employees"),
        "website": _("Website"),
        "group": _("Corporate group"),
    }
    paper.heading(_("The company"))
    paper.facts((name, company.get(key)) for key, name in names.items())


def _in_order(content: Content) -> list[dict[str, Any]]:
    """As they were asked; the database does not keep the order inside the copy."""
    answers = content.get("answers") or {}
    order = content.get("order") or [
        str(pk)
        for pk in Criterion.objects.filter(pk__in=answers)
        .order_by("order", "pk")
        .values_list("pk", flat=True)
    ]
    left = sorted(set(answers) - set(order))
    return [answers[key] for key in [*order, *left] if key in answers]


def _write_answer(paper: Paper, answer: dict[str, Any]) -> None:
    paper.heading(answer.get("criterion", ""), 3)
    paper.text(answer.get("question", ""), Voice.QUIET)
    paper.text(answer.get("text", "").strip() or _("Not answered."))
    if "may_publish" in answer:
        yes, no = _("May be published"), _("For the jury alone")
        paper.text(yes if answer["may_publish"] else no, Voice.LABEL)


def _write_figures(paper: Paper, figures: list[dict[str, str]]) -> None:
    if figures:
        paper.heading(_("Key figures"))
        paper.facts(
            (figure.get("label", ""), f"{figure.get('text', '')} {figure.get('unit', '')}".strip())
            for figure in figures
        )


def _write_attachments(paper: Paper, files: list[dict[str, Any]]) -> None:
    if files:
        paper.heading(_("Attachments"))
        rows = [
            (file.get("name", ""), filesizeformat(file.get("size", 0)), file.get("sha256", ""))
            for file in files
        ]
        paper.table([_("File"), _("Size"), "SHA-256"], rows, widths=[4, 2, 5])


def _write_contact(paper: Paper, person: dict[str, str], consent: dict[str, str]) -> None:
    asked = contact().questions
    told = [
        (q.label, person.get(q.key.removeprefix("contact-")))
        for q in asked
        if q.key.startswith("contact-")
    ]
    agreed = [
        (_("Agreed"), q.label)
        for q in asked
        if q.kind == Kind.TICK and consent.get(q.key.removeprefix("consent-"))
    ]
    if person or agreed:
        paper.heading(_("Contact and consent"))
        paper.facts([*told, *agreed])
