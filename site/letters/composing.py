"""Makes a letter of words and facts: subject, plain text and HTML."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.html import escape
from django.utils.safestring import mark_safe

from letters import texts
from letters.filling import each, fill, no_address, one_line
from letters.kinds import CODE, LINK, Kind
from letters.texts import Words

LONGEST_SUBJECT = 250
MADE_BY_US = {CODE, LINK}


@dataclass(frozen=True)
class Content:
    """What the receiver gets."""

    subject: str
    text: str
    html: str


def compose(
    kind: Kind, words: Words, facts: Mapping[str, str], *, link: str, language: str
) -> Content:
    """The same letter twice: for those who read HTML, and for those who do not."""
    lines = each(facts, one_line)
    subject = one_line(fill(words.subject, lines))[:LONGEST_SUBJECT]
    shown = {name: line if name in MADE_BY_US else no_address(line) for name, line in lines.items()}
    shown |= {LINK: link} if link else {}
    frame = {"subject": no_address(subject), "link": link, "button": texts.button(kind, language)}
    with translation.override(language):
        text = frame | {"body": fill(words.body, shown), "language": language}
        page = frame | {"paragraphs": _paragraphs(words.body, shown), "language": language}
        return Content(
            subject=subject,
            text=render_to_string("letters/letter.txt", text),
            html=render_to_string("letters/letter.html", page),
        )


def _paragraphs(body: str, facts: Mapping[str, str]) -> list[dict[str, str]]:
    """Paragraphs in HTML; one that is only the link becomes the button, only the code is large."""
    escaped = each(facts, escape)
    return [
        {
            "kind": paragraph.strip("{}") if paragraph in {"{code}", "{link}"} else "words",
            "html": mark_safe(  # noqa: S308 -- words and facts are escaped one by one
                fill(escape(paragraph), escaped).replace("\n", "<br>\n")
            ),
        }
        for paragraph in (part.strip() for part in body.replace("\r\n", "\n").split("\n\n"))
        if paragraph
    ]
