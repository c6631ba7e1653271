"""Grouping: strong links join, weak ones and forbidden ones do not, averages decide."""

from hypothesis import given
from hypothesis import strategies as st

from kawat.reading.model.analysis import Link
from kawat.reading.model.grouping import group


def test_nothing() -> None:
    assert group(0, ()) == ()


def test_without_links_each_stands_alone() -> None:
    assert group(3, ()) == ((0,), (1,), (2,))


def test_strong_link_joins_and_weak_does_not() -> None:
    assert group(3, [Link(0, 2, 0.9), Link(0, 1, 0.1), Link(1, 2, 0.1)]) == ((0, 2), (1,))


def test_forbidden_pair_stays_apart() -> None:
    assert group(2, [Link(0, 1, 0.99)], may_join=lambda _one, _other: False) == ((0,), (1,))


def test_average_link_not_a_chain() -> None:
    links = [Link(0, 1, 0.9), Link(1, 2, 0.6), Link(0, 2, 0.0)]
    assert group(3, links, joins=0.5) == ((0, 1), (2,))
    assert group(3, links, joins=0.25) == ((0, 1, 2),)


@given(st.integers(1, 12), st.data())
def test_every_trigger_in_one_group(number: int, data: st.DataObject) -> None:
    chances = st.floats(0, 1)
    links = [Link(i, j, data.draw(chances)) for j in range(number) for i in range(j)]
    groups = group(number, links)
    assert sorted(n for members in groups for n in members) == list(range(number))
    assert groups == group(number, list(reversed(links)))
