"""Tests of kawat.reading.events: which candidates are one event."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from kawat.reading.article import found_in
from kawat.reading.events import groups_of, likeness
from kawat.reading.judged import Judged
from kawat.reading.judging import case_of, chances_of
from kawat.reading.model.analysis import Analysis, ArgumentsFound, TriggerFound
from kawat.reading.model.labels import KINDS, STATUSES
from kawat.records import Article


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


def linking(number: int, chance: float) -> Judged:
    """What a model says that sees every two of so many triggers as one event by the same chance."""
    nothing = (0.0,) * len(KINDS), (0.0,) * len(STATUSES)
    triggers = (TriggerFound(n, n + 1, "attack", 0.5, "held", *nothing, 0) for n in range(number))
    links = ((chance,) * n for n in range(number))
    return Judged(Analysis(triggers=tuple(triggers), arguments=(ArgumentsFound(),) * number, links=tuple(links)))


def _groups(
    text: str, sure: float = 0.9, sides: Sequence[float] | None = None, linked: float | None = None
) -> list[tuple[str, list[str]]]:
    """Kinds and triggers of the groups, every candidate being equally sure, and each of its states where not given.

    `linked` is what a model says of any two candidates telling of one event.
    """
    article, found = found_in(Article("a", text, published="2022-05-04", published_from="given"))
    case = case_of(article, found)
    chances = chances_of(case, [sure] * len(case.candidates), sides or [0.9] * sum(map(len, case.sides)))
    if linked is not None:
        chances = tuple(replace(one, candidate=replace(one.candidate, judged=n)) for n, one in enumerate(chances))
    judged = None if linked is None else linking(len(chances), linked)
    return [
        (group.kind, [one.candidate.report.evidence[0].text for one in group.members])
        for group in groups_of(chances, judged)
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


def test_the_model_may_tell_like_phrases_apart_and_put_others_together() -> None:
    dated = "Rusia menyerang Ukraina pada 2 Mei 2022. Rusia menyerang Ukraina tanpa peringatan."
    assert [len(_groups(dated, linked=chance)) for chance in (0.0, 0.5)] == [2, 1]
    other, sides = "Rusia menyerang Ukraina. Rusia menyerang Polandia.", [0.9, 0.9, 0.1] * 2
    assert [len(_groups(other, sides=sides, linked=chance)) for chance in (0.5, 1.0)] == [2, 1]


def test_what_hardly_tells_of_a_dealing_is_in_no_group() -> None:
    assert _groups("Rusia menyerang Ukraina.", 0.1) == []
