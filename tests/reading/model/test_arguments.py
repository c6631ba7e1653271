"""Tests of kawat.reading.model.arguments: what stands in a window, which are nearest, and that numbers add up."""

from collections.abc import Sequence

import numpy as np
import pytest

from kawat.reading.model.arguments import (
    ATTENTION,
    LAYERS,
    NEAREST,
    NUMBERS,
    WIDTH,
    Argument,
    ArgumentHead,
    nearest,
    place,
)
from kawat.reading.model.heads import distances
from kawat.reading.model.labels import DATE_FORMS, DISTANCES, ROLES, STATUSES
from kawat.reading.model.layers import Floats
from kawat.reading.model.windows import Window, Word

NOTHING = (0.0,) * NUMBERS


def _window(*sentences: str) -> tuple[str, Window]:
    """Sentences as one window, each word a piece; every second sentence is left out of it."""
    text = ""
    words: list[Word] = []
    for number, sentence in enumerate(sentences):
        for word in sentence.split():
            if number % 2 == 0:
                words.append(Word(len(text), len(text) + len(word), number, len(words)))
            text += word + " "
    return text, Window((), tuple(words), 0, len(words))


def _argument(text: str, words: str, state: str | None) -> Argument:
    return Argument(text.index(words), text.index(words) + len(words), state, NOTHING)


def test_only_what_stands_in_the_window_is_placed() -> None:
    text, window = _window("Rusia menelepon China", "kemarin Jepang diam", "pada Selasa malam Rusia menutup telepon")
    given = [_argument(text, *one) for one in (("Rusia", "RUS"), ("China", "CHN"), ("Jepang", "JPN"), ("Selasa", None))]
    placed = place(window, given)
    assert placed.given == (0, 1, 3)
    assert placed.states == ("CHN", "RUS")
    assert placed.groups.tolist() == [1, 0, -1]
    assert placed.first.tolist() == placed.last.tolist() == [0, 2, 4]


def test_an_argument_of_several_words() -> None:
    text, window = _window("Presiden Amerika Serikat tiba")
    placed = place(window, [_argument(text, "Amerika Serikat", "USA")])
    assert (placed.first.tolist(), placed.last.tolist()) == ([1], [2])


def test_nothing_is_placed_where_nothing_is_given() -> None:
    _, window = _window("Rusia menelepon China")
    placed = place(window, ())
    assert (placed.given, placed.states, placed.numbers.shape) == ((), (), (0, NUMBERS))


def test_the_nearest_are_looked_at_in_the_order_of_the_text() -> None:
    _, window = _window(" ".join(f"a{n}" for n in range(200)))
    placed = place(window, [Argument(word.start, word.end, "RUS", NOTHING) for word in window.words])
    (left, right) = nearest(placed, np.array([0, 199]), np.array([0, 199]))
    assert left.tolist() == list(range(NEAREST))
    assert right.tolist() == list(range(200 - NEAREST, 200))


@pytest.mark.parametrize("number", [1, NEAREST])
def test_fewer_are_all_looked_at(number: int) -> None:
    _, window = _window(" ".join(f"a{n}" for n in range(number)))
    placed = place(window, [Argument(word.start, word.end, None, NOTHING) for word in window.words])
    assert nearest(placed, np.array([0]), np.array([0])).tolist() == [list(range(number))]


HIDDEN = 8


