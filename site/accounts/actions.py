"""What happens to people's accounts."""

from accounts.models import User


def begin(email: str) -> User | None:
    """Give the address an account that only a code sent there can open; none when closed."""
    address = email.strip().lower()
    person = User.objects.filter(email=address).first() or User.objects.create_user(address)
    return person if person.is_active else None
