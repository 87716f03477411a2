"""Register, mail server and scanner all down: a nomination is completed all the same."""

import io

import pytest
from django.urls import reverse

from letters.models import Letter
from nominations.models import Attachment, Nomination, Submission
from nominations.questions import sections
from tests import make
from tests.make import files
from tests.make.letters import DEAD

pytestmark = pytest.mark.django_db


@pytest.fixture
def _all_down(settings):
    settings.REGISTER = "brreg"  # at an address where nobody listens
    settings.EMAIL_BACKEND = DEAD
    settings.SCANNER = "tcp://127.0.0.1:9"


def typed(section):
    """Something sensible to every question of the section."""
    answers = {"number": "12,5", "email": "kari@bedrift.example", "phone": "400 00 000"}
    return {
        question.key: answers.get(question.kind.value, "Slik gjør vi det.")
        for question in section.questions
    }


@pytest.mark.usefixtures("_all_down")
def test_a_nomination_is_completed_with_everything_around_it_down(
    client, django_capture_on_commit_callbacks
):
    make.prize()
    company = make.signed_in(client, make.user("Frida Fabrikksjef"))
    facts = {"org_number": "310000019", "name": "Skrevet for hånd AS", "confirmed": "yes"}

    company.post(reverse("nominations:begin", args=["main"]), facts)
    nomination = Nomination.objects.get()
    for section in sections(nomination.prize):
        address = reverse("nominations:section", args=[nomination.pk, section.key])
        company.post(address, typed(section))
    picture = io.BytesIO(files.picture())
    picture.name = "linje2.png"
    company.post(reverse("nominations:attachments", args=[nomination.pk]), {"files": picture})
    with django_capture_on_commit_callbacks(execute=True):
        company.post(reverse("nominations:submit", args=[nomination.pk]))

    nomination.refresh_from_db()
    receipt = company.get(reverse("nominations:receipt", args=[nomination.pk])).content.decode()
    assert Submission.objects.get().receipt_number in receipt
    assert nomination.register["state"] == "down"
    assert Attachment.objects.get().state == "waiting"
    assert Letter.objects.get(kind="receipt").state == "waiting"