def _head() -> ArgumentHead:
    """A head whose weights were drawn at random."""
    random = np.random.default_rng(1)
    shapes: dict[str, tuple[int, ...]] = {
        "trigger": (WIDTH, 2 * HIDDEN), "joint": (WIDTH, 2 * HIDDEN), "argument": (WIDTH, 2 * HIDDEN),
        "told": (WIDTH, NUMBERS), "distance": (DISTANCES, WIDTH), "tags": (len(ROLES) + 1, WIDTH),
        "status": (len(STATUSES), WIDTH), "forms": (len(DATE_FORMS), WIDTH), "after": (WIDTH,),
    }  # fmt: skip
    for n in range(LAYERS):
        shapes |= {
            f"layers.{n}.before": (WIDTH,), f"layers.{n}.between": (WIDTH,), f"layers.{n}.mixed": (3 * WIDTH, WIDTH),
            f"layers.{n}.heard": (WIDTH, WIDTH), f"layers.{n}.inner": (2 * WIDTH, WIDTH),
            f"layers.{n}.outer": (WIDTH, 2 * WIDTH),
        }  # fmt: skip
    weights = {}
    for name, shape in shapes.items():
        weights[f"arguments.{name}.weight"] = random.normal(0, 0.1, shape).astype(np.float32)
        weights[f"arguments.{name}.bias"] = random.normal(0, 0.1, shape[0]).astype(np.float32)
    for n in range(LAYERS):
        weights[f"arguments.layers.{n}.same"] = random.normal(0, 1, ATTENTION).astype(np.float32)
    return ArgumentHead(weights)


def _looked_at(
    states: Sequence[str | None], triggers: Sequence[int], words: int = 120
) -> list[tuple[Floats, Floats, Floats, Floats]]:
    """What a head says of triggers, where every word from the first on is an argument."""
    _, window = _window(" ".join(f"a{n}" for n in range(words)))
    named = zip(window.words, states, strict=False)
    placed = place(window, [Argument(word.start, word.end, state, NOTHING) for word, state in named])
    vectors = np.random.default_rng(2).normal(size=(words, HIDDEN)).astype(np.float32)
    at = np.array(triggers, np.int64)
    far = distances(at, at, np.zeros(words, np.int64))[:, placed.first]
    return list(_head()(vectors, at, at, far, placed))


def test_chances_of_a_state_are_those_of_roles_and_none() -> None:
    for states, dates, status, forms in _looked_at(["RUS", "CHN", None, "RUS"], [5, 9]):
        assert states.shape == (2, len(ROLES))
        assert (states > 0).all()
        assert (states.sum(-1) < 1).all()
        assert dates[[0, 1, 3]].tolist() == [0, 0, 0]
        assert 0 < dates[2] < 1
        assert status.shape == (len(STATUSES),)
        assert forms.shape == (len(DATE_FORMS),)
        assert forms.sum() == pytest.approx(1)


def test_one_more_mention_of_a_state_makes_another_chance() -> None:
    ((one, _, _, _),), ((two, _, _, _),) = _looked_at(["RUS", "CHN"], [5]), _looked_at(["RUS", "CHN", "RUS"], [5])
    assert np.abs(one - two).max() > 1e-3


def test_mentions_of_one_state_know_each_other() -> None:
    ((apart, _, _, _),), ((alike, _, _, _),) = _looked_at(["RUS", "CHN"], [5]), _looked_at(["RUS", "RUS"], [5])
    assert alike.shape == (1, len(ROLES))
    assert alike.sum() > apart.sum(-1).max()


def test_many_triggers_are_looked_at_as_each_alone() -> None:
    states = ["RUS", None, "CHN", "USA"] * 5
    triggers = list(range(30, 70))
    together = _looked_at(states, triggers)
    for trigger, found in zip(triggers, together, strict=True):
        (alone,) = _looked_at(states, [trigger])
        assert all(np.allclose(a, b, atol=1e-5) for a, b in zip(found, alone, strict=True))


def test_a_state_named_only_far_off_has_no_part() -> None:
    states = ["RUS", *["CHN"] * NEAREST]
    ((chances, _, _, _),) = _looked_at(states, [110])
    assert chances[1].tolist() == [0, 0, 0]
    assert (chances[0] > 0).all()


def test_only_times_or_only_states() -> None:
    ((states, dates, _, _),) = _looked_at([None, None], [5])
    assert states.shape == (0, len(ROLES))
    assert (dates > 0).all()
    ((states, dates, _, _),) = _looked_at(["RUS"], [5])
    assert states.shape == (1, len(ROLES))
    assert dates.tolist() == [0]
