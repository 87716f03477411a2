"""A jury's spreadsheet comes in whole, or not at all, with the row of everything that is wrong."""

import pytest
from django.core.management import CommandError, call_command

from jury import verification
from jury.models import Review, Score
from ledger.models import Event
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def round_():
    return make.round_(make.prize(make.competition("scoring")))


@pytest.fixture
def assignment(round_):
    entry = make.nomination(round_.prize, status="eligible")
    return make.assignment(round_, entry, make.juror(round_.prize.competition))


def sheet(tmp_path, *rows):
    path = tmp_path / "poeng.csv"
    path.write_text("\n".join(["entry,juror,criterion,score", *rows]), encoding="utf-8")
    return path


def rows(assignment, *values, juror=""):
    juror = juror or assignment.juror.user.email
    criteria = assignment.round.prize.criteria.all()
    return [
        f"{assignment.nomination.number},{juror},{criterion.name},{value}"
        for criterion, value in zip(criteria, values, strict=True)
    ]


@pytest.mark.parametrize("name", ["email", "name", "pseudonym"])
def test_a_whole_sheet_becomes_a_review_that_counts(tmp_path, assignment, round_, name):
    person = assignment.juror.user
    names = {"email": person.email, "name": person.name, "pseudonym": f"J{assignment.juror.pk}"}

    call_command(
        "import_scores",
        sheet(tmp_path, *rows(assignment, 4, 5, juror=names[name])),
        round=round_.pk,
    )

    assert Review.objects.counting().get().assignment == assignment
    assert sorted(Score.objects.values_list("value", flat=True)) == [4, 5]
    assert list(verification.faults()) == []


def test_the_ledger_says_that_nobody_was_signed_in(tmp_path, assignment, round_):
    call_command("import_scores", sheet(tmp_path, *rows(assignment, 4, 5)), round=round_.pk)

    assert Event.objects.get(action="jury.hand_in").actor is None


@pytest.mark.parametrize(
    ("broken", "sentence"),
    [
        ("{entry},ukjent@demo.example,{criterion},4", "ukjent@demo.example"),
        ("2000-999,{juror},{criterion},4", "2000-999"),
        ("{entry},{juror},Sjarm,4", "Sjarm"),
        ("{entry},{juror},{criterion},7", "fra 1 til 6"),
        ("{entry},{juror},{criterion},3.5", "3.5"),
        ("{entry},{juror},{criterion},seks", "seks"),
        ("{entry},{juror}", "rad 4"),
    ],
)
def test_one_wrong_row_keeps_everything_out_and_is_named(
    tmp_path, assignment, round_, broken, sentence
):
    other = make.assignment(
        round_, make.nomination(round_.prize, status="eligible"), assignment.juror
    )
    facts = {"entry": other.nomination.number, "juror": other.juror.user.email}
    wrong = broken.format(criterion=round_.prize.criteria.first().name, **facts)
    events = Event.objects.count()

    with pytest.raises(CommandError, match="rad 4") as refused:
        call_command(
            "import_scores", sheet(tmp_path, *rows(assignment, 4, 5), wrong), round=round_.pk
        )

    assert sentence in str(refused.value)
    assert (Score.objects.count(), Review.objects.count()) == (0, 0)
    assert Event.objects.count() == events


def test_a_juror_with_ties_is_refused(tmp_path, round_):
    entry = make.nomination(round_.prize, status="eligible")
    tied = make.assignment(round_, entry, make.juror(round_.prize.competition), ground="owner")

    with pytest.raises(CommandError, match="ingen bånd"):
        call_command("import_scores", sheet(tmp_path, *rows(tied, 4, 5)), round=round_.pk)


def test_a_closed_round_takes_nothing(tmp_path, assignment, round_):
    type(round_).objects.update(opens_at=make.NEVER, closes_at=make.now() - make.timedelta(hours=1))

    with pytest.raises(CommandError, match="stengte"):
        call_command("import_scores", sheet(tmp_path, *rows(assignment, 4, 5)), round=round_.pk)


def test_an_unfinished_sheet_is_refused(tmp_path, assignment, round_):
    with pytest.raises(CommandError, match=round_.prize.criteria.last().name):
        call_command("import_scores", sheet(tmp_path, *rows(assignment, 4, 5)[:1]), round=round_.pk)


def test_a_round_that_is_not_there_gets_a_sentence(tmp_path):
    with pytest.raises(CommandError, match="999"):
        call_command("import_scores", sheet(tmp_path), round=999)
