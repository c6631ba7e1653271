"""Tests of kawat.reading.event_numbers ."""

from kawat.reading.article import found_in
from kawat.reading.event_numbers import of_group, of_sides, whole_of
from kawat.reading.events import Group, groups_of
from kawat.reading.judging import Case, case_of, chances_of
from kawat.reading.side_choice import choose
from kawat.records import Article

TEXT = "Rusia menyerang Ukraina pada 2 Mei 2022. Prancis mengecam serangan Rusia. Cina bertemu Jepang di Jakarta."


def _case() -> tuple[Case, tuple[Group, ...]]:
    """The case of the text, and its groups where of every candidate's states the first named is the surest."""
    case = case_of(*found_in(Article("a", TEXT, published="2022-05-03", published_from="given")))
    sides = [0.9 - 0.2 * n for one in case.sides for n, _ in enumerate(one)]
    return case, groups_of(chances_of(case, [0.9] * len(case.candidates), sides))


def test_of_every_state_of_a_group_as_much_is_asked_the_likeliest_first() -> None:
    case, groups = _case()
    whole = whole_of(
        chances_of(case, [0.9] * len(case.candidates), [0.5] * sum(map(len, case.sides))), groups, case.order
    )
    for group in groups:
        states, rows = of_sides(group, whole, None)
        assert set(states) == set(group.states)
        chances = [row[0] for row in rows]
        assert chances == sorted(chances, reverse=True) == [group.states[state] for state in states]
        assert len({len(row) for row in rows}) == 1


def test_a_group_is_told_by_its_surest_phrase_and_how_many_it_has() -> None:
    case, groups = _case()
    chances = chances_of(case, [0.9] * len(case.candidates), [0.5] * sum(map(len, case.sides)))
    whole = whole_of(chances, groups, case.order)
    chosen = [choose(list(group.states), list(group.states.values()), [0.5] * len(group.states)) for group in groups]
    rows = [of_group(n, groups, chosen, whole, None) for n in range(len(groups))]
    assert [row[0] for row in rows] == [group.lead.chance for group in groups]
    assert [row[2] for row in rows] == [float(len(group.members)) for group in groups]
    assert len(groups) > 1
    assert {row[13] for row in rows} == {float(len(groups))}
