"""What a person may do comes from groups alone."""

from typing import Any

from django.contrib.auth.backends import ModelBackend


class GroupRights(ModelBackend):
    """Nobody is given a right in person, so no page has to ask whether somebody was."""

    def get_user_permissions(self, user_obj: Any, obj: Any = None) -> set[str]:
        return set()
