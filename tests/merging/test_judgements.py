"""Decisions that judgements come to."""

from kawat.merging.judgements import decide
from kawat.records import Judgement


def test_the_later_judgement_on_a_pair_holds_in_whatever_order_they_come() -> None:
    first = Judgement("same", ("a", "b"), "reader", "2020-01-01")
    then = Judgement("not_same", ("b", "a"), "reader", "2020-01-02")
    for order in ((first, then), (then, first)):
        decided = decide(order)
        assert decided.apart == {("a", "b")}
        assert not decided.together


def test_same_speaks_of_every_pair() -> None:
    decided = decide([Judgement("same", ("a", "b", "c"), "reader", "2020-01-01")])
    assert decided.together == {"a": {"b", "c"}, "b": {"a", "c"}, "c": {"a", "b"}}


def test_wrong_drops_a_report_or_one_value_of_it() -> None:
    decided = decide([
        Judgement("wrong", ("a",), "reader", "2020-01-01"),
        Judgement("wrong", ("b",), "reader", "2020-01-01", field="date"),
    ])  # fmt: skip
    assert decided.dropped == {"a"}
    assert decided.wrong == {("b", "date")}
