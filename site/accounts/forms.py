"""The sign-in form: one field, the same answer for known and unknown addresses."""

from allauth.account.forms import RequestLoginCodeForm
from django.core.validators import MaxLengthValidator

from accounts import actions
from accounts.models import User

validate_length = MaxLengthValidator(254)


class SignInForm(RequestLoginCodeForm):
    """Whoever can read the letter with the code owns the address; nothing else is asked."""

    _user: User | None

    def clean_email(self) -> str:
        validate_length(self.cleaned_data["email"])
        email: str = super().clean_email()
        self._user = self._user or actions.begin(email)
        return email
