"""Tests of kawat.reading.judged on an analysis written by hand."""

from kawat.reading.judged import EVEN, OF_CANDIDATE, OF_SIDE, Judged
from kawat.reading.model.analysis import Analysis, ArgumentsFound, TriggerFound
from kawat.reading.model.labels import KINDS, STATUSES


def _trigger(start: int, probability: float) -> TriggerFound:
    kinds = tuple(float(kind == "attack") for kind in KINDS)
    statuses = tuple(float(status == "held") for status in STATUSES)
    return TriggerFound(start, start + 5, "attack", probability, "held", kinds, statuses, 0)


def _judged() -> Judged:
    analysis = Analysis(
        triggers=(_trigger(10, 0.9), _trigger(40, 0.5)),
        arguments=(ArgumentsFound((("RUS", (0.8, 0.1, 0.0)),), ((20, 25, 0.6),)), ArgumentsFound()),
        links=((), (0.7,)),
    )
    return Judged(analysis)


def test_there_are_as_many_numbers_for_what_the_model_did_not_see() -> None:
    judged = _judged()
    assert len(judged.of_candidate(0, "attack")) == len(judged.of_candidate(None, "attack")) == OF_CANDIDATE
    assert len(judged.of_side(0, "RUS")) == len(judged.of_side(None, "RUS")) == OF_SIDE


def test_a_state_has_its_role_and_one_without_has_none() -> None:
    judged = _judged()
    assert judged.of_side(0, "RUS")[:4] == [0.8, 0.1, 0, 0.9]
    assert judged.of_side(0, "CHN")[:4] == [0, 0, 0, 0]


def test_a_candidate_has_its_surest_roles_and_date() -> None:
    numbers = _judged().of_candidate(0, "attack")
    roles = numbers.index(0.8, 5)
    assert numbers[roles : roles + 4] == [0.8, 0.1, 0.0, 0.6]


def test_of_one_event_are_phrases_by_the_mean_of_what_links_them() -> None:
    judged = _judged()
    assert judged.of_one_event(1, [0, None]) == 0.7
    assert judged.of_one_event(None, [0]) == judged.of_one_event(0, []) == EVEN


def test_a_phrase_is_linked_to_those_before_and_behind_it_as_far_as_links_reach() -> None:
    nothing = ArgumentsFound()
    links = ((), (0.1,), (0.2,), (0.3,))
    judged = Judged(
        Analysis(triggers=tuple(_trigger(10 * n, 0.5) for n in range(4)), arguments=(nothing,) * 4, links=links)
    )
    assert [judged.of_one_event(1, [n]) for n in (0, 2, 3)] == [0.1, 0.2, EVEN]
    assert judged.of_one_event(2, [1, 3]) == (0.2 + 0.3) / 2
