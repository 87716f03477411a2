"""Addresses of the desk's own pages, below the admin's."""

from django.urls import path

from desk import announcement, assigning, events, screening

app_name = "desk"
urlpatterns = [
    path("formalkontroll/<uuid:pk>/", screening.screening, name="screen"),
    path("tildeling/<int:pk>/", assigning.assign, name="assign"),
    path("karing/", announcement.announcement, name="announcement"),
    path("karing/bekreft/", announcement.confirm, name="confirm"),
    path("hendelseslogg/kontroll/", events.verify, name="verify"),
]
