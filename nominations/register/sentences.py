"""One plain sentence or two for the person who wrote an organisation number."""

from collections.abc import Callable
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from nominations.register.extracts import Extract, State


def sentence(extract: Extract) -> str:
    """What came of the look-up, and what to do now."""
    return SENTENCES[extract.state](extract)


def _found(extract: Extract) -> str:
    name = extract.shown_name() or extract.org_number
    if extract.bankrupt:
        told = _(
            "%(name)s is registered as bankrupt. You can fill in the nomination, but the "
            "secretariat must clear it up with you before the jury can assess it."
        )
    elif extract.liquidation:
        told = _(
            "%(name)s is registered as being wound up. You can fill in the nomination, but the "
            "secretariat must clear it up with you before the jury can assess it."
        )
    elif extract.is_sub_unit:
        told = _(
            "%(name)s is a sub-unit of the company with number %(parent)s. You can go on, or write "
            "the number of the company itself."
        )
    else:
        told = _("%(name)s is in Enhetsregisteret. Check that what it says is right.")
    return told % {"name": name, "parent": extract.parent or "–"}


def _deleted(extract: Extract) -> str:
    told = _(
        "%(name)s was deleted from Enhetsregisteret (%(day)s). Check the number. You can fill in "
        "the nomination, but the secretariat must clear it up with you."
    )
    name = extract.shown_name() or extract.org_number
    return told % {"name": name, "day": _day(extract.deleted_on)}


def _removed(extract: Extract) -> str:
    told = _(
        "Enhetsregisteret has removed this number from its open data (%(day)s), so we keep nothing "
        "from there. Check the number, or write the company in by hand."
    )
    return told % {"day": _day(extract.deleted_on)}


def _unknown(_extract: Extract) -> str:
    return _(
        "Enhetsregisteret has no company with this number. Check the number, or write the company "
        "in by hand and the secretariat will look into it."
    )


def _refused(_extract: Extract) -> str:
    return _(
        "Enhetsregisteret did not accept the number. Check the 9 digits, or write the company in "
        "by hand; it is then marked «not checked against Enhetsregisteret»."
    )


def _busy(_extract: Extract) -> str:
    return _(
        "Enhetsregisteret is busy just now. Try again in a minute, or write the company in by "
        "hand; it is then marked «not checked against Enhetsregisteret»."
    )


def _down(_extract: Extract) -> str:
    return _(
        "Enhetsregisteret does not answer just now. Write the company in by hand; "
        "it is then marked «not checked against Enhetsregisteret»."
    )


def _unchecked(_extract: Extract) -> str:
    return _(
        "Write the company in by hand. It is marked «not checked against Enhetsregisteret», and "
        "the secretariat checks it later."
    )


def _day(day: date | None) -> str:
    return date_format(day, "DATE_FORMAT") if day else _("the date is not given")


SENTENCES: dict[State, Callable[[Extract], str]] = {
    State.FOUND: _found,
    State.DELETED: _deleted,
    State.REMOVED: _removed,
    State.UNKNOWN: _unknown,
    State.REFUSED: _refused,
    State.BUSY: _busy,
    State.DOWN: _down,
    State.UNCHECKED: _unchecked,
}
