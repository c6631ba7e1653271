"""Tests of kawat.reading.arguments: what is told of states and times."""

import pytest

from kawat.reading.arguments import arguments_of
from kawat.reading.article import found_in
from kawat.reading.model.arguments import NUMBERS, Argument
from kawat.records import Article

TEXT = (
    "Presiden Rusia Vladimir Putin menelepon Presiden China Xi Jinping pada Selasa (3/5). "
    "Putin bertemu Xi di Beijing pada 2019 dan akan bertemu lagi pada 10 Juni 2022."
)


def _told(published: str = "2022-05-04") -> tuple[Argument, ...]:
    return arguments_of(*found_in(Article("a", TEXT, published=published, published_from="given")))


def _flags(published: str) -> dict[str, tuple[float, ...]]:
    """For each time whether it lies before, after or at the publication."""
    return {TEXT[one.start : one.end]: one.numbers[9:12] for one in _told(published) if one.state is None}


def test_arguments_come_in_the_order_of_the_text() -> None:
    told = _told()
    assert [one.start for one in told] == sorted(one.start for one in told)
    assert {one.state for one in told} == {"CHN", "RUS", None}
    assert {len(one.numbers) for one in told} == {NUMBERS}


def test_a_persons_mention_differs_from_a_place() -> None:
    told = {TEXT[one.start : one.end]: one.numbers for one in _told() if one.state}
    putin = next(numbers for words, numbers in told.items() if "Putin" in words)
    assert putin[:2] == (0.0, 1.0)
    assert told["Beijing"][:2] == (1.0, 0.0)


def test_a_time_lies_before_at_or_after_publication() -> None:
    flags = _flags("2022-05-04")
    assert flags["2019"] == (1.0, 0.0, 0.0)
    assert flags["10 Juni 2022"] == (0.0, 1.0, 0.0)
    assert next(one for words, one in flags.items() if "3/5" in words) == (0.0, 0.0, 1.0)


@pytest.mark.parametrize(
    ("published", "wanted"),
    [
        ("2022-06", (0.0, 0.0, 1.0)), ("2022", (0.0, 0.0, 1.0)), ("2022-05-01/2022-05-30", (0.0, 1.0, 0.0)),
        ("2023-01", (1.0, 0.0, 0.0)),
    ],
)  # fmt: skip
def test_publication_may_be_less_than_a_day(published: str, wanted: tuple[float, ...]) -> None:
    assert _flags(published)["10 Juni 2022"] == wanted


def test_without_publication_a_time_lies_nowhere() -> None:
    _, found = found_in(Article("a", TEXT, published="2022-05-04", published_from="given"))
    times = [one.numbers[9:12] for one in arguments_of(Article("a", TEXT), found) if one.state is None]
    assert set(times) == {(0.0, 0.0, 0.0)}


def test_home_and_organisations_are_told_apart() -> None:
    article = Article("a", "Indonesia, Rusia dan WHO bertemu.", published="2022-05-04", published_from="given")
    flags = {one.state: one.numbers[6:8] for one in arguments_of(*found_in(article))}
    assert flags == {"IDN": (0.0, 1.0), "RUS": (0.0, 0.0), "WHO": (1.0, 0.0)}


def test_nothing_is_named() -> None:
    assert arguments_of(*found_in(Article("a", "Rebus air hingga mendidih."))) == ()
