"""The text of an article with triggers and quotes marked."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from kawat.records import Article, Quote, Reading, Report, Span
from kawat.web.pages.marking import marked

TEXT = "Satu dua tiga empat lima.\n\nEnam tujuh delapan sembilan."


def reading(triggers: list[list[tuple[int, int]]], quotes: list[tuple[int, int]]) -> Reading:
    spans = [tuple(Span(a, b, TEXT[a:b]) for a, b in one) for one in triggers]
    return Reading(
        Article("a", TEXT),
        ((0, len(TEXT)),),
        reports=tuple(Report(f"r{n}", "call", "held", one, ()) for n, one in enumerate(spans)),
        quotes=tuple(Quote(a, b, TEXT[a:b], "direct") for a, b in quotes),
    )


def test_a_trigger_within_a_quote_stands_in_one_element() -> None:
    first, second = marked(reading([[(5, 8)]], [(0, 13)]))
    quote, rest = first.stretches
    assert (quote.frame, [run.text for run in quote.runs]) == ("direct", ["Satu ", "dua", " tiga"])
    assert [run.triggers for run in quote.runs] == [(), (1,), ()]
    assert [run.ends for run in quote.runs] == [(), (1,), ()]
    assert (rest.frame, rest.runs[0].text) == ("story", " empat lima.")
    assert second.stretches[0].runs[0].text == "Enam tujuh delapan sembilan."


def test_triggers_that_overlap_carry_both_numbers_where_they_do() -> None:
    runs = marked(reading([[(0, 8)], [(5, 13)]], []))[0].stretches[0].runs
    assert [(run.text, run.triggers, run.ends) for run in runs] == [
        ("Satu ", (1,), ()),
        ("dua", (1, 2), (1,)),
        (" tiga", (2,), (2,)),
        (" empat lima.", (), ()),
    ]


def test_two_quotes_side_by_side_stay_two() -> None:
    frames = [(one.frame, len(one.runs)) for one in marked(reading([], [(0, 5), (5, 9)]))[0].stretches]
    assert frames == [("direct", 1), ("direct", 1), ("story", 1)]


def test_what_is_not_the_story_is_told() -> None:
    made = marked(replace(reading([], []), boilerplate=((27, len(TEXT)),)))
    assert [one.stretches[0].frame for one in made] == ["story", "boilerplate"]


_SPAN = st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))).map(lambda pair: (min(pair), max(pair)))


@given(st.lists(st.lists(_SPAN, min_size=1, max_size=3), max_size=4), st.lists(_SPAN, max_size=4))
def test_however_spans_overlap_no_word_is_lost_and_each_trigger_is_marked(
    triggers: list[list[tuple[int, int]]], quotes: list[tuple[int, int]]
) -> None:
    made = marked(reading(triggers, quotes))
    runs = [run for paragraph in made for stretch in paragraph.stretches for run in stretch.runs]
    assert "".join(run.text for run in runs) == TEXT.replace("\n", "")
    told = {number for number, spans in enumerate(triggers, 1) if any(TEXT[a:b].replace("\n", "") for a, b in spans)}
    assert {number for run in runs for number in run.triggers} == told
