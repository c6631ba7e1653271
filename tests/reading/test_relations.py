"""Relations: only what a sentence says, in the direction it says it."""

import pytest

from kawat.reading.relations import find_relations
from kawat.reading.sentences import split
from kawat.records import Kind, Participant, Related, Report, Span


def _report(number: int, kind: Kind, words: str, text: str) -> Report:
    start = text.index(words)
    span = Span(start, start + len(words), words)
    return Report(f"a.r{number}", kind, "held", (span,), (Participant("actor", "RUS", span),))


@pytest.mark.parametrize(
    ("text", "first", "second", "expected"),
    [
        ("Rusia mengusir diplomat sebagai balasan atas pengusiran oleh AS.", "mengusir", "pengusiran",
         ("a.r1", "answers", "a.r2")),
        ("Keduanya bertemu untuk mempersiapkan KTT di Wina.", "bertemu", "KTT", ("a.r1", "prepares", "a.r2")),
        ("Setelah bertemu di Wina, keduanya menandatangani perjanjian.", "bertemu", "menandatangani",
         ("a.r2", "follows", "a.r1")),
        ("Rusia mengecam AS menyusul serangan itu.", "mengecam", "serangan", ("a.r1", "follows", "a.r2")),
        ("Mereka membahas rencana pertemuan itu melalui panggilan telepon.", "pertemuan", "panggilan telepon",
         ("a.r2", "prepares", "a.r1")),
        ("Rusia mengecam AS dan mengusir diplomatnya.", "mengecam", "mengusir", None),
        ("Rusia mengecam AS. Setelah itu ia mengusir diplomatnya.", "mengecam", "mengusir", None),
    ],
)  # fmt: skip
def test_what_a_sentence_says(text: str, first: str, second: str, expected: tuple[str, str, str] | None) -> None:
    reports = [_report(1, "accusation", first, text), _report(2, "expulsion", second, text)]
    found = find_relations(text, split(text), reports)
    said = [(report, one.relation, one.report) for report, all_said in found.items() for one in all_said]
    assert said == ([expected] if expected else [])


def test_a_list_of_acts_says_nothing() -> None:
    text = "setelah " + "serangan " * 40
    spans = [Span(m, m + 8, "serangan") for m in range(8, len(text) - 8, 9)]
    reports = [Report(f"a.r{n}", "attack", "held", (s,), ()) for n, s in enumerate(spans)]
    assert find_relations(text, split(text), reports) == {}


def test_a_plan_put_off_gives_the_old_day_and_the_new() -> None:
    text = "KTT pada 3 Mei ditunda. KTT akan digelar pada 12 Mei. Kunjungan pada 4 Mei tetap."
    plans: list[tuple[int, Kind, str]] = [
        (0, "summit", "2024-05-03"),
        (24, "summit", "2024-05-12"),
        (53, "visit", "2024-05-04"),
    ]
    old, new, kept = (
        Report(f"a.r{n}", kind, "planned", (Span(start, start + 3, text[start : start + 3]),), (), date=date)
        for n, (start, kind, date) in enumerate(plans, 1)
    )
    assert find_relations(text, split(text), [old, new, kept]) == {"a.r2": (Related("postpones", "a.r1"),)}
    calm = text.replace("ditunda", "diadakan")
    assert find_relations(calm, split(calm), [old, new, kept]) == {}
