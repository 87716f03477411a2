"""Changes the words of a kind of letter."""

from datetime import datetime

from django.db import transaction

from accounts.models import User
from accounts.refusals import Refused
from ledger import chain
from letters import rules
from letters.kinds import Kind
from letters.models import LetterText


@transaction.atomic
def change_text(
    kind: Kind, language: str, *, subject: str, body: str, by: User, at: datetime
) -> LetterText:
    """From now on letters of this kind say this in this language."""
    if faults := rules.why_not_words(kind, subject, body):
        raise Refused(" ".join(faults))
    text, _new = LetterText.objects.update_or_create(
        kind=kind.name,
        language=language,
        defaults={"subject": subject, "body": body, "changed_by": by, "changed_at": at},
    )
    facts = {"kind": kind.name, "language": language, "words": chain.digest([subject, body])}
    chain.record("letters.change_text", text, by=by, at=at, **facts)
    return text


@transaction.atomic
def restore_text(text: LetterText, *, by: User, at: datetime) -> None:
    """From now on letters of this kind say what comes with the product."""
    facts = {"kind": text.kind, "language": text.language}
    chain.record("letters.restore_text", text, by=by, at=at, **facts)
    text.delete()
