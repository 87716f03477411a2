"""Papers to take home: the questions for everybody, the receipt and the draft for one's own."""

from collections.abc import Callable

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.http import content_disposition_header
from django.utils.text import slugify
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from accounts.requests import SignedInRequest
from nominations import papers
from nominations.models import Competition, Nomination, Prize
from nominations.questions import LETTERS
from nominations.views.own import own_nomination

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
TEN_MINUTES = 600
NAMES = {Prize.Kind.MAIN: "hovedprisen", Prize.Kind.SPECIAL: "spesialprisen"}


@require_safe
@cache_control(public=True, max_age=TEN_MINUTES)
def questions_pdf(_request: HttpRequest, kind: str) -> HttpResponse:
    return _questions(kind, papers.questions_pdf, PDF, "pdf")


@require_safe
@cache_control(public=True, max_age=TEN_MINUTES)
def questions_docx(_request: HttpRequest, kind: str) -> HttpResponse:
    return _questions(kind, papers.questions_docx, DOCX, "docx")


@require_safe
@login_required
def receipt_pdf(request: SignedInRequest, pk: str) -> HttpResponse:
    """The whole nomination as it was last sent in, with its proof."""
    sent = own_nomination(request, pk).submissions.select_related("submitted_by").last()
    if sent is None:
        raise Http404
    return _file(papers.nomination_pdf(sent), PDF, f"kvittering-{sent.receipt_number}.pdf")


@require_safe
@login_required
def draft_pdf(request: SignedInRequest, pk: str) -> HttpResponse:
    """What is written so far, also after the deadline."""
    nomination = own_nomination(request, pk)
    if nomination.status != Nomination.Status.DRAFT:
        raise Http404
    company = slugify(nomination.company.name.lower().translate(LETTERS))
    return _file(papers.draft_pdf(nomination), PDF, f"utkast-{company}.pdf")


def _questions(
    kind: str, make: Callable[[Prize], bytes], content_type: str, suffix: str
) -> HttpResponse:
    prize = get_object_or_404(
        Prize.objects.select_related("competition"),
        kind=kind,
        competition=Competition.objects.current(),
    )
    name = f"sporsmal-{NAMES[Prize.Kind(kind)]}-{prize.competition.year}.{suffix}"
    return _file(make(prize), content_type, name)


def _file(content: bytes, content_type: str, name: str) -> HttpResponse:
    disposition = content_disposition_header(as_attachment=True, filename=name)
    return HttpResponse(
        content, content_type=content_type, headers={"Content-Disposition": disposition or ""}
    )
