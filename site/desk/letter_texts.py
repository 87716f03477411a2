"""The words of each kind of letter in each language: ours until the secretariat writes its own."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from wagtail.admin import messages
from wagtail.admin.auth import permission_required

from accounts.requests import SignedInRequest
from desk.screens import screen
from letters import actions, rules, texts
from letters.composing import Content, compose
from letters.kinds import KINDS, Kind
from letters.models import LetterText

LANGUAGES = dict(settings.LANGUAGES)
# The page in the frame can't run, load or send anything, whatever was written into it.
SEALED = "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'"


class TextForm(forms.Form):
    """A subject and a body, with names in braces where facts belong."""

    subject = forms.CharField(label=_("Subject line"), max_length=150)
    body = forms.CharField(
        label=_("Text"),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 18}),
        help_text=_("An empty line begins a new paragraph."),
    )

    def __init__(self, *args: Any, kind: Kind, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind = kind

    def clean_body(self) -> str:
        body: str = self.cleaned_data["body"]
        return body.replace("\r\n", "\n")

    def clean(self) -> dict[str, Any]:
        words: dict[str, Any] = super().clean() or {}
        for sentence in rules.why_not_words(
            self.kind, words.get("subject", ""), words.get("body", "")
        ):
            self.add_error(None, sentence)
        return words


@dataclass(frozen=True)
class Row:
    """A kind of letter, and in which languages the words are the secretariat's own."""

    kind: Kind
    languages: list[tuple[str, str | Promise, bool]]


@require_safe
@permission_required("letters.change_lettertext")
def overview(request: SignedInRequest) -> HttpResponse:
    """Each kind of letter with its languages."""
    own = set(LetterText.objects.values_list("kind", "language"))
    rows = [
        Row(kind, [(code, name, (kind.name, code) in own) for code, name in LANGUAGES.items()])
        for kind in KINDS.values()
    ]
    facts: dict[str, Any] = {"rows": rows, "languages": list(LANGUAGES.values())}
    return screen(request, "desk/letters_texts.html", gettext("Letter texts"), **facts)


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required("letters.change_lettertext")
def change(request: SignedInRequest, kind: str, language: str) -> HttpResponse:
    """The form beside the letter as it is now, with invented facts."""
    chosen = _kind(kind, language)
    typed = request.POST if request.method == "POST" else None
    now = texts.in_force(chosen, language)
    form = TextForm(typed, kind=chosen, initial=vars(now))
    if form.is_valid():
        words = form.cleaned_data
        if texts.Words(**words) != now:
            actions.change_text(chosen, language, **words, by=request.user, at=request.received_at)
        messages.success(
            request, gettext("Saved. The letter below is what people get from now on.")
        )
        return redirect("desk:letter_text", kind, language)
    facts = {
        "form": form,
        "kind": chosen,
        "language": language,
        "content": _shown(chosen, language),
        "samples": [
            (f"{{{name}}}", fact) for name, fact in texts.samples(chosen, language).items()
        ],
        "is_own": LetterText.objects.filter(kind=kind, language=language).exists(),
    }
    trail = [(reverse("desk:letter_texts"), gettext("Letter texts"))]
    title = f"{chosen.title} ({LANGUAGES[language]})"
    return screen(request, "desk/letters_text.html", title, trail=trail, **facts)


@require_safe
@permission_required("letters.change_lettertext")
@xframe_options_sameorigin
def preview(request: SignedInRequest, kind: str, language: str) -> HttpResponse:
    """The HTML letter alone, for the frame."""
    content = _shown(_kind(kind, language), language)
    return HttpResponse(content.html, headers={"Content-Security-Policy": SEALED})


@require_POST
@permission_required("letters.change_lettertext")
def restore(request: SignedInRequest, kind: str, language: str) -> HttpResponse:
    """Back to the words that come with the product."""
    text = get_object_or_404(LetterText, kind=kind, language=language)
    actions.restore_text(text, by=request.user, at=request.received_at)
    messages.success(request, gettext("The letter says what it said to begin with."))
    return redirect("desk:letter_text", kind, language)


def _kind(name: str, language: str) -> Kind:
    if name not in KINDS or language not in LANGUAGES:
        raise Http404
    return KINDS[name]


def _shown(kind: Kind, language: str) -> Content:
    """The letter with invented facts."""
    link = f"{settings.WAGTAILADMIN_BASE_URL}/…" if kind.opens else ""
    words, facts = texts.in_force(kind, language), texts.samples(kind, language)
    return compose(kind, words, facts, link=link, language=language)
