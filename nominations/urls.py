"""Addresses for companies."""

from django.urls import path

from nominations.views import drafts

app_name = "nominations"
urlpatterns = [
    path("nominer/", drafts.start, name="start"),
    path("nominer/<slug:kind>/", drafts.begin, name="begin"),
    path("nominasjoner/", drafts.nomination_list, name="list"),
    path("nominasjoner/<uuid:pk>/", drafts.nomination, name="nomination"),
    path("nominasjoner/<uuid:pk>/kontroll/", drafts.check, name="check"),
    path("nominasjoner/<uuid:pk>/send-inn/", drafts.submit, name="submit"),
    path("nominasjoner/<uuid:pk>/kvittering/", drafts.receipt, name="receipt"),
    path("nominasjoner/<uuid:pk>/trekk/", drafts.withdraw, name="withdraw"),
]
