"""Text that arrives when the session is over is kept until the person has signed in again."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _

from accounts.models import User

KEPT = "typed_when_signed_out"
MOST = 200_000  # characters: nobody fills our sessions from outside
View = Callable[..., HttpResponse]


def keeps_what_is_typed(view: View) -> View:
    """Like login_required, but what was posted comes back when the person does."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if isinstance(request.user, User):
            return view(request, *args, **kwargs)
        if "X-Autosave" in request.headers:
            said = _("You are signed out. Your text is kept on this device: sign in to save it.")
            return JsonResponse({"said": said}, status=401)
        if request.method == "POST":
            _keep(request)
        return redirect_to_login(request.get_full_path())

    return answer


def _keep(request: HttpRequest) -> None:
    typed = {key: value for key, value in request.POST.items() if key != "csrfmiddlewaretoken"}
    if sum(len(key) + len(value) for key, value in typed.items()) <= MOST:
        request.session[KEPT] = {"path": request.path, "typed": typed}


def kept(request: HttpRequest) -> dict[str, str] | None:
    """What was posted to this very page while nobody was signed in."""
    stash = request.session.get(KEPT, {})
    return stash["typed"] if stash.get("path") == request.path else None


def forget(request: HttpRequest) -> None:
    """It has been saved."""
    if kept(request) is not None:
        del request.session[KEPT]
