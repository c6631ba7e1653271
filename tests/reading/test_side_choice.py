"""Tests of kawat.reading.side_choice ."""

from kawat.reading.side_choice import choose


def test_sure_sides_are_chosen_and_improbable_ones_are_not() -> None:
    chosen = choose(["RUS", "CHN", "FRA"], [0.98, 0.95, 0.03], [0.1, 0.9, 0.5])
    assert chosen.targets == {"RUS": 0.1, "CHN": 0.9}
    assert chosen.half > chosen.whole > 0.85


def test_where_only_one_side_is_sure_it_stands_alone() -> None:
    assert set(choose(["RUS", "CHN", "FRA"], [0.97, 0.12, 0.1], [0.1, 0.9, 0.5]).targets) == {"RUS"}


def test_there_is_always_a_side() -> None:
    assert choose(["RUS"], [0.01], [0.5]).targets.keys() == {"RUS"}
