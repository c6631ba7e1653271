"""Tests of kawat.reading.source_options: whom a report may rest on."""

from kawat.reading.source_options import Sources
from kawat.records import Quote, Report, Span

TEXT = '"Rusia menyerang Ukraina," kata Retno. "Kami menolak," kata Lavrov. Inggris mengecam Rusia.'


def _span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words), words)


def _quote(words: str, speaker: str, state: str) -> Quote:
    span = _span(words)
    return Quote(
        type="direct", start=span.start, end=span.end, text=words, speaker=_span(speaker), cue=None, person=speaker,
        state=state,
    )  # fmt: skip


QUOTES = (_quote("Rusia menyerang Ukraina", "Retno", "IDN"), _quote("Kami menolak", "Lavrov", "RUS"))


def _report(*words: str) -> Report:
    return Report("", "attack", "held", tuple(map(_span, words)), ())


def test_speakers_around_a_trigger_come_nearest_first_and_nobody_last() -> None:
    speakers = [one.speaker for one in Sources(QUOTES).options(_report("menyerang"))]
    assert speakers == [_span("Retno"), _span("Lavrov"), None]
    assert Sources(QUOTES).options(_report("menolak"))[0].speaker == _span("Lavrov")


def test_of_every_option_as_much_is_asked() -> None:
    options = Sources(QUOTES).options(_report("menyerang", "mengecam"))
    assert len({len(one.numbers) for one in options}) == 1


def test_without_quotes_there_is_nobody() -> None:
    (nobody,) = Sources(()).options(_report("mengecam"))
    assert (nobody.speaker, nobody.quote) == (None, None)
