"""Links between events: only what an article says."""

from kawat.merging.merge import merge
from kawat.records import FiledReport
from tests.merging.reports import filed

SIDES = [("actor", "IDN", "Joko Widodo"), ("target", "AUS", None)]
VISIT = filed("a.r1", kind="visit", sides=SIDES, date="2018-03-05/2018-03-07", place=("Canberra", "AUS"))
BOTH = [("actor", "IDN", "Joko Widodo"), ("actor", "AUS", None)]


def links(*reports: FiledReport) -> set[tuple[str, str, str]]:
    """Triples of report, relation, report, each standing for the event that holds it."""
    events = merge(reports).events
    first = {event.id: event.reports[0] for event in events}
    return {(event.reports[0], link.relation, first[link.event]) for event in events for link in event.links}


def test_a_meeting_during_a_visit_is_part_of_it_and_another_event() -> None:
    meeting = filed("a.r2", sides=BOTH, date="2018-03-06", place=("Canberra", "AUS"))
    assert links(VISIT, meeting) == {("a.r2", "part_of", "a.r1")}


def test_a_meeting_elsewhere_at_another_time_or_of_another_article_is_not() -> None:
    assert links(VISIT, filed("a.r2", sides=BOTH, date="2018-03-06", place=("Bali", "IDN"))) == set()
    assert links(VISIT, filed("a.r2", sides=BOTH, date="2018-03-09")) == set()
    assert links(VISIT, filed("b.r1", sides=BOTH, date="2018-03-06")) == set()


def test_what_an_article_says_of_two_of_its_reports_links_their_events() -> None:
    call = filed("a.r1", kind="call", related=[("prepares", "a.r2")])
    leaders = [("actor", "IDN", "Joko Widodo"), ("actor", "AUS", "Malcolm Turnbull")]
    summit = filed("a.r2", kind="summit", date="2018-03-07", status="planned", sides=leaders, words=("laut", "batas"))
    other = filed("b.r1", kind="summit", date="2018-03-07", sides=leaders, words=("laut", "batas"))
    assert links(call, summit, other) == {("a.r1", "prepares", "a.r2")}
    events = merge([call, summit, other]).events
    assert {event.reports for event in events} == {("a.r1",), ("a.r2", "b.r1")}


def test_an_expulsion_in_answer_to_one() -> None:
    first = filed("a.r1", kind="expulsion", sides=[("actor", "GBR"), ("target", "RUS")])
    answer = filed(
        "a.r2",
        kind="expulsion",
        sides=[("actor", "RUS"), ("target", "GBR")],
        date="2018-03-17",
        related=[("answers", "a.r1")],
    )
    assert links(first, answer) == {("a.r2", "answers", "a.r1")}
