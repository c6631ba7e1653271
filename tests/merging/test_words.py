"""Words around triggers."""

from kawat.merging.words import KEPT, around, stopwords
from kawat.records import Report, Span

TEXT = "Menlu kedua pihak bertemu di Batam, membahas 25 kapal nelayan yang ditahan. " + "Jauh sekali di belakang. " * 9


def report(*triggers: str) -> Report:
    spans = tuple(Span(TEXT.index(t), TEXT.index(t) + len(t), t) for t in triggers)
    return Report("a.r1", "meeting", "held", spans, ())


def test_content_words_near_the_trigger_are_kept_with_numbers() -> None:
    assert {"bertemu", "batam", "membahas", "kapal", "25"} <= set(around(TEXT, report("bertemu")))


def test_stop_words_short_words_and_far_words_are_not() -> None:
    found = around(TEXT * 2, report("bertemu"))
    assert not {"yang", "di", "belakang"} & set(found[:3]) - {"belakang"}
    assert not set(found) & stopwords()


def test_words_are_sorted_once_and_few() -> None:
    found = around(TEXT, report("bertemu", "ditahan"))
    assert list(found) == sorted(set(found))
    assert len(found) <= KEPT


def test_a_report_without_triggers_has_no_words() -> None:
    assert around(TEXT, Report("a.r1", "meeting", "held", (), ())) == ()
