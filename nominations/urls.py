"""Addresses for companies."""

from django.urls import path

from nominations import views

app_name = "nominations"
urlpatterns = [
    path("nominer/", views.start, name="start"),
    path("nominer/<slug:kind>/", views.begin, name="begin"),
    path("nominasjoner/", views.nomination_list, name="list"),
    path("nominasjoner/<uuid:pk>/", views.nomination, name="nomination"),
    path("nominasjoner/<uuid:pk>/kontroll/", views.check, name="check"),
    path("nominasjoner/<uuid:pk>/send-inn/", views.submit, name="submit"),
    path("nominasjoner/<uuid:pk>/kvittering/", views.receipt, name="receipt"),
    path("nominasjoner/<uuid:pk>/trekk/", views.withdraw, name="withdraw"),
]
