"""Addresses of the desk's own pages, below the admin's."""

from django.urls import path

from desk import (
    announcement,
    assigning,
    attachments,
    copies,
    drafts,
    events,
    letter_texts,
    letters,
    screening,
    threads,
)

app_name = "desk"
urlpatterns = [
    path("formalkontroll/<uuid:pk>/", screening.screening, name="screen"),
    path(
        "formalkontroll/<uuid:pk>/vedlegg/<uuid:file>/",
        attachments.attachment,
        name="attachment",
    ),
    path(
        "formalkontroll/<uuid:pk>/vedlegg/<uuid:file>/slipp/",
        attachments.release,
        name="release_attachment",
    ),
    path("formalkontroll/<uuid:pk>/kopi/<int:copy>/", copies.submission_pdf, name="submission_pdf"),
    path("meldinger/<uuid:pk>/", threads.thread, name="thread"),
    path("endring/<uuid:pk>/", threads.request_change, name="request_change"),
    path(
        "endring/<uuid:pk>/ta-tilbake/",
        threads.withdraw_change_request,
        name="withdraw_change_request",
    ),
    path("utkast/", drafts.drafts, name="drafts"),
    path("utkast/minn-alle/", drafts.remind_all, name="remind_all"),
    path("utkast/<uuid:pk>/minn/", drafts.remind, name="remind"),
    path("tildeling/<int:pk>/", assigning.assign, name="assign"),
    path("karing/", announcement.announcement, name="announcement"),
    path("karing/bekreft/", announcement.confirm, name="confirm"),
    path("hendelseslogg/kontroll/", events.verify, name="verify"),
    path("brev/<int:pk>/send/", letters.send_again, name="send_again"),
    path("brevtekster/", letter_texts.overview, name="letter_texts"),
    path("brevtekster/<str:kind>/<str:language>/", letter_texts.change, name="letter_text"),
    path(
        "brevtekster/<str:kind>/<str:language>/brev/", letter_texts.preview, name="letter_preview"
    ),
    path(
        "brevtekster/<str:kind>/<str:language>/tilbake/",
        letter_texts.restore,
        name="letter_restore",
    ),
]
