import pytest
from tests import make
from winners import actions as w
from ledger import chain
pytestmark = pytest.mark.django_db

def test_year():
    d = make.decision()
    s = make.secretariat()
    a = w.propose_announcement(d.prize.competition, make.now(), by=s, at=make.now())
    w.announce(a, by=make.secretariat(), at=make.now())
    assert list(chain.faults()) == []
    assert chain.Event.objects.count() > 10
