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


def test_what_is_taken_back_is_as_if_never_decided() -> None:
    made = [
        Judgement("wrong", ("a",), "reader", "2020-01-01"),
        Judgement("wrong", ("b",), "reader", "2020-01-01", field="date"),
        Judgement("right_value", ("b",), "reader", "2020-01-01", field="kind", value="visit"),
        Judgement("same", ("a", "b"), "reader", "2020-01-01"),
        Judgement("not_same", ("a", "c"), "reader", "2020-01-01"),
    ]
    assert decide([*made, Judgement("taken_back", ("a", "b"), "reader", "2020-01-02")]) == decide(made[4:])
    assert decide([*made, Judgement("taken_back", ("b",), "reader", "2020-01-02", field="date")]) == decide(
        [made[0], *made[2:]]
    )
    assert decide([*made, Judgement("taken_back", ("b",), "reader", "2020-01-02", field="kind")]) == decide(
        [*made[:2], *made[3:]]
    )
    assert decide([*made, Judgement("taken_back", ("a", "b"), "reader", "2019-12-31")]) == decide(made)
