"""Addresses for jurors, the chair and those who follow the progress."""

from django.urls import path

from jury import views

app_name = "jury"
urlpatterns = [
    path("", views.overview, name="overview"),
    path("taushet/", views.sign, name="sign"),
    path("vurderinger/<uuid:pk>/", views.review, name="review"),
    path("vurderinger/<uuid:pk>/habilitet/", views.declare, name="declare"),
    path("vurderinger/<uuid:pk>/lever/", views.hand_in, name="hand_in"),
    path(
        "vurderinger/<uuid:pk>/vedlegg/<uuid:file>/",
        views.attachment,
        name="attachment",
    ),
    path("framdrift/", views.progress, name="progress"),
    path("rangering/", views.rankings, name="rankings"),
    path("rangering/<int:pk>/", views.ranking, name="ranking"),
    path("rangering/<int:pk>/kortliste/", views.shortlist, name="shortlist"),
    path("rangering/<int:pk>/arbeidsbok/", views.workbook, name="workbook"),
    path("avgjorelse/<int:pk>/", views.decision, name="decision"),
    path("avgjorelse/<int:pk>/godkjenn/", views.approve, name="approve"),
]
