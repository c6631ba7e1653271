"""How a pair of states is doing, and which pairs are busiest."""

import pytest

from kawat.errors import KawatError
from kawat.ledger import Ledger
from kawat.ledger.questions.dyad import busiest_pairs, dyad
from kawat.ledger.questions.tallies import KindTally, MonthTally, PairTally


def test_a_pair_is_counted_by_its_dealings_alone(ledger: Ledger) -> None:
    found = dyad(ledger, "usa", "RUS", on="2019-01-01")
    assert found.states == ("RUS", "USA")
    assert (found.events, found.reports) == (10, 20)
    assert (found.first_day, found.last_day) == ("2018-01-01", "2018-08-01")
    assert found.kinds[0] == KindTally("call", 3)
    assert sum(one.events for one in found.kinds) == found.events
    assert "conference" not in {one.kind for one in found.kinds}


def test_months_hold_what_begins_in_them_with_the_mean_goldstein_score(ledger: Ledger) -> None:
    months = {one.month: one for one in dyad(ledger, "RUS", "USA", on="2019-01-01").months}
    assert list(months) == ["2018-01", "2018-02", "2018-07", "2018-08", "2018-10", "2019-02"]
    assert months["2018-07"] == MonthTally("2018-07", 2, 0, 1.0)
    assert months["2018-08"] == MonthTally("2018-08", 0, 1, -8.0)
    assert months["2018-10"] == MonthTally("2018-10", 0, 0, None)


def test_the_last_contact_of_each_level_and_channel(ledger: Ledger) -> None:
    found = dyad(ledger, "RUS", "USA", on="2019-01-01").contacts
    assert [(one.level, one.channel, one.event.id) for one in found] == [
        ("head_of_state", "summit", "summit"),
        ("foreign_minister", "call", "call"),
        (None, "conference", "forum"),
    ]
    before = dyad(ledger, "RUS", "USA", on="2018-07-02").contacts
    assert [one.event.id for one in before] == ["call-before"]
    assert [one.channel for one in dyad(ledger, "RUS", "TUR", on="2019").contacts] == ["mediation"]
    assert dyad(ledger, "RUS", "TUR", on="2019").events == 0


def test_what_is_pending_and_what_is_contradicted(ledger: Ledger) -> None:
    found = dyad(ledger, "RUS", "USA", on="2019-01-01")
    assert [one.id for one in found.pending] == ["plan", "vague"]
    assert [one.id for one in found.contradicted] == ["call-before", "year"]
    assert (found.pending_count, found.contradicted_count) == (2, 2)
    assert [one.id for one in dyad(ledger, "RUS", "USA", on="2019-02-02").pending] == ["vague"]


def test_dates_narrow_all_that_is_told(ledger: Ledger) -> None:
    found = dyad(ledger, "RUS", "USA", on="2019-01-01", since="2018-07-02", until="2018-07-31")
    assert {one.id for one in found.contradicted} == {"year"}
    assert (found.events, [one.month for one in found.months], found.pending) == (3, ["2018-07"], ())


def test_a_pair_that_never_met_is_empty(ledger: Ledger) -> None:
    found = dyad(ledger, "FJI", "PER", on="2019")
    assert (found.events, found.reports, found.first_day, found.last_day) == (0, 0, None, None)
    assert (found.months, found.contacts, found.pending, found.contradicted) == ((), (), (), ())


@pytest.mark.parametrize(
    ("states", "dates", "words"),
    [
        (("RUS", "rus"), {}, "one and the same"),
        (("RUS", "USB"), {}, "Did you mean"),
        (("Rusia", "USA"), {}, r"Did you mean RUS \(Russia\)"),
        (("RUS", "Amerika Serikat"), {}, r"Did you mean USA"),
        (("RUS", "USA"), {"on": "besok"}, "on 'besok': is no date"),
        (("RUS", "USA"), {"since": "2018-31"}, "EDTF"),
        (("RUS", "USA"), {"since": "2019", "until": "2018"}, "ends before it starts"),
    ],
)
def test_a_slip_is_explained(ledger: Ledger, states: tuple[str, str], dates: dict[str, str], words: str) -> None:
    with pytest.raises(KawatError, match=words):
        dyad(ledger, *states, **{"on": "2019", **dates})


def test_the_busiest_pairs(ledger: Ledger) -> None:
    first, second, *_ = busiest_pairs(ledger)
    assert first == PairTally(("RUS", "USA"), 10, 7, 2, "2019-02-01")
    assert second == PairTally(("RUS", "UKR"), 2, 1, 1, "2018-09-01")
    assert busiest_pairs(ledger, since="2018-09", until="2018-09") == (
        PairTally(("RUS", "UKR"), 1, 1, 0, "2018-09-01"),
    )
    assert len(busiest_pairs(ledger, limit=1)) == 1
    with pytest.raises(KawatError, match="below one"):
        busiest_pairs(ledger, limit=0)
    with pytest.raises(KawatError, match="ends before"):
        busiest_pairs(ledger, since="2019", until="2018")
