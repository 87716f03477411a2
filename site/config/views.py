"""Where a person's own work is, and the short way in on a demonstration."""

from allauth.account.internal.flows.login import record_authentication
from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from accounts.models import User
from accounts.requests import SignedInRequest
from config import cast
from jury.models import Juror
from nominations.models import Competition


@require_safe
@login_required
def my_work(request: SignedInRequest) -> HttpResponse:
    """The jury for jurors, the desk for staff, the nominations for everybody else."""
    if Juror.objects.filter(user=request.user).exists():
        return redirect("jury:overview")
    if request.user.has_perm("wagtailadmin.access_admin"):
        return redirect("wagtailadmin_home")
    if request.user.has_perm("jury.view_round"):
        return redirect("jury:progress")
    return redirect("nominations:list")


def no_way_in(request: HttpRequest) -> HttpResponse:
    """Where the admin sends those it does not let in: to sign in, or back to their own work."""
    if request.user.is_authenticated:
        return redirect("my_work")
    return redirect(f"{reverse('sign_in')}?{request.GET.urlencode()}")


@require_safe
def choose_language(request: HttpRequest, code: str) -> HttpResponse:
    """Remembers the language in a cookie. A link, so that no visitor needs a form's cookie."""
    if code not in dict(settings.LANGUAGES):
        raise Http404
    if request.user.is_authenticated:
        User.objects.filter(pk=request.user.pk).update(language=code)  # of letters to this person
    back = request.GET.get("next", "/")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts=None):
        back = "/"
    response = HttpResponseRedirect(back)
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        code,
        max_age=settings.LANGUAGE_COOKIE_AGE,
        secure=settings.LANGUAGE_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return response


@require_POST
def demo_sign_in(request: HttpRequest) -> HttpResponse:
    """Become one of the invented people. Outside a demonstration this page does not exist."""
    competition = Competition.objects.current()
    if not (competition and competition.is_demo):
        raise Http404
    parts = {part.user.pk: part for part in cast.parts() if part.user}
    chosen = request.POST.get("person")
    person = next((part.user for pk, part in parts.items() if str(pk) == chosen), None)
    if person is None:
        raise Http404
    sign_in(request, person)
    return redirect(parts[person.pk].start_url)


def sign_in(request: HttpRequest, person: User) -> None:
    """Sign an invented person in, second factor included."""
    login(request, person, backend="accounts.backends.GroupRights")
    record_authentication(request, person, method="mfa", type="demo")


def no_such_page(request: HttpRequest, *path: str) -> HttpResponse:
    """For addresses that a library brings along and we don't have."""
    raise Http404
