"""Who reads what in a round: choose the jurors, and see how many reviews it makes."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages
from wagtail.admin.auth import permission_required

from accounts.refusals import Refused
from accounts.requests import SignedInRequest
from desk.screens import screen
from jury import actions, queries, rules
from jury.models import ConflictDeclaration, Juror, Round
from nominations.models import Nomination


class AssignForm(forms.Form):
    """The jurors who are to read every nomination of the round."""

    jurors = forms.ModelMultipleChoiceField(
        queryset=Juror.objects.none(),
        error_messages={"required": _("Choose at least one juror.")},
    )

    def __init__(self, *args: Any, round_: Round, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["jurors"].queryset = round_.prize.competition.jurors.select_related("user")  # type: ignore[attr-defined]  # a model field


@dataclass(frozen=True)
class Row:
    """What one juror has, and would get."""

    juror: Juror
    chosen: bool
    assigned: int
    handed_in: int
    ties: int
    new: int


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required("jury.assign_jurors")
def assign(request: SignedInRequest, pk: int) -> HttpResponse:
    """A table of the jury with a choice beside each, all judging members chosen."""
    round_ = get_object_or_404(Round.objects.select_related("prize__competition"), pk=pk)
    form = AssignForm(request.POST if request.method == "POST" else None, round_=round_)
    if form.is_valid():
        try:
            chosen = form.cleaned_data["jurors"]
            added = actions.assign(round_, chosen, by=request.user, at=request.received_at)
        except Refused as refused:
            form.add_error(None, str(refused.sentence))
        else:
            return _done(request, round_, added)
    trail = [
        (reverse("desk_rounds:index"), gettext("Rounds")),
        (reverse("desk_rounds:edit", args=[round_.pk]), str(round_)),
    ]
    title = gettext("Assign: %(round)s") % {"round": round_}
    facts = _page(request, round_, form)
    return screen(request, "desk/assign.html", title, trail=trail, **facts)


def _page(request: SignedInRequest, round_: Round, form: AssignForm) -> dict[str, Any]:
    """What exists already, and what the choice would add."""
    rows = _rows(round_, set(request.POST.getlist("jurors")) if form.is_bound else None)
    return {
        "form": form,
        "rows": rows,
        "nominations": queries.contenders(round_).count(),
        "assigned": sum(row.assigned for row in rows),
        "new": sum(row.new for row in rows if row.chosen),
        "unscreened": _unscreened(round_),
        "may_assign": rules.may_assign(request.user, round_),
    }


def _rows(round_: Round, chosen: set[str] | None) -> list[Row]:
    """Every juror of the year; a round has few enough to count in two queries."""
    contenders = set(queries.contenders(round_).values_list("pk", flat=True))
    there = set(round_.assignments.values_list("juror", "nomination"))
    ties = set(
        ConflictDeclaration.objects.conflicting()
        .filter(nomination__in=contenders)
        .values_list("juror", "nomination")
    )
    jurors = round_.prize.competition.jurors.select_related("user").annotate(
        handed_in=Count(
            "assignments",
            filter=Q(assignments__round=round_, assignments__review__handed_in_at__isnull=False),
        )
    )
    return [
        Row(
            juror=juror,
            chosen=juror.role != Juror.Role.SUBSTITUTE
            if chosen is None
            else str(juror.pk) in chosen,
            assigned=sum(1 for seat, _nomination in there if seat == juror.pk),
            handed_in=juror.handed_in,
            ties=sum(1 for seat, _nomination in ties if seat == juror.pk),
            new=sum(1 for pk in contenders if (juror.pk, pk) not in there | ties),
        )
        for juror in jurors
    ]


def _unscreened(round_: Round) -> int:
    waiting = [Nomination.Status.SUBMITTED, Nomination.Status.ON_HOLD]
    return round_.prize.nominations.filter(status__in=waiting).count() if round_.number == 1 else 0


def _done(request: SignedInRequest, round_: Round, added: int) -> HttpResponse:
    sentence = ngettext(
        "%(count)s new review is assigned.", "%(count)s new reviews are assigned.", added
    )
    messages.success(request, sentence % {"count": added})
    return redirect("desk:assign", round_.pk)
