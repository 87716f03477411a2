"""Lists and forms of the desk: what is changed goes through an action, which may refuse."""

from collections.abc import Callable
from typing import Any

from django.forms import ModelForm
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern
from wagtail.admin import messages
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet

from accounts.refusals import Refused
from desk import actions


def changed_fields(form: ModelForm[Any]) -> list[str]:
    """The fields, and the lists below them, that differ from what is stored."""
    formsets = getattr(form, "formsets", {})
    lists = [name for name, rows in formsets.items() if any(row.has_changed() for row in rows)]
    return [*form.changed_data, *lists]


class KeepsByAction:
    """Keeps the form by an action; a refusal is shown above the form, with all that was typed."""

    keep: Callable[..., None] | None = None

    def save_instance(self: Any) -> Any:
        changed, fields = self.form.save(commit=False), changed_fields(self.form)
        if fields:
            self.keep(changed, fields, by=self.request.user, at=self.request.received_at)
        return changed

    def form_valid(self: Any, form: ModelForm[Any]) -> HttpResponse:
        try:
            response: HttpResponse = super().form_valid(form)  # type: ignore[misc]  # a mixin
        except Refused as refused:
            form.add_error(None, str(refused.sentence))
            self.produced_error_message = self.get_error_message()
            response = self.form_invalid(form)
        return response


class AddView(KeepsByAction, generic.CreateView):
    """A form for something new."""

    template_name = "desk/add.html"


class EditView(KeepsByAction, generic.EditView):
    """A form for what is there, with a notice about what can't be changed."""

    template_name = "desk/edit.html"

    def notices(self) -> list[str]:
        return []


class RemoveView(generic.DeleteView):
    """Asks before it deletes, and tells why when it can't."""

    def delete_action(self) -> None:
        actions.remove(self.object, by=self.request.user, at=self.request.received_at)

    def form_valid(self, form: Any) -> HttpResponse:
        try:
            response: HttpResponse = super().form_valid(form)
        except Refused as refused:
            messages.error(self.request, str(refused.sentence))
            return redirect(self.edit_url_name, self.object.pk)
        return response


class DeskViewSet(ModelViewSet):
    """A list with its forms. What happened to a thing is told by the event ledger."""

    add_view_class = AddView
    edit_view_class = EditView
    delete_view_class = RemoveView
    add_to_reference_index = False
    copy_view_enabled = False
    sort_order_field = None
    list_per_page = 50
    queryset: Any = None
    keep: Callable[..., None] | None = None
    wanted: tuple[str, ...] = ("index", "index_results", "add", "edit", "delete")

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        common: dict[str, Any] = super().get_common_view_kwargs(**kwargs)
        others = {"history_url_name", "usage_url_name"}
        left_out = {f"{name}_url_name" for name in ("add", "edit", "delete")} - {
            f"{name}_url_name" for name in self.wanted
        }
        return {name: value for name, value in common.items() if name not in others | left_out}

    def get_index_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        common: dict[str, Any] = super().get_index_view_kwargs(**kwargs)
        return common | {"queryset": self.queryset}

    def get_add_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        common: dict[str, Any] = super().get_add_view_kwargs(**kwargs)
        return common | {"keep": type(self).keep, "template_name": "desk/add.html"}

    def get_edit_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        common: dict[str, Any] = super().get_edit_view_kwargs(**kwargs)
        return common | {"keep": type(self).keep, "template_name": "desk/edit.html"}

    def get_urlpatterns(self) -> list[URLPattern]:
        return [route for route in super().get_urlpatterns() if route.name in self.wanted]
