"""What a state does and who acts for it; what a person does."""

import pytest

from kawat.errors import KawatError
from kawat.ledger import Ledger
from kawat.ledger.questions.actor import Capacity, Partner, PersonTally, actor, person


def test_a_state(ledger: Ledger) -> None:
    found = actor(ledger, "rus")
    assert (found.state, found.events) == ("RUS", 13)
    assert (found.first_day, found.last_day) == ("2014-02-20", "2019-02-01")
    assert found.partners == (
        Partner("USA", 10, 7, 2, "2019-02-01"),
        Partner("UKR", 2, 1, 1, "2018-09-01"),
        Partner("GBR", 1, 0, 1, "2018-08-01"),
    )
    assert found.people == (
        PersonTally("Sergey Lavrov", "Q58217", "foreign_minister", 3),
        PersonTally("Vladimir Putin", "Q7747", "head_of_state", 1),
    )
    assert sum(one.events for one in found.kinds) == found.events
    narrowed = actor(ledger, "RUS", since="2018-07", until="2018-07")
    assert {one.month for one in narrowed.months} == {"2014-02", "2018-07"}


def test_allies_are_no_partners(ledger: Ledger) -> None:
    assert [one.state for one in actor(ledger, "GBR").partners] == ["RUS"]


def test_a_state_without_events_and_a_slip(ledger: Ledger) -> None:
    with pytest.raises(KawatError, match="takes part in no event"):
        actor(ledger, "PER")
    with pytest.raises(KawatError, match="Did you mean IDN"):
        actor(ledger, "Indonesi")
    with pytest.raises(KawatError, match="ends before"):
        actor(ledger, "RUS", since="2019", until="2018")


@pytest.mark.parametrize("name", ["Sergey Lavrov", "SERGEY  lavrov", "Sérgey Lavrov", "Q58217", "q58217"])
def test_a_person(ledger: Ledger, name: str) -> None:
    found = person(ledger, name)
    assert (found.person, found.person_id, found.events, found.quotes) == ("Sergey Lavrov", "Q58217", 3, 3)
    assert found.capacities == (Capacity("RUS", "foreign_minister", 3, "2018-01-03", "2018-10-01"),)
    assert found.partners == (Partner("USA", 3, 2, 0, "2018-10-01"),)


def test_somebody_who_is_only_quoted(ledger: Ledger) -> None:
    found = person(ledger, "Sergei Lavrov")
    assert (found.person, found.person_id, found.events, found.quotes) == ("Sergei Lavrov", "Q58217", 0, 3)


@pytest.mark.parametrize(
    ("name", "hint"),
    [("Lavrof", "or Sergey Lavrov?"), ("mike", "Did you mean Mike Pompeo"), ("Siapa Pun", "Wikidata"), ("", "")],
)
def test_nobody_so_called(ledger: Ledger, name: str, hint: str) -> None:
    with pytest.raises(KawatError, match="not in this ledger") as caught:
        person(ledger, name)
    assert hint in caught.value.hint
