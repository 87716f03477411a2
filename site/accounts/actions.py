"""What happens to people's accounts."""

from accounts.models import User


def begin(email: str) -> User | None:
    """Give the address an account that only a code sent there can open; none when closed."""
    person, _new = User.objects.get_or_create(email=email.strip().lower())
    return person if person.is_active else None
