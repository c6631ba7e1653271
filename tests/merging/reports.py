"""Reports for tests of merging: a few words in, a filed report out; and hypothesis strategies of many that may meet."""

from typing import Any

from hypothesis import strategies as st

from kawat.records import FiledReport, Participant, Place, Related, Report, Span

#: Who does what to whom: few enough that reports meet often.
SIDES = [("IDN", "AUS"), ("IDN", "AUS", "SGP"), ("AUS", "IDN"), ("IDN",), ("SGP", "MYS")]
PERSONS = {"IDN": ["Retno Marsudi", "Joko Widodo", None], "AUS": ["Julie Bishop", None]}
DATES = [
    "2018-03-05", "2018-03-06", "2018-03-30", "2018-03-31/2018-04-02", "2018-03-05~", "2018-03", "2018-04",
    "2018-03-05/2018-03-11", "2018", "2015/..", None,
]  # fmt: skip
PUBLISHED = ["2018-03-04", "2018-03-06", "2018-03-07", "2018-03-31", "2018-04-03", None]
WORDS = ["berunding", "perbatasan", "kapal", "nikel", "garam", "sandera"]


def filed(report: str = "a.r1", **told: Any) -> FiledReport:
    """A filed report; its article is what stands before the dot of its id."""
    article = report.partition(".")[0]
    span = Span(0, 1, "x")
    sides = told.get("sides", (("actor", "IDN", None), ("actor", "AUS", None)))
    place = told.get("place")
    made = Report(
        id=report,
        kind=told.get("kind", "meeting"),
        status=told.get("status", "held"),
        evidence=(span,),
        participants=tuple(
            Participant(role, state, span, person, office) for role, state, person, office in map(_four, sides)
        ),
        date=told.get("date", "2018-03-05"),
        place=Place(place[0], place[1], span) if place else None,
        topics=tuple(told.get("topics", ("trade",))),
    )
    return FiledReport(
        made,
        article,
        told.get("outlet", f"outlet {article}"),
        told.get("published", "2018-03-06"),
        told.get("copy_of"),
        tuple(told.get("words", ())),
        tuple(Related(relation, other) for relation, other in told.get("related", ())),
    )


def _four(side: tuple[Any, ...]) -> tuple[Any, Any, Any, Any]:
    role, state, person, office = (*side, None, None)[:4]
    return role, state, person, office


@st.composite
def reports(draw: st.DrawFn, most: int = 14) -> list[FiledReport]:
    """Reports of a handful of articles on a handful of acts, of which many could tell one event."""
    count = draw(st.integers(1, most))
    made: list[FiledReport] = []
    for number in range(count):
        article = draw(st.sampled_from("abcdefg"))
        states = draw(st.sampled_from(SIDES))
        sides = [
            (
                "actor" if i == 0 else draw(st.sampled_from(["actor", "target"])),
                s,
                draw(st.sampled_from(PERSONS.get(s, [None]))),
            )
            for i, s in enumerate(states)
        ]
        siblings = [m.report.id for m in made if m.article == article]
        related = []
        if siblings and draw(st.integers(0, 4)) == 0:
            relation = draw(st.sampled_from(["prepares", "answers", "postpones", "same"]))
            related = [(relation, draw(st.sampled_from(siblings)))]
        made.append(
            filed(
                f"{article}.r{number}",
                kind=draw(st.sampled_from(["meeting", "talks", "visit", "accusation", "attack"])),
                status=draw(st.sampled_from(["held", "held", "planned", "denied"])),
                sides=sides,
                date=draw(st.sampled_from(DATES)),
                published=draw(st.sampled_from(PUBLISHED)),
                outlet=draw(st.sampled_from(["Harian", "Warta", None])),
                place=draw(st.sampled_from([None, ("Jakarta", "IDN"), ("Bali", "IDN"), ("Perth", "AUS")])),
                words=sorted(draw(st.sets(st.sampled_from(WORDS), max_size=4))),
                related=related,
            )
        )
    return made
