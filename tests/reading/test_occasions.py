"""Tests of kawat.reading.occasions: what may date each event of an article."""

from dataclasses import replace

import pytest

from kawat.reading.article import seen_in
from kawat.reading.date_options import Option
from kawat.reading.judging import case_of, load
from kawat.reading.model.analysis import ArgumentsFound
from kawat.reading.model.labels import DATE_FORMS
from kawat.reading.occasions import Occasions
from kawat.reading.reports import event_of
from kawat.records import Article

CALL = "Presiden Rusia Vladimir Putin menelepon Presiden China Xi Jinping pada Selasa (3/5)."


def _options(text: str, number: int = 0, published: str = "2022-05-04") -> tuple[Option, ...]:
    article, found = seen_in(Article("a", text, published=published, published_from="given"))
    events = [event_of(one) for one in load().judge(case_of(article, found))]
    return Occasions(article, found, events).options(number)


def test_what_may_date_an_event_are_the_words_the_publication_and_nothing() -> None:
    words, day, month, nothing = _options(CALL)
    assert words.span is not None
    assert words.span.text in CALL
    assert words.forms == ("2022-05-03", "2022-05-03~", "2022-05-03/..")
    assert (day.span, day.forms) == (None, ("2022-05-04", "2022-05-04~"))
    assert (month.span, month.forms) == (None, ("2022-05", "2022-05~"))
    assert (nothing.span, nothing.forms, nothing.form_numbers) == (None, (), ())


def test_the_publication_is_one_option_with_words_that_name_its_day() -> None:
    options = _options(f"{CALL} Rabu (4/5) ia pulang.")
    assert [option.forms[0] for option in options[:-1]] == ["2022-05-03", "2022-05-04", "2022-05"]


def test_without_a_publication_it_dates_nothing() -> None:
    article, found = seen_in(Article("a", "Rusia menyerang Ukraina."))
    events = [event_of(one) for one in load().judge(case_of(article, found))]
    assert [option.forms for option in Occasions(article, found, events).options(0)] == [()]


def test_words_of_one_date_are_one_option() -> None:
    found = _options(f"{CALL} Pembicaraan pada 3 Mei 2022 itu singkat. Mereka berkunjung pada Maret.")
    assert [option.forms[0] for option in found[:2]] == ["2022-05-03", "2022-03"]


def test_an_open_date_may_be_meant_as_its_beginning() -> None:
    found = _options("Rusia menyerang Ukraina sejak 24 Februari 2022.")
    assert found[0].forms[0].startswith("2022-02-24/")
    assert any(form == "2022-02-24" or "/" in form for form in found[0].forms[1:])


def test_every_row_has_as_many_numbers() -> None:
    alone = _options("Rusia menyerang Ukraina.")
    many = _options(f"{CALL} Rusia menyerang Ukraina sejak 2014. Keduanya bertemu pekan lalu.")
    assert len(alone) == 3
    assert {len(option.numbers) for option in (*alone, *many)} == {len(alone[0].numbers)}
    assert len({len(row) for option in many for row in option.form_numbers}) == 1


def test_only_so_many_expressions_are_looked_at() -> None:
    days = " ".join(f"Pada {day} Maret 2021 hujan turun." for day in range(1, 29))
    assert [option.forms[0] for option in _options(f"{CALL} {days}")[:-1]] == [
        "2022-05-03", "2021-03-01", "2021-03-02", "2022-05-04", "2022-05"
    ]  # fmt: skip


def test_of_a_publication_without_a_day_the_month_may_date() -> None:
    assert [option.forms for option in _options("Rusia menyerang Ukraina.", published="2022-05")] == [
        ("2022-05", "2022-05~"), ()
    ]  # fmt: skip


def test_how_likely_the_model_thinks_each_form_is_asked() -> None:
    article, found = seen_in(Article("a", CALL, published="2022-05-04", published_from="given"))
    assert found.analysis
    chances = [0.0] * len(DATE_FORMS)
    chances[DATE_FORMS.index("day before publication")] = 0.9
    chances[DATE_FORMS.index("about a day")] = 0.05
    chances[DATE_FORMS.index("undated")] = 0.04
    seen = [ArgumentsFound(one.states, one.dates, tuple(chances)) for one in found.analysis.arguments]
    found = replace(found, analysis=replace(found.analysis, arguments=tuple(seen)))
    events = [event_of(one) for one in load().judge(case_of(article, found))]
    words, *_, nothing = Occasions(article, found, events).options(0)
    assert words.numbers[1] == pytest.approx(0.95)
    assert [row[1] for row in words.form_numbers] == [0.9, 0.05, 0.0]
    assert nothing.numbers[1] == pytest.approx(0.04)


def test_numbers_do_not_change_from_one_reading_to_the_next() -> None:
    assert _options(CALL) == _options(CALL)
