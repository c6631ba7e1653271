"""Tests of kawat.reading.judged on an analysis written by hand."""

from kawat.reading.judged import OF_CANDIDATE, OF_SIDE, Judged
from kawat.reading.mentions import Party
from kawat.reading.model.analysis import Analysis, Link, MentionRoles, TriggerFound
from kawat.reading.model.labels import KINDS, STATUSES
from kawat.records import Span


def _trigger(start: int, probability: float) -> TriggerFound:
    kinds = tuple(float(kind == "attack") for kind in KINDS)
    statuses = tuple(float(status == "held") for status in STATUSES)
    return TriggerFound(start, start + 5, "attack", probability, probability, "held", kinds, statuses, 0)


def _judged() -> Judged:
    analysis = Analysis(
        triggers=(_trigger(10, 0.9), _trigger(40, 0.5)),
        roles=((), ()),
        mention_roles=((MentionRoles(0, (0.8, 0.1, 0, 0, 0, 0)),), ()),
        links=(Link(0, 1, 0.7),),
    )
    return Judged(analysis, [(0, 5)], [Party(Span(0, 5, "Rusia"), "RUS")])


def test_there_are_as_many_numbers_for_what_the_model_did_not_see() -> None:
    judged = _judged()
    assert len(judged.of_candidate(0, "attack")) == len(judged.of_candidate(None, "attack")) == OF_CANDIDATE
    assert len(judged.of_side(0, "RUS")) == len(judged.of_side(None, "RUS")) == OF_SIDE


def test_a_state_has_the_role_of_its_mention_and_none_it_has_none() -> None:
    judged = _judged()
    assert judged.of_side(0, "RUS")[:3] == [0.8, 0.1, 0]
    assert judged.of_side(0, "CHN")[:3] == [0, 0, 0]
