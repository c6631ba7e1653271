"""Tests of kawat.reading.occasions: what may date each event of an article."""

from kawat.reading.article import seen_in
from kawat.reading.judging import case_of, load
from kawat.reading.occasions import Occasions, Option
from kawat.reading.reports import event_of
from kawat.records import Article

CALL = "Presiden Rusia Vladimir Putin menelepon Presiden China Xi Jinping pada Selasa (3/5)."


def _options(text: str, number: int = 0) -> tuple[Option, ...]:
    article, found = seen_in(Article("a", text, published="2022-05-04", published_from="given"))
    events = [event_of(one) for one in load().judge(case_of(article, found))]
    return Occasions(article, found, events).options(number)


def test_what_may_date_an_event_are_the_words_and_nothing() -> None:
    words, nothing = _options(CALL)
    assert words.span is not None
    assert words.span.text in CALL
    assert words.forms == ("2022-05-03", "2022-05-03~", "2022-05-03/..")
    assert (nothing.span, nothing.forms, nothing.form_numbers) == (None, (), ())


def test_words_of_one_date_are_one_option() -> None:
    found = _options(f"{CALL} Pembicaraan pada 3 Mei 2022 itu singkat. Mereka berkunjung pada Maret.")
    assert [option.forms[0] for option in found[:-1]] == ["2022-05-03", "2022-03"]


def test_an_open_date_may_be_meant_as_its_beginning() -> None:
    found = _options("Rusia menyerang Ukraina sejak 24 Februari 2022.")
    assert found[0].forms[0].startswith("2022-02-24/")
    assert any(form == "2022-02-24" or "/" in form for form in found[0].forms[1:])


def test_every_row_has_as_many_numbers() -> None:
    alone = _options("Rusia menyerang Ukraina.")
    many = _options(f"{CALL} Rusia menyerang Ukraina sejak 2014. Keduanya bertemu pekan lalu.")
    assert len(alone) == 1
    assert {len(option.numbers) for option in (*alone, *many)} == {len(alone[0].numbers)}
    assert len({len(row) for option in many for row in option.form_numbers}) == 1


def test_only_so_many_expressions_are_looked_at() -> None:
    days = " ".join(f"Pada {day} Maret 2021 hujan turun." for day in range(1, 29))
    assert len(_options(f"{CALL} {days}")) <= 12


def test_numbers_do_not_change_from_one_reading_to_the_next() -> None:
    assert _options(CALL) == _options(CALL)
