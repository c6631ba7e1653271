"""Tests of kawat.reading.events: which candidates are one event, and which sides it has."""

import pytest

from kawat.reading.article import found_in
from kawat.reading.events import choose, groups_of, likeness
from kawat.reading.judging import case_of, chances_of
from kawat.records import Article


def test_sure_sides_are_chosen_and_improbable_ones_are_not() -> None:
    chosen = choose(["RUS", "CHN", "FRA"], [0.98, 0.95, 0.03], [0.1, 0.9, 0.5])
    assert chosen.targets == {"RUS": 0.1, "CHN": 0.9}
    assert chosen.half > chosen.whole > 0.85


def test_where_only_one_side_is_sure_it_stands_alone() -> None:
    assert set(choose(["RUS", "CHN", "FRA"], [0.97, 0.12, 0.1], [0.1, 0.9, 0.5]).targets) == {"RUS"}


def test_there_is_always_a_side() -> None:
    assert choose(["RUS"], [0.01], [0.5]).targets.keys() == {"RUS"}


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ({"RUS": 1.0}, {"RUS": 1.0}, 1.0),
        ({"RUS": 1.0}, {"CHN": 1.0}, 0.0),
        ({"RUS": 0.5, "CHN": 0.5}, {"RUS": 1.0}, 1 / 3),
        ({}, {}, 0.0),
    ],
)
def test_likeness_is_what_two_share_of_what_they_have(
    one: dict[str, float], other: dict[str, float], alike: float
) -> None:
    assert likeness(one, other) == pytest.approx(alike)


def _groups(text: str, sure: float = 0.9) -> list[tuple[str, list[str]]]:
    """Kinds and triggers of the groups, every candidate and each of its states being equally sure."""
    article, found = found_in(Article("a", text, published="2022-05-04", published_from="given"))
    case = case_of(article, found)
    chances = chances_of(case, [sure] * len(case.candidates), [0.9] * sum(map(len, case.sides)))
    return [
        (group.kind, [one.candidate.report.evidence[0].text for one in group.members]) for group in groups_of(chances)
    ]


def test_what_is_told_again_of_the_same_states_is_one_event() -> None:
    assert _groups("Rusia menyerang Ukraina. Rusia menyerang Ukraina tanpa peringatan.") == [
        ("attack", ["menyerang", "menyerang"])
    ]


def test_two_days_are_two_events() -> None:
    text = "Rusia bertemu Cina pada 2 Mei 2022. Rusia bertemu Cina pada 3 Mei 2022."
    assert [kind for kind, _ in _groups(text)] == ["meeting", "meeting"]


def test_a_noun_that_points_back_takes_up_a_contact_of_another_kind() -> None:
    text = "Menlu Rusia menelepon menlu Cina. Dalam percakapan tersebut, Rusia dan Cina bertukar kabar."
    assert _groups(text) == [("call", ["menelepon", "percakapan tersebut"])]


def test_what_hardly_tells_of_a_dealing_is_in_no_group() -> None:
    assert _groups("Rusia menyerang Ukraina.", 0.1) == []
