"""Groups: sharp reports part events, vague ones join them, the left over find each other."""

from kawat.merging.grouping import Grouping
from kawat.merging.judgements import NO_DECISIONS
from kawat.merging.store import Store
from kawat.merging.traits import traits
from kawat.records import FiledReport
from tests.merging.reports import filed

LEADERS = [("actor", "IDN", "Joko Widodo"), ("actor", "AUS", "Malcolm Turnbull")]
SUMMIT = {
    "kind": "summit",
    "sides": LEADERS,
    "words": ("batas", "laut"),
    "place": ("Sydney", "AUS"),
    "topics": ("maritime", "trade"),
}
STRIKE = {"kind": "attack", "sides": [("actor", "SAU"), ("target", "YEM")], "words": ("pasar", "udara", "sanaa")}


def groups(*reports: FiledReport) -> set[str]:
    store = Store()
    for one in reports:
        store.add(traits(one))
    grouping = Grouping(store, NO_DECISIONS)
    return {"".join(member.article for member in grouping.members(one)) for one in store}


def test_a_vague_report_joins_the_sharp_ones() -> None:
    sharp = [filed(f"{name}.r1", **SUMMIT) for name in "ab"]
    assert groups(*sharp, filed("c.r1", **SUMMIT, date="2018-03", published="2018-03-08")) == {"abc"}


def test_a_vague_report_never_joins_what_sharp_dates_part() -> None:
    first = filed("a.r1", **STRIKE)
    second = filed("b.r1", **STRIKE, date="2018-03-07")
    both = filed("c.r1", **STRIKE, date="2018-03", published="2018-03-08")
    assert groups(first, second) == {"a", "b"}
    assert groups(first, second, both) in ({"ac", "b"}, {"a", "bc"})


def test_of_two_vague_reports_of_one_article_only_one_joins() -> None:
    told = [
        filed("a.r1", **STRIKE),
        *(filed(f"c.r{n}", **STRIKE, date="2018-03", published="2018-03-08") for n in (1, 2)),
    ]
    assert groups(*told) == {"ac", "c"}


def test_left_over_reports_find_each_other() -> None:
    one, other = (filed(f"{name}.r1", **SUMMIT, date="2018-03") for name in "ab")
    assert groups(one, other) == {"ab"}


def test_long_spells_meet_by_their_start() -> None:
    war = {
        "kind": "attack",
        "sides": [("actor", "SAU"), ("target", "YEM")],
        "place": ("Yemen", "YEM"),
        "words": ("koalisi",),
    }
    one, other = filed("a.r1", **war, date="2015-03/.."), filed("b.r1", **war, date="2015-03-26/..")
    assert groups(one, other, filed("c.r1", **war, date="2009/..")) == {"ab", "c"}
