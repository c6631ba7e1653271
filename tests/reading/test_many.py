"""Tests of kawat.reading.many: what comes out, in which order, and how far ahead is read."""

from collections.abc import Iterator

import pytest
from threadpoolctl import threadpool_info

from kawat.errors import KawatError
from kawat.reading.article import read
from kawat.reading.many import read_each
from kawat.records import Article, Refusal

ARTICLES = [
    Article(str(n), f"Presiden Rusia menelepon presiden {state} pada {n + 1} Mei 2022.", published="2022-05-20")
    for n, state in enumerate(("China", "Prancis", "Turki", "Iran", "India", "Mesir", "Brasil", "Kuba"))
]
REFUSAL = Refusal("page.html", "no-text", "holds no text", "Give an article.")


def test_readings_are_those_of_each_article_alone_in_their_order() -> None:
    assert list(read_each(ARTICLES)) == [read(one) for one in ARTICLES]


def test_refusals_keep_their_place() -> None:
    found = list(read_each([ARTICLES[0], REFUSAL, ARTICLES[1]]))
    assert [one if isinstance(one, Refusal) else one.article.id for one in found] == ["0", REFUSAL, "1"]


def test_the_least_confidence_is_that_of_the_caller() -> None:
    (everything,) = read_each(ARTICLES[:1], 0.0)
    (nothing,) = read_each(ARTICLES[:1], 1.0)
    assert everything == read(ARTICLES[0], 0.0)
    assert nothing == read(ARTICLES[0], 1.0)


def test_no_more_is_taken_than_is_read_ahead() -> None:
    taken: list[str] = []

    def items() -> Iterator[Article]:
        for one in ARTICLES:
            taken.append(one.id)
            yield one

    readings = read_each(items())
    next(readings)
    readings.close()  # type: ignore[attr-defined]
    assert 0 < len(taken) <= 5


def test_what_goes_wrong_with_the_source_reaches_the_caller_after_what_was_read() -> None:
    def items() -> Iterator[Article]:
        yield from ARTICLES[:1]
        raise KawatError("pipe", "broke", "Try again.")

    readings = read_each(items())
    assert next(readings) == read(ARTICLES[0])
    with pytest.raises(KawatError, match="broke"):
        next(readings)


def test_products_get_their_threads_back() -> None:
    def threads() -> list[int]:
        return [one["num_threads"] for one in threadpool_info() if one["user_api"] == "blas"]

    before = threads()
    readings = read_each(ARTICLES)
    next(readings)
    assert set(threads()) == {1}
    readings.close()  # type: ignore[attr-defined]
    assert threads() == before


def test_no_articles_give_no_readings() -> None:
    assert list(read_each([])) == []
