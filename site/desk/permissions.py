"""What each staff group may do. Written to the database after every migration."""

from typing import Any

from django.apps import apps
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission
from django.db.models import Q
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from accounts import roles

ADMIN = "wagtailadmin.access_admin"
RULES = [
    f"nominations.{verb}_{model}"
    for model in ("competition", "prize", "criterion")
    for verb in ("add", "change", "view")
]
JURY = [
    f"jury.{verb}_{model}" for model in ("juror", "round") for verb in ("add", "change", "view")
]
GRANTS = {
    roles.SECRETARIAT: [
        ADMIN,
        *RULES,
        *JURY,
        "nominations.delete_prize",
        "nominations.delete_criterion",
        "jury.delete_juror",
        "jury.delete_round",
        "nominations.view_nomination",
        "nominations.view_proposal",
        "nominations.screen_nomination",
        "jury.assign_jurors",
        "jury.see_ranking",
        "jury.freeze_ranking",
        "jury.record_decision",
        "winners.announce_awards",
        "letters.view_letter",
        "letters.change_letter",
        "letters.change_lettertext",
        "ledger.view_event",
    ],
    roles.EDITOR: [ADMIN, "winners.view_award"],
    roles.OBSERVER: ["jury.view_round"],
    roles.ADMINISTRATOR: [
        ADMIN,
        "accounts.add_user",
        "accounts.change_user",
        "accounts.view_user",
        "ledger.view_event",
    ],
}
EDITS_PAGES = ("add_page", "change_page", "publish_page")
EDITS_IMAGES = ("add_image", "change_image", "choose_image")


def grant(**_signal: Any) -> None:
    """Give every group exactly what is listed here, and nothing else."""
    for config in apps.get_app_configs():
        create_permissions(config, verbosity=0)
    for role, permissions in GRANTS.items():
        group, _new = Group.objects.get_or_create(name=role)
        wanted = Q(pk=None)
        for permission in permissions:
            app, codename = permission.split(".")
            wanted |= Q(content_type__app_label=app, codename=codename)
        group.permissions.set(Permission.objects.filter(wanted))
    _let_editors_edit()


def _let_editors_edit() -> None:
    editors = Group.objects.get(name=roles.EDITOR)
    root, collection = Page.get_first_root_node(), Collection.get_first_root_node()
    if root is None or collection is None:
        return
    for permission in Permission.objects.filter(codename__in=EDITS_PAGES):
        GroupPagePermission.objects.get_or_create(group=editors, page=root, permission=permission)
    for permission in Permission.objects.filter(codename__in=EDITS_IMAGES):
        GroupCollectionPermission.objects.get_or_create(
            group=editors, collection=collection, permission=permission
        )
