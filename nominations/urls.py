"""Addresses for companies."""

from django.urls import path

from nominations.views import (
    attachments,
    begin,
    colleagues,
    drafts,
    history,
    invitations,
    papers,
    presence,
    proposals,
    public,
    sections,
    sending,
    threads,
)

app_name = "nominations"
one = "nominasjoner/<uuid:pk>/"
among = f"{one}medredaktorer/"
urlpatterns = [
    path("nominer/", public.start, name="start"),
    path("nominer/sporsmal/", public.all_questions, name="questions"),
    path("nominer/sporsmal/<slug:kind>.pdf", papers.questions_pdf, name="questions_pdf"),
    path("nominer/sporsmal/<slug:kind>.docx", papers.questions_docx, name="questions_docx"),
    path("nominer/<slug:kind>/", begin.begin, name="begin"),
    path("nominer/<slug:kind>/be-om-tilgang/", invitations.ask_access, name="ask_access"),
    path("nominasjoner/", drafts.nomination_list, name="list"),
    path("nominasjoner/<uuid:pk>/", drafts.nomination, name="nomination"),
    path("nominasjoner/<uuid:pk>/kopier/", drafts.copy_answers, name="copy_answers"),
    path("nominasjoner/<uuid:pk>/slett/", drafts.discard, name="discard"),
    path("nominasjoner/<uuid:pk>/del/<slug:key>/", sections.section, name="section"),
    path("nominasjoner/<uuid:pk>/tidligere/<slug:question>/", history.history, name="history"),
    path("nominasjoner/<uuid:pk>/kontroll/", sending.check, name="check"),
    path("nominasjoner/<uuid:pk>/send-inn/", sending.submit, name="submit"),
    path("nominasjoner/<uuid:pk>/kvittering/", sending.receipt, name="receipt"),
    path(f"{one}kvittering.pdf", papers.receipt_pdf, name="receipt_pdf"),
    path(f"{one}utkast.pdf", papers.draft_pdf, name="draft_pdf"),
    path("nominasjoner/<uuid:pk>/trekk/", sending.withdraw, name="withdraw"),
    path(f"{one}vedlegg/", attachments.attachments, name="attachments"),
    path(f"{one}vedlegg/<uuid:file>/", attachments.attachment, name="attachment"),
    path(
        f"{one}vedlegg/<uuid:file>/fjern/",
        attachments.remove_attachment,
        name="remove_attachment",
    ),
    path(among, colleagues.colleagues, name="colleagues"),
    path(f"{among}inviter/", colleagues.invite, name="invite"),
    path(
        f"{among}invitasjon/<uuid:invitation>/ta-tilbake/",
        colleagues.take_back_invitation,
        name="take_back_invitation",
    ),
    path(f"{among}tilgang/<uuid:asked>/", colleagues.answer_access, name="answer_access"),
    path(f"{among}<int:member>/fjern/", colleagues.remove_member, name="remove_member"),
    path(f"{among}<int:member>/overta/", colleagues.hand_over, name="hand_over"),
    path(f"{among}forlat/", colleagues.leave, name="leave"),
    path(f"{one}her/<slug:section>/", presence.presence, name="presence"),
    path(f"{one}meldinger/", threads.thread, name="thread"),
    path("invitasjon/<uuid:pk>/", invitations.invitation, name="invitation"),
    path("invitasjon/<uuid:pk>/bli-med/", invitations.accept_invitation, name="accept_invitation"),
    path(
        "invitasjon/<uuid:pk>/nei-takk/",
        invitations.decline_invitation,
        name="decline_invitation",
    ),
    path("foresla/", proposals.propose, name="propose"),
    path("forslag/<uuid:pk>/", proposals.proposal, name="proposal"),
    path("forslag/<uuid:pk>/ja/", proposals.accept, name="accept_proposal"),
    path("forslag/<uuid:pk>/nei/", proposals.decline, name="decline_proposal"),
]
