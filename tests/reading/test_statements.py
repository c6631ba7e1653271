"""Tests of kawat.reading.statements: which quotes are told where rules and the model have read the same article."""

import pytest

from kawat.reading.model.analysis import Analysis, PartFound, Statement
from kawat.reading.statements import LIKELY, SURE, settled
from kawat.records import Quote, QuoteType, Span

TEXT = 'Lavrov mengatakan bahwa Rusia siap berunding lagi. "Kami menunggu jawaban," kata Lavrov. Hari itu panas.'


def _span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words), words)


def _quote(words: str, sort: QuoteType) -> Quote:
    span = _span(words)
    return Quote(span.start, span.end, words, sort, speaker=_span("Lavrov"), person="Sergey Lavrov", cue=_span("kata"))


def _seen(words: str, indirect: float, cue: str | None = None) -> Statement:
    span, by = _span(words), _span(cue) if cue else None
    return Statement(span.start, span.end, 0.0, indirect, (), PartFound(by.start, by.end, 0.9) if by else None)


RULED = _quote("bahwa Rusia siap berunding lagi", "indirect")
MARKED = _quote("Kami menunggu jawaban,", "direct")


def test_where_the_model_was_not_asked_rules_stand() -> None:
    assert settled(TEXT, (RULED, MARKED), None) == ((RULED, None), (MARKED, None))


def test_the_model_says_where_a_statement_begins_and_rules_who_speaks() -> None:
    own, direct = _seen("Rusia siap berunding lagi", SURE), _seen("Kami menunggu jawaban,", 0.0)
    analysis = Analysis(statements=(own,), quoted=(_seen(RULED.text, 0.5), direct))
    (told, by), (marked, seen) = settled(TEXT, (RULED, MARKED), analysis)
    assert (told.text, told.person, told.cue) == ("Rusia siap berunding lagi", "Sergey Lavrov", RULED.cue)
    assert TEXT[told.start : told.end] == told.text
    assert by is own
    assert (marked, seen) == (MARKED, direct)


def test_a_statement_of_rules_is_told_where_the_model_does_not_hold_it_unlikely() -> None:
    for chance, told in ((LIKELY - 0.1, (MARKED,)), (LIKELY, (RULED, MARKED))):
        unsure = Analysis(statements=(_seen(RULED.text, SURE - 0.1),), quoted=(_seen(RULED.text, chance), None))
        assert tuple(quote for quote, _ in settled(TEXT, (RULED, MARKED), unsure)) == told


def test_where_the_model_did_not_look_rules_stand() -> None:
    assert settled(TEXT, (RULED,), Analysis(quoted=(None,))) == ((RULED, None),)


def test_a_statement_that_only_the_model_sees_has_its_word_of_speech() -> None:
    own = _seen("Hari itu panas", 0.9, "kata")
    ((told, _),) = settled(TEXT, (), Analysis(statements=(own,)))
    assert (told.type, told.speaker, told.cue) == ("indirect", None, _span("kata"))
    ((bare, _),) = settled(TEXT, (), Analysis(statements=(_seen("Hari itu panas", 0.9),)))
    assert bare.cue is None


def test_of_two_statements_in_one_of_the_rules_the_one_that_shares_most_has_its_speaker() -> None:
    ruled = _quote('Rusia siap berunding lagi. "Kami menunggu jawaban," kata Lavrov. Hari itu panas', "indirect")
    short, long = _seen("Rusia siap", 0.9), _seen("Hari itu panas", 0.9)
    told = settled(TEXT, (ruled,), Analysis(statements=(short, long), quoted=(_seen(ruled.text, 0.4),)))
    assert [(quote.text, quote.person) for quote, _ in told] == [
        ("Rusia siap", None),
        ("Hari itu panas", "Sergey Lavrov"),
    ]


def test_a_word_of_speech_stands_beside_what_is_said() -> None:
    inside = _seen("Rusia siap berunding lagi", 0.9, "siap")
    ((told, _),) = settled(TEXT, (), Analysis(statements=(inside,)))
    assert told.cue is None
    ruled = _quote("Rusia siap berunding lagi", "indirect")
    whole = _seen("mengatakan bahwa Rusia siap berunding lagi", 0.9)
    cued = Quote(ruled.start, ruled.end, ruled.text, "indirect", cue=_span("mengatakan"))
    ((told, by),) = settled(TEXT, (cued,), Analysis(statements=(whole,), quoted=(_seen(ruled.text, 0.4),)))
    assert (told, by) == (cued, whole)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Rusia siap berunding lagi.", "Rusia siap berunding lagi"),
        ('. "Kami menunggu jawaban', "Kami menunggu jawaban"),
        ('"Kami menunggu jawaban," kata', '"Kami menunggu jawaban," kata'),
        ('lagi. "', "lagi"),
    ],
)
def test_no_stops_and_loose_marks_stand_at_the_edges(words: str, expected: str) -> None:
    ((told, _),) = settled(TEXT, (), Analysis(statements=(_seen(words, 0.9),)))
    assert told.text == expected == TEXT[told.start : told.end]


def test_nothing_but_stops_is_no_statement() -> None:
    assert settled(TEXT, (), Analysis(statements=(_seen(". ", 0.9),))) == ()


def test_what_marks_take_up_is_told_once() -> None:
    analysis = Analysis(statements=(_seen('"Kami menunggu jawaban," kata', 0.9),), quoted=(None,))
    assert settled(TEXT, (MARKED,), analysis) == ((MARKED, None),)
    wider = _seen('siap berunding lagi. "Kami menunggu jawaban," kata Lavrov. Hari itu panas', 0.9)
    kinds = [quote.type for quote, _ in settled(TEXT, (MARKED,), Analysis(statements=(wider,), quoted=(None,)))]
    assert kinds == ["indirect", "direct"]


def test_a_bracket_that_a_statement_opens_it_closes() -> None:
    text = "Trump mengatakan ia akan bertemu Putin pada Senin (18/8). Hari itu panas."
    start, end = text.index("ia akan"), text.index(")")
    ((told, _),) = settled(text, (), Analysis(statements=(Statement(start, end, 0.0, 0.9, (), None),)))
    assert told.text == "ia akan bertemu Putin pada Senin (18/8)"
