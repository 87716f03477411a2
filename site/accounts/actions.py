"""What happens to people's accounts."""

from accounts.models import User


def begin(email: str) -> User | None:
    """Give the address an account that only a code sent there can open; none when closed."""
    address = email.strip().lower()
    person = User.objects.filter(email=address).first() or User.objects.create_user(address)
    return person if person.is_active else None


def introduce(person: User, name: str) -> None:
    """Call the person by a name; one who has a name already keeps it."""
    if person.get_full_name():
        return
    printable = "".join(sign for sign in name if sign.isprintable())
    person.first_name, _space, person.last_name = " ".join(printable.split())[:150].partition(" ")
    person.save(update_fields=["first_name", "last_name"])
