"""One ledger of a few events, on both databases, for all questions of this folder."""

from collections.abc import Iterator

import pytest

from kawat.ledger import Ledger, open_ledger
from kawat.records import Contradiction, Event, EventParticipant, Kind, Office, Role, Status, Strength
from tests.ledger.build import call
from tests.servers import PostgreSQL

Side = tuple[Role, str, str | None, Office | None, str | None]
LAVROV: Side = ("actor", "RUS", "Sergey Lavrov", "foreign_minister", "Q58217")
POMPEO: Side = ("actor", "USA", "Mike Pompeo", "foreign_minister", "Q473239")
PUTIN: Side = ("actor", "RUS", "Vladimir Putin", "head_of_state", "Q7747")


def plain(role: Role, *states: str) -> list[Side]:
    return [(role, state, None, None, None) for state in states]


def event(
    name: str, kind: Kind, date: str | None, *sides: Side, status: Status = "held", seen: str | None = None,
    disputed: bool = False, country: str | None = None,
) -> Event:  # fmt: skip
    return Event(
        name, kind, status,
        tuple(EventParticipant(role, state, person, office, who) for role, state, person, office, who in sides),
        date, country=country, strength=Strength(2, 1, seen, seen),
        contradictions=(Contradiction("date", ()),) if disputed else (),
    )  # fmt: skip


EVENTS = [
    event("call", "call", "2018-07-03", LAVROV, POMPEO),
    event("call-before", "call", "2018-01-03", LAVROV, POMPEO, disputed=True),
    event("summit", "summit", "2018-07-16", PUTIN, ("actor", "USA", None, "head_of_state", None), country="FIN"),
    event("sanction", "sanction", "2018-08", *plain("actor", "GBR", "USA"), *plain("target", "RUS")),
    event("year", "accusation", "2018", *plain("actor", "USA"), *plain("target", "RUS"), disputed=True),
    event("mediation", "mediation", "2018-09-01", *plain("actor", "RUS", "UKR"), *plain("third", "TUR")),
    event("forum", "conference", "2018-11-01", *plain("actor", "RUS", "USA", *(f"X:G{n:02}" for n in range(9)))),
    event("plan", "visit", "2019-02-01", *plain("actor", "USA"), *plain("target", "RUS"), status="planned"),
    event("old-plan", "visit", "2018-02-01", *plain("actor", "USA"), *plain("target", "RUS"), status="planned"),
    event("vague", "talks", None, *plain("actor", "RUS", "USA"), status="proposed", seen="2018-12-01"),
    event("vague-month", "talks", None, *plain("actor", "IDN", "USA"), status="proposed", seen="2017-12"),
    event("forgotten", "talks", None, *plain("actor", "RUS", "USA"), status="proposed", seen="2017-01-01"),
    event("war", "attack", "2014-02-20/..", *plain("actor", "RUS"), *plain("target", "UKR")),
    event("denied", "call", "2018-10-01", LAVROV, *plain("actor", "USA"), status="denied"),
]


@pytest.fixture(scope="package", params=["sqlite", "postgresql"])
def ledger(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    where = str(tmp_path_factory.mktemp("questions") / "a.db")
    if request.param == "postgresql":
        server: PostgreSQL = request.getfixturevalue("postgresql")
        where = server.url(server.new())
    with open_ledger(where) as opened:
        opened.add_many([call("a1"), call("a2", outlet="Kabar Lain", copy_of="a1"), call("a3", outlet=None)])
        opened.replace_events(EVENTS)
        yield opened
