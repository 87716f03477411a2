"""What may be done with letters, and which words a letter can have."""

from django.utils.translation import gettext as _

from accounts.models import User
from letters.filling import names_in
from letters.kinds import CODE, LINK, Kind
from letters.models import Letter, kind_of


def why_not_send_again(by: User, letter: Letter) -> str:
    """Empty when the person may send the letter once more."""
    if not by.has_perm("letters.change_letter"):
        return _("Only the secretariat sends letters again.")
    if kind_of(letter).is_secret:
        return _("A code is not sent twice: the person must ask for a new one.")
    if letter.state == Letter.State.WAITING:
        return _("The letter is on its way already: it goes out by itself.")
    if not (letter.subject and letter.to):
        return _("What the letter said is deleted. Write to the person yourself.")
    return ""


def why_not_words(kind: Kind, subject: str, body: str) -> list[str]:
    """A sentence for each thing that keeps the words from being used; none when they are fine."""
    sentences = []
    if len(subject.splitlines()) > 1:
        sentences.append(_("The subject must be one line."))
    if {CODE, LINK} & set(names_in(subject)):
        sentences.append(_("The subject can't hold the code or the link: put it in the text."))
    unknown = [name for name in names_in(subject + body) if name not in kind.may_use]
    if unknown:
        sentences.append(
            _("This letter does not know %(unknown)s. It knows %(known)s.")
            % {"unknown": _braced(unknown), "known": _braced(kind.may_use) or "–"}
        )
    if missing := [name for name in kind.must_use if name not in names_in(body)]:
        sentences.append(
            _("The text must hold %(missing)s, on a line of its own.")
            % {"missing": _braced(missing)}
        )
    return sentences


def _braced(names: object) -> str:
    return ", ".join(f"{{{name}}}" for name in dict.fromkeys(names))  # type: ignore[call-overload]
