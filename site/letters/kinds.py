"""Every kind of letter there is, and which facts its words may use."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

CODE, LINK = "code", "link"


@dataclass(frozen=True)
class Kind:
    """A kind of letter. Without a page of its own it leads to the receiver's own work."""

    name: str
    title: str | Promise
    facts: tuple[str, ...] = ()
    opens: str = "my_work"  # the route to link to when the caller names none; "" is no link
    lasts: timedelta | None = None  # after that it is better not sent at all

    @property
    def is_secret(self) -> bool:
        return CODE in self.facts

    @property
    def may_use(self) -> tuple[str, ...]:
        """The names that may stand in braces in the body."""
        return (*self.facts, LINK) if self.opens else self.facts

    @property
    def must_use(self) -> tuple[str, ...]:
        """Without these the letter would be of no use."""
        return tuple(name for name in self.may_use if name in {CODE, LINK})


CODE_LASTS = timedelta(minutes=10)
KINDS = {
    kind.name: kind
    for kind in [
        Kind("sign_in_code", _("Sign-in code"), (CODE,), opens="", lasts=CODE_LASTS),
        Kind("unknown_account", _("Closed account"), opens=""),
        Kind("invitation", _("Invitation to work together"), ("inviter", "company", "prize")),
        Kind("access_asked", _("Somebody asks for access"), ("who", "company")),
        Kind("access_answered", _("Answer about access"), ("company",)),
        Kind("ownership", _("New owner of a nomination"), ("company", "from_name")),
        Kind("receipt", _("Receipt"), ("company", "prize", "number", "received", "digest")),
        Kind("withdrawn", _("Nomination withdrawn"), ("company", "number")),
        Kind("reminder", _("Reminder of a draft"), ("company", "left", "deadline")),
        Kind("almost_sent", _("Reminder of the last press"), ("company", "deadline")),
        Kind("erasure", _("Draft that will be deleted"), ("company", "day")),
        Kind("change_request", _("Request for a change"), ("company", "due")),
        Kind("message", _("Message from the secretariat"), ("company",)),
        Kind("outcome", _("News about the outcome"), ("company",)),
        Kind("proposal", _("Proposal of a company"), ("company", "proposer")),
        Kind("key_changed", _("Key added or removed"), ("what",), opens="mfa_index"),
    ]
}
